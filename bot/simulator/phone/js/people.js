// Everybody in the town, as a line of faces: touch one to open or close their phone; one more person in a click.

import { post } from "./api.js";
import { make } from "./dom.js";
import { say, spoken } from "./words.js";

const HUES = [205, 145, 28, 270, 340, 180, 95, 310];

export class People {
  constructor(element, toggle) {
    this.element = element;
    this.toggle = toggle;
    this.unread = new Map();
  }

  draw(people, open) {
    this.people = people;
    const focused = this.element.contains(document.activeElement) ? document.activeElement.dataset.person ?? "new" : null;
    this.element.setAttribute("aria-label", say("people"));
    this.element.replaceChildren(...people.map((person, index) => this.face(person, open.includes(person.id), HUES[index % HUES.length])), this.newcomer());
    if (focused) this.element.querySelector(focused === "new" ? ".new" : `[data-person="${focused}"]`)?.focus();
  }

  face(person, open, hue) {
    const waiting = this.unread.get(person.id) ?? 0;
    const label = person.label[spoken()] ?? "";
    const face = make("button", {
      type: "button", class: "face", "aria-pressed": String(open), "data-person": person.id,
      "aria-label": [say("open")(person.name), label, waiting ? say("unread")(waiting) : ""].filter(Boolean).join(", "),
      onclick: () => this.toggle(person.id),
    },
    make("span", { class: "avatar", "aria-hidden": "true" }, person.name[0]),
    make("span", { class: "who" }, person.name, label ? make("small", {}, label) : null),
    waiting ? make("span", { class: "badge", "aria-hidden": "true" }, String(waiting)) : null);
    face.querySelector(".avatar").style.setProperty("--hue", hue);
    return face;
  }

  newcomer() {
    const taken = new Set(this.people.map((person) => person.name));
    const name = say("names").find((each) => !taken.has(each)) ?? `${say("names")[0]} ${this.people.length}`;
    return make("button", { type: "button", class: "face new", onclick: () => this.arrive(name) },
      make("span", { class: "avatar", "aria-hidden": "true" }, "+"), make("span", { class: "who" }, say("newcomer")));
  }

  async arrive(name) {
    const person = await post("town/people", { name, language: spoken() });
    if (person) this.toggle(person.id, true);
  }
}
