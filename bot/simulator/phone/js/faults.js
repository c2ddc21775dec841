// The drawer of faults: each with one line on what it shows about the bot. What is in force is the town's to say.

import { post } from "./api.js";
import { button, icon, make } from "./dom.js";
import { drawn } from "./icons.js";
import { say } from "./words.js";

export const FAULTS = ["slow", "lost", "floods", "errors", "vanish"];
const SHARES = [0.1, 0.3, 0.6];
const SOON = 10;

export const remaining = ({ left }) => (left === null ? "" : say("left")(Math.ceil(left)));

const turn = (name, on, more = {}) => post("town/switches", { name, on, ...more });

export class Faults {
  constructor(element) {
    this.element = element;
    this.element.hidden = true;
    document.addEventListener("keydown", (event) => {
      const { activeElement } = document;
      const here = activeElement === document.body || this.element.contains(activeElement);
      if (event.key === "Escape" && here && !this.element.hidden) this.toggle(false);
    });
    this.shares = { errors: 0.3, vanish: 0.3 };
  }

  openedBy(opener) {
    this.opener = opener;
    opener.setAttribute("aria-expanded", String(!this.element.hidden));
  }

  toggle(yes = this.element.hidden) {
    this.element.hidden = !yes;
    this.opener.setAttribute("aria-expanded", String(yes));
    if (yes) this.element.querySelector("h2").focus();
    else this.opener.focus();
  }

  draw() {
    this.marks = {};
    const title = make("h2", { id: "faults-title", tabindex: "-1" }, say("faults"));
    const close = icon("", say("closeFaults"), () => this.toggle(false));
    close.replaceChildren(drawn("close"));
    this.element.setAttribute("aria-labelledby", "faults-title");
    this.element.replaceChildren(
      make("header", {}, title, close), make("p", { class: "intro" }, say("faultsIntro")),
      this.group("network", this.plain("slow"), this.lost()),
      this.group("telegram", this.floods(), this.shared("errors"), this.shared("vanish")),
      this.group("theBot", this.act("restart"), this.act("kill")));
  }

  group(key, ...items) {
    return make("section", {}, make("h3", {}, say(key)), ...items);
  }

  // One fault: its name, what it shows, and how it is set going.
  item(name, key, ...below) {
    const item = make("div", { class: "fault", "data-fault": name },
      make("div", { class: "head" }, make("b", { id: `fault-${name}` }, say("faultNames")[name]), key),
      make("p", { id: `shows-${name}` }, say("faultShows")[name]), ...below);
    return item;
  }

  toggleOf(name, more = () => ({})) {
    const key = make("button", { type: "button", role: "switch", class: "toggle", "aria-checked": "false",
      "aria-labelledby": `fault-${name}`, "aria-describedby": `shows-${name}`,
      onclick: () => turn(name, key.getAttribute("aria-checked") !== "true", more()) });
    this.marks[name] = (on) => key.setAttribute("aria-checked", String(Boolean(on)));
    return key;
  }

  plain(name) {
    return this.item(name, this.toggleOf(name));
  }

  floods() {
    this.refused = make("p", { class: "figure" });
    return this.item("floods", this.toggleOf("floods"), this.refused);
  }

  shared(name) {
    const choice = make("select", { "aria-label": `${say("share")}, ${say("faultNames")[name]}` },
      ...SHARES.map((share) => make("option", { value: share, selected: share === this.shares[name] }, say("shares")[share])));
    const key = this.toggleOf(name, () => ({ share: Number(choice.value) }));
    const mark = this.marks[name];
    choice.addEventListener("change", () => {
      this.shares[name] = Number(choice.value);
      if (key.getAttribute("aria-checked") === "true") turn(name, true, { share: this.shares[name] });
    });
    this.marks[name] = (share) => {
      mark(share);
      if (share && SHARES.includes(share) && !choice.matches(":focus")) choice.value = String(share);
    };
    return this.item(name, key, choice);
  }

  lost() {
    this.left = make("span", { class: "figure" });
    const soon = button(say("tenSeconds"), () => turn("lost", true, { seconds: SOON }));
    const long = button(say("untilMended"), () => turn("lost", true));
    const mend = button(say("mend"), () => turn("lost", false), { class: "well" });
    const keys = make("div", { class: "keys", role: "group", "aria-labelledby": "fault-lost" }, soon, long, mend);
    this.marks.lost = (on, faults) => {
      const here = keys.contains(document.activeElement) && mend.hidden === Boolean(on);
      soon.hidden = long.hidden = Boolean(on);
      mend.hidden = !on;
      if (here) (on ? mend : soon).focus();
      this.left.textContent = on ? remaining(faults) : "";
    };
    return this.item("lost", this.left, keys);
  }

  act(name) {
    const key = button(say("faultNames")[name], () => post(`town/${name}`), { class: "act", "aria-describedby": `shows-${name}` });
    this.acts = { ...this.acts, [name]: key };
    return make("div", { class: "fault", "data-fault": name }, key, make("p", { id: `shows-${name}` }, say("faultShows")[name]));
  }

  hear({ busy, faults }) {
    if (!faults || !this.marks) return;
    for (const name of FAULTS) this.marks[name](faults[name], faults);
    this.refused.textContent = say("refused")(faults.refused);
    for (const key of Object.values(this.acts)) {
      key.disabled = Boolean(busy) || faults.lost;
      key.title = faults.lost ? say("cannotStart") : "";
    }
  }
}
