// Everybody in the town, as a line of faces: touch one to open or close their phone; one more person in a click.

import { post } from "./api.js";
import { make } from "./dom.js";
import { drawn } from "./icons.js";
import { say, spoken } from "./words.js";

const HUES = [205, 152, 22, 268, 338, 185, 92, 300];
const MANY = 99;

// The language of most phones here: only the others say theirs.
function usual(people) {
  const english = people.filter((person) => person.language === "en").length;
  return english * 2 > people.length ? "en" : "fr";
}

export class People {
  // `toggle` opens or closes somebody's phone; `screen` says what is on it: "shown", "locked" or null.
  constructor(element, toggle, screen) {
    this.element = element;
    this.toggle = toggle;
    this.screen = screen;
    this.people = [];
    element.addEventListener("keydown", (event) => this.key(event));
  }

  draw(people) {
    this.people = people;
    this.usual = usual(people);
    const { activeElement } = document;
    const focused = this.element.contains(activeElement) ? activeElement.dataset.person ?? "new" : null;
    this.element.setAttribute("aria-label", say("people"));
    this.faces = make("div", { class: "faces" }, ...people.map((person, index) => this.face(person, HUES[index % HUES.length])));
    const at = this.element.querySelector(".faces")?.scrollLeft ?? 0;
    this.element.replaceChildren(this.faces, this.newcomer());
    this.faces.scrollLeft = at;
    this.rove(focused === "new" ? null : focused);
    if (focused) this.element.querySelector(focused === "new" ? ".new" : `[data-person="${focused}"]`)?.focus({ preventScroll: true });
  }

  face(person, hue) {
    const screen = this.screen(person.id);
    const waiting = screen === "shown" ? 0 : person.unread ?? 0;
    const label = person.label?.[spoken()] ?? "";
    const other = person.language in say("speaks") && person.language !== this.usual ? person.language : "";
    const face = make("button", {
      type: "button", class: `face ${screen ?? ""}`, "aria-pressed": String(screen !== null), "data-person": person.id,
      title: [person.name, label].filter(Boolean).join(", "),
      "aria-label": [say("open")(person.name), label, other && say("speaks")[other], screen === "locked" && say("lockedNow"),
        waiting ? say("unread")(waiting) : ""].filter(Boolean).join(", "),
      onclick: () => this.toggle(person.id),
    },
    make("span", { class: "avatar", "aria-hidden": "true" }, [...person.name][0]),
    make("span", { class: "who" }, make("span", { class: "first" }, person.name, other ? make("i", { "aria-hidden": "true" }, other) : null),
      label ? make("small", {}, label) : null),
    screen === "locked" ? drawn("lock") : null,
    waiting ? make("span", { class: "badge", "aria-hidden": "true" }, waiting > MANY ? `${MANY}+` : String(waiting)) : null);
    face.querySelector(".avatar").style.setProperty("--hue", hue);
    return face;
  }

  // Somebody has more or less to read: their face alone is drawn again.
  change(person) {
    const at = this.people.indexOf(person);
    const old = this.faces?.children[at];
    if (!old) return;
    const face = this.face(person, HUES[at % HUES.length]);
    face.tabIndex = old.tabIndex;
    const focused = old === document.activeElement;
    old.replaceWith(face);
    if (focused) face.focus({ preventScroll: true });
  }

  newcomer() {
    const taken = new Set(this.people.map((person) => person.name));
    const name = say("names").find((each) => !taken.has(each)) ?? `${say("names")[0]} ${this.people.length}`;
    return make("button", { type: "button", class: "face new", title: say("newcomer"), onclick: () => this.arrive(name) },
      make("span", { class: "avatar", "aria-hidden": "true" }, drawn("larger")), make("span", { class: "who" }, say("newcomer")));
  }

  // One stop for the tab key; arrows go from face to face.
  rove(id) {
    const faces = [...this.faces.children];
    const stop = faces.find((face) => face.dataset.person === id) ?? faces.find((face) => face.getAttribute("aria-pressed") === "true") ?? faces[0];
    for (const face of faces) face.tabIndex = face === stop ? 0 : -1;
  }

  key(event) {
    const faces = [...this.faces.children];
    const at = faces.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: faces.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const face = faces[(to + faces.length) % faces.length];
    this.rove(face.dataset.person);
    face.focus();
  }

  reveal(id) {
    this.element.querySelector(`[data-person="${id}"]`)?.scrollIntoView({ inline: "nearest", block: "nearest" });
  }

  async arrive(name) {
    const person = await post("town/people", { name, language: spoken() });
    if (person) this.toggle(person.id, true);
  }
}
