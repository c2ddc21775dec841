// What the phone shows while it lies on a table: the hour, and one line for each message that came.

import { make } from "./dom.js";
import { day, hour, say, shortDay } from "./words.js";

export class LockScreen {
  constructor(botName, unlock) {
    this.botName = botName;
    this.notifications = [];
    this.clock = make("p", { class: "big" });
    this.date = make("p", { class: "date" });
    this.lines = make("ol", { class: "lines" });
    this.element = make("div", { class: "lock", hidden: true }, this.clock, this.date, this.lines,
      make("button", { type: "button", class: "unlock", onclick: unlock }, say("unlock")));
  }

  render(notifications) {
    this.notifications = notifications;
    if (!this.element.hidden) this.draw();
  }

  draw() {
    const newest = this.notifications.slice(-12).reverse();
    this.lines.replaceChildren(...newest.map((line) => this.line(line)));
    if (!newest.length) this.lines.append(make("li", { class: "none" }, say("nothing")));
  }

  line({ title, text, silent, at }) {
    const when = shortDay(at) === shortDay(this.now ?? at) ? hour(at) : `${shortDay(at)} ${hour(at)}`;
    return make("li", { class: silent ? "silent" : "" },
      make("span", { class: "head" }, make("b", {}, title), silent ? make("i", {}, say("quiet")) : null,
        make("time", {}, when)),
      make("span", { class: "words" }, text));
  }

  tick(now) {
    this.now = now;
    this.clock.textContent = hour(now);
    this.date.textContent = day(now);
  }

  show(yes) {
    this.element.hidden = !yes;
    if (yes) this.draw();
    else this.lines.replaceChildren();
    if (yes) this.element.querySelector(".unlock").focus();
  }

  ring() {
    this.element.classList.remove("rings");
    requestAnimationFrame(() => this.element.classList.add("rings"));
  }
}
