// What the phone shows while it lies on a table: the hour, and what came, as Telegram shows it there: one chat after
// another, newest first, what was read out of the way.

import { make } from "./dom.js";
import { drawn } from "./icons.js";
import { day, hour, say, shortDay } from "./words.js";

const FAR = 70;
const RINGING = 500;
const hidden = () => localStorage.getItem("previews") === "hidden";

export class LockScreen {
  // `unlock` gets the chat whose notification was opened, or nothing.
  constructor(botName, unlock) {
    this.botName = botName;
    this.unlock = unlock;
    this.notifications = [];
    this.unfolded = new Set();
    this.clock = make("p", { class: "big" });
    this.date = make("p", { class: "date" });
    this.lines = make("ol", { class: "lines", "aria-label": say("notifications") });
    this.element = make("div", { class: "lock", hidden: true }, this.clock, this.date, this.lines,
      make("div", { class: "foot" }, this.previews(),
        make("button", { type: "button", class: "unlock", onclick: () => unlock() }, say("unlock"))));
  }

  previews() {
    const key = make("button", { type: "button", class: "previews", role: "switch", "aria-checked": String(hidden()),
      onclick: () => {
        if (hidden()) localStorage.removeItem("previews");
        else localStorage.setItem("previews", "hidden");
        dispatchEvent(new Event("previews"));
      } }, make("span", { class: "knob", "aria-hidden": "true" }), say("hidePreviews"));
    addEventListener("previews", () => {
      key.setAttribute("aria-checked", String(hidden()));
      if (!this.element.hidden) this.draw();
    });
    return key;
  }

  // `state`: what the town tells of this phone.
  render(state) {
    const { notifications, chats } = Array.isArray(state) ? { notifications: state } : state;
    this.notifications = notifications;
    this.waiting = chats && new Map(chats.map((chat) => [chat.id, chat.unread]));
    if (!this.element.hidden) this.draw();
  }

  draw() {
    const focused = document.activeElement?.closest?.(".lines li")?.dataset.message;
    const { fresh, read } = this.sorted();
    const items = [...fresh.values()].flatMap((lines) => this.group(lines));
    if (!items.length) items.push(make("li", { class: "none" }, say("nothing")));
    if (read.length) items.push(...this.earlier(read));
    this.lines.replaceChildren(...items);
    if (focused) this.lines.querySelector(`[data-message="${focused}"] button`)?.focus();
  }

  // What waits to be read, by chat, newest first; and what was read.
  sorted() {
    const fresh = new Map();
    const read = [];
    const left = new Map(this.waiting);
    for (const line of this.notifications.toReversed()) {
      const waits = !this.waiting || left.get(line.chat_id) > 0;
      if (!waits) {
        read.push(line);
        continue;
      }
      left.set(line.chat_id, left.get(line.chat_id) - 1);
      fresh.set(line.chat_id, [...(fresh.get(line.chat_id) ?? []), line]);
    }
    return { fresh, read };
  }

  group(lines) {
    const [newest, ...others] = lines;
    const key = newest.chat_id;
    if (!others.length) return [this.line(newest)];
    const open = this.unfolded.has(key);
    const more = this.folding(key, open, open ? say("fewer") : say("moreFrom")(others.length, hidden() ? say("app") : newest.title));
    return open ? [...lines.map((line) => this.line(line)), more] : [this.line(newest, "stacked"), more];
  }

  earlier(read) {
    const open = this.unfolded.has("read");
    const more = this.folding("read", open, say("readBefore")(read.length));
    return open ? [more, ...read.map((line) => this.line(line, "read"))] : [more];
  }

  folding(key, open, words) {
    const flip = () => {
      if (!this.unfolded.delete(key)) this.unfolded.add(key);
      this.draw();
      this.lines.querySelector(`.more[data-key="${key}"] button`)?.focus();
    };
    return make("li", { class: "more", "data-key": key },
      make("button", { type: "button", "aria-expanded": String(open), onclick: flip }, words));
  }

  line({ title, text, silent, at, chat_id: chat, message_id: message }, kind = "") {
    const when = shortDay(at) === shortDay(this.now ?? at) ? hour(at) : `${shortDay(at)} ${hour(at)}`;
    const covered = hidden();
    const key = make("button", { type: "button", class: "notification" },
      make("span", { class: "app", "aria-hidden": "true" }, drawn("plane")),
      make("span", { class: "head" }, make("b", {}, covered ? say("app") : title),
        silent ? make("i", {}, drawn("hush"), say("quiet")) : null, make("time", {}, when)),
      make("span", { class: "words" }, covered ? say("newMessage") : text));
    this.opens(key, chat);
    return make("li", { class: [kind, silent ? "silent" : ""].join(" ").trim(), "data-message": message }, key);
  }

  // A tap, Enter, or a swipe to the right.
  opens(key, chat) {
    let from = null;
    let far = 0;
    key.addEventListener("click", () => this.unlock(chat));
    key.addEventListener("pointerdown", (event) => { from = event.clientX; far = 0; });
    key.addEventListener("pointermove", (event) => {
      if (from === null || !event.buttons) return;
      far = Math.max(0, event.clientX - from);
      if (far > 6 && !key.hasPointerCapture(event.pointerId)) key.setPointerCapture(event.pointerId);
      key.style.transform = `translateX(${far}px)`;
    });
    const end = () => {
      from = null;
      key.style.transform = "";
      if (far > FAR) this.unlock(chat);
    };
    key.addEventListener("pointerup", end);
    key.addEventListener("pointercancel", () => { far = 0; end(); });
  }

  tick(now) {
    this.now = now;
    this.clock.textContent = hour(now);
    this.date.textContent = day(now);
  }

  show(yes) {
    this.element.hidden = !yes;
    // What lies below a lock screen can be neither tapped nor read.
    for (const below of this.element.parentElement?.children ?? []) if (below !== this.element) below.inert = yes;
    this.unfolded.clear();
    if (yes) this.draw();
    else this.lines.replaceChildren();
    if (yes) this.element.querySelector(".unlock").focus();
    dispatchEvent(new Event("screens"));
  }

  ring() {
    this.element.classList.remove("rings");
    clearTimeout(this.ringing);
    requestAnimationFrame(() => this.element.classList.add("rings"));
    this.ringing = setTimeout(() => this.element.classList.remove("rings"), RINGING);
  }
}
