// The top of the page: what time it is in the town, going forward in time, the language, accidents.

import { get, post } from "./api.js";
import { button, icon, make, menu } from "./dom.js";
import { day, hour, liveIn, say, shortDay, speak, spoken, wall } from "./words.js";

const LEAPS = ["hour", "evening", "morning", "week"];

export class Bar {
  constructor(element, redraw) {
    this.element = element;
    this.redraw = redraw;
    this.minute = "";
  }

  draw() {
    this.time = make("time", { class: "now" });
    this.date = make("span", { class: "date" });
    this.busy = make("span", { class: "busy", role: "status" });
    this.leaps = make("div", { class: "leaps", role: "group", "aria-label": say("moment") });
    this.field = make("input", { type: "datetime-local", "aria-label": say("moment"), required: true });
    this.form = make("form", { class: "moment" }, this.field, make("button", { type: "submit" }, say("go")));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      post("town/clock", { to: this.field.value });
    });
    this.element.replaceChildren(
      make("h1", {}, say("town")),
      make("div", { class: "clock" }, this.time, this.date, this.busy),
      make("p", { class: "memory" }, say("memory")),
      this.languages(), this.accidents(), this.leaps, this.form);
    this.minute = "";
  }

  languages() {
    const choice = (code, name) => button(name, () => { speak(code); this.redraw(); },
      { lang: code, "aria-pressed": String(spoken() === code), title: code === "fr" ? "Français" : "English" });
    return make("div", { class: "languages", role: "group" }, choice("fr", "FR"), choice("en", "EN"));
  }

  accidents() {
    return menu(icon("⋯", say("more"), () => {}), () => [
      [say("restart"), () => post("town/restart")],
      [say("kill"), () => post("town/kill")],
      [say("about"), () => this.explain()],
      [say("startover"), () => { if (window.confirm(say("sure"))) post("town/startover"); }],
    ]);
  }

  explain() {
    const box = make("dialog", { class: "alert", onclose: () => box.remove() }, make("p", {}, say("memory")),
      button(say("ok"), () => box.close()));
    document.body.append(box);
    box.showModal();
  }

  // `event` is the town's clock; where the buttons lead is asked again each time the minute changes.
  async tick({ now, busy }) {
    if (busy !== undefined) this.working(busy);
    if (hour(now) + day(now) === this.minute) return;
    this.minute = hour(now) + day(now);
    this.time.textContent = hour(now);
    this.date.textContent = day(now);
    const clock = await get("town/clock");
    liveIn(clock.zone);
    this.time.textContent = hour(clock.now);
    this.date.textContent = day(clock.now);
    this.field.min = wall(clock.now + 60);
    if (!this.field.matches(":focus")) this.field.value = wall(clock.now + 60);
    this.form.hidden = this.leaps.hidden = !clock.movable;
    this.drawLeaps(clock);
  }

  drawLeaps(clock) {
    const signature = JSON.stringify(clock.leaps) + spoken();
    if (signature === this.signature && this.leaps.childElementCount) return;
    this.signature = signature;
    const focused = [...this.leaps.children].indexOf(document.activeElement);
    this.leaps.replaceChildren(...LEAPS.map((name) => {
      const at = clock.leaps[name];
      const today = day(at) === day(clock.now);
      const when = today ? hour(at) : `${shortDay(at)} ${hour(at)}`;
      const label = say(name === "evening" && !today ? "nextEvening" : name);
      return make("button", { type: "button", "data-leap": name, onclick: () => post("town/clock", { leap: name }) },
        label, make("small", {}, when));
    }));
    if (focused >= 0) this.leaps.children[focused].focus();
  }

  working(name) {
    this.busy.textContent = name ? say("busy")[name] : "";
    this.element.setAttribute("aria-busy", String(Boolean(name)));
    for (const each of this.element.querySelectorAll(".leaps button, .moment button")) each.disabled = Boolean(name);
  }
}
