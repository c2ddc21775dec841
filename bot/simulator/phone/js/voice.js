// A voice note: one plays at a time, with its waves, its progress and its length.

import { make } from "./dom.js";
import { canvas, drawn, shape } from "./icons.js";
import { say } from "./words.js";

const BARS = 34;
const HEIGHT = 26;
let playing = null;

const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

export function voice({ src, duration }, seed) {
  const note = new Note(src, duration, seed);
  return note.element;
}

class Note {
  constructor(src, duration, seed) {
    this.src = src;
    this.duration = duration;
    this.key = make("button", { type: "button", class: "round", onclick: () => this.toggle() });
    this.bars = waves(seed);
    this.slider = make("input", { type: "range", min: "0", max: "100", value: "0", step: "1", "aria-label": say("position"), oninput: () => this.seek() });
    this.time = make("small", { role: "timer", "aria-live": "off" });
    this.element = make("div", { class: "voice", role: "group", "aria-label": `${say("voice")}, ${clock(duration)}` },
      this.key, make("span", { class: "two" }, make("span", { class: "waves" }, this.bars, this.slider), this.time));
    this.draw();
  }

  get going() {
    return this.audio && !this.audio.paused && !this.audio.ended;
  }

  async toggle() {
    if (this.going) return this.audio.pause();
    this.audio ??= await this.load();
    if (playing && playing !== this) playing.audio.pause();
    playing = this;
    await this.audio.play();
  }

  // The whole note first, so that one can go to any moment of it.
  async load() {
    const answer = await fetch(this.src);
    const audio = new Audio(URL.createObjectURL(await answer.blob()));
    for (const name of ["play", "pause", "ended"]) audio.addEventListener(name, () => this.changed());
    return audio;
  }

  changed() {
    if (this.audio.ended) this.audio.currentTime = 0;
    this.draw();
    if (this.going) requestAnimationFrame(() => this.follow());
  }

  follow() {
    this.draw();
    if (this.going) requestAnimationFrame(() => this.follow());
  }

  async seek() {
    this.audio ??= await this.load();
    this.audio.currentTime = (this.slider.value / 100) * this.duration;
    this.draw();
  }

  draw() {
    const at = this.audio?.currentTime ?? 0;
    const share = Math.min(1, at / this.duration);
    const state = this.going ? "pause" : "play";
    if (this.key.dataset.state !== state) {
      this.key.dataset.state = state;
      this.key.setAttribute("aria-label", say(state));
      this.key.replaceChildren(drawn(state));
    }
    [...this.bars.children].forEach((bar, index) => bar.classList.toggle("heard", index / BARS < share && at > 0));
    this.slider.value = String(Math.round(share * 100));
    this.slider.setAttribute("aria-valuetext", `${clock(at)} / ${clock(this.duration)}`);
    this.time.textContent = clock(this.going || at > 0 ? at : this.duration);
  }
}

function waves(seed) {
  let at = seed * 9301 + 49297;
  const bars = Array.from({ length: BARS }, (_, index) => {
    at = (at * 48271) % 2147483647;
    const height = 4 + (at % 1000) / 1000 * (HEIGHT - 6) * Math.abs(Math.sin(index / 3.1 + 0.6));
    return shape("rect", { x: index * 5, y: (HEIGHT - height) / 2, width: 3, height, rx: 1.5 });
  });
  return canvas(BARS * 5, HEIGHT, ...bars);
}
