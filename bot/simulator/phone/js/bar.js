// The top of the page: what time it is in the town, going forward in time, what is wrong, how the page looks.

import { erase, get, post } from "./api.js";
import { ask, explain } from "./dialogs.js";
import { button, make } from "./dom.js";
import { FAULTS, remaining } from "./faults.js";
import { languages, themes } from "./settings.js";
import { drawn } from "./icons.js";
import { day, hour, liveIn, say, shortDay, wall, weekday } from "./words.js";

const LEAPS = ["hour", "evening", "morning", "week"];
const WEEK = 6.5 * 86400;
const still = matchMedia("(prefers-reduced-motion: reduce)");

export class Bar {
  // `faults`: the drawer; `redraw`: the page in another language.
  constructor(element, faults, redraw) {
    this.element = element;
    this.faults = faults;
    this.redraw = redraw;
    this.state = {};
  }

  draw() {
    this.time = make("time", { class: "now" });
    this.date = make("span", { class: "date" });
    this.busy = make("span", { class: "busy", role: "status" });
    this.warning = make("p", { class: "beyond", hidden: true }, drawn("warning"), say("beyond"));
    this.inForce = make("div", { class: "in-force", role: "status" });
    this.left = make("span", { class: "left", "aria-hidden": "true" });
    this.element.replaceChildren(
      this.warning,
      make("div", { class: "line" }, make("h1", {}, say("town")),
        make("div", { class: "clock" }, this.time, make("span", { class: "under" }, this.date, this.busy)),
        ...this.forward(), make("div", { class: "tools" }, this.opener(), ...this.settings())),
      this.inForce);
    this.shape = this.minute = null;
    if (this.now !== undefined) this.show(this.now);
    this.hear(this.state);
  }

  // Going forward

  forward() {
    this.leaps = make("div", { class: "leaps", role: "group", "aria-label": say("leaps") });
    this.field = make("input", { type: "datetime-local", "aria-label": say("moment"), required: true });
    const form = make("form", { class: "moment" }, this.field, make("button", { type: "submit" }, say("go")));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.go({ to: this.field.value });
    });
    this.moment = this.folded("choose", "calendar", form, "moment-holder");
    this.times = make("div", { class: "times" }, this.leaps, this.moment);
    return [this.unfolds("forward", "forward", this.times), this.times];
  }

  // A button that opens what stands beside it.
  folded(key, drawing, inside, name) {
    const holder = make("div", { class: `holder ${name}` });
    const opener = make("button", { type: "button", class: "opener", "aria-expanded": "false" }, drawn(drawing), say(key));
    const box = make("div", { class: "box", hidden: true }, inside);
    holder.append(opener, box);
    this.toggles(opener, box, holder);
    return holder;
  }

  // On a narrow screen `part` lies under this button; on a wide one it stands in the line.
  unfolds(key, drawing, part) {
    const opener = make("button", { type: "button", class: "opener narrow", "aria-expanded": "false", "aria-label": say(key), title: say(key) },
      drawn(drawing));
    part.classList.add("foldable");
    opener.addEventListener("click", () => this.unfold(opener, part, !part.classList.contains("open")));
    part.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !part.classList.contains("open")) return;
      this.unfold(opener, part, false);
      opener.focus();
    });
    return opener;
  }

  unfold(opener, part, yes) {
    for (const other of this.element.querySelectorAll(".foldable.open")) other.classList.remove("open");
    for (const other of this.element.querySelectorAll(".opener.narrow")) other.setAttribute("aria-expanded", "false");
    part.classList.toggle("open", yes);
    opener.setAttribute("aria-expanded", String(yes));
    if (yes) part.querySelector("button:not(:disabled)")?.focus();
  }

  fold() {
    for (const part of this.element.querySelectorAll(".foldable.open")) part.classList.remove("open");
    for (const opener of this.element.querySelectorAll(".opener[aria-expanded]")) opener.setAttribute("aria-expanded", "false");
    for (const box of this.element.querySelectorAll(".holder .box")) box.hidden = true;
  }

  toggles(opener, box, holder) {
    const set = (open) => {
      box.hidden = !open;
      opener.setAttribute("aria-expanded", String(open));
      if (open) box.querySelector("input, button").focus();
    };
    opener.addEventListener("click", () => set(box.hidden));
    holder.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || box.hidden) return;
      event.stopPropagation();
      set(false);
      opener.focus();
    });
    holder.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !holder.contains(event.relatedTarget)) set(false);
    });
  }

  go(where) {
    this.fold();
    return post("town/clock", { ...where, watch: !still.matches });
  }

  // The tools

  opener() {
    this.count = make("span", { class: "count", hidden: true });
    const opener = make("button", { type: "button", class: "opener faults-opener", "aria-label": say("faults"), "aria-expanded": "false", "aria-controls": "faults", onclick: () => this.faults.toggle() },
      drawn("bolt"), make("span", { class: "label" }, say("faults")), this.count);
    this.faults.openedBy(opener);
    this.counted = opener;
    return opener;
  }

  settings() {
    const part = make("div", { class: "settings" }, themes(), languages(this.redraw),
      make("button", { type: "button", class: "opener town-opener", onclick: () => this.town(), "aria-label": say("thisTown"), title: say("thisTown") },
        drawn("town"), make("span", { class: "label" }, say("thisTown"))));
    return [this.unfolds("settings", "settings", part), part];
  }

  town() {
    this.fold();
    explain(say("thisTown"), [say("lives"), say("memory")], [[`${say("startover")}…`, () => this.over()]]);
  }

  async over() {
    if (await ask(say("overTitle"), [say("over"), say("overEnd")], say("startover"))) post("town/startover");
  }

  // What the town tells

  show(now) {
    this.now = now;
    this.time.textContent = hour(now);
    this.date.textContent = day(now);
  }

  // `state`: what the town is busy with, the faults in force, whether others can reach it.
  hear(state) {
    this.state = { ...this.state, ...state };
    const { busy = "", faults, beyond = false } = this.state;
    this.busy.textContent = busy ? say("busy")[busy] : "";
    this.element.classList.toggle("is-busy", Boolean(busy));
    this.warning.hidden = !beyond;
    for (const each of this.element.querySelectorAll(".leaps button, .moment button")) each.disabled = Boolean(busy);
    if (faults) this.mark(faults);
    this.faults.hear(this.state);
  }

  mark(faults) {
    // Seconds that run down are for the eye only: a screen reader would hear nothing else.
    this.left.textContent = faults.lost ? remaining(faults) : "";
    const present = FAULTS.filter((name) => faults[name]).map((name) => [say("faultNames")[name], name === "lost" ? this.left : null]);
    if (faults.others) present.push([say("others")(faults.others), null]);
    this.count.hidden = !present.length;
    this.counted.setAttribute("aria-label", [say("faults"), present.length && say("going")(present.length)].filter(Boolean).join(", "));
    this.count.textContent = String(present.length);
    const shape = present.map(([words]) => words).join();
    if (shape === this.shape) return;
    this.shape = shape;
    this.inForce.replaceChildren(...(present.length ? [
      drawn("bolt"), make("b", {}, say("inForce")), make("ul", {}, ...present.map(([words, left]) => make("li", {}, words, left))),
      button(say("allWell"), () => erase("town/faults"), { class: "well" }),
    ] : []));
  }

  // Where the buttons lead is asked again each time the minute has changed.
  async lead() {
    const minute = Math.floor(this.now / 60);
    if (minute === this.minute) return;
    this.minute = minute;
    const clock = await get("town/clock");
    liveIn(clock.zone);
    this.show(clock.now);
    this.field.min = wall(clock.now + 60);
    if (!this.field.matches(":focus")) this.field.value = wall(clock.now + 60);
    this.times.hidden = !clock.movable;
    this.drawLeaps(clock);
  }

  drawLeaps(clock) {
    const focused = [...this.leaps.children].indexOf(document.activeElement);
    const inOrder = LEAPS.toSorted((one, other) => clock.leaps[one] - clock.leaps[other]);
    this.leaps.replaceChildren(...inOrder.map((name) => {
      const at = clock.leaps[name];
      const today = day(at) === day(clock.now);
      const when = [today ? "" : at - clock.now < WEEK ? weekday(at) : shortDay(at), hour(at)].join(" ");
      const label = say(name === "evening" && !today ? "nextEvening" : name);
      return make("button", { type: "button", "data-leap": name, disabled: Boolean(this.state.busy), onclick: () => this.go({ leap: name }) },
        label, make("small", {}, when));
    }));
    if (focused >= 0) this.leaps.children[focused].focus();
  }
}
