// The menu of the bot's commands: opened by its button, or by typing "/" and a beginning; arrows choose.

import { make } from "./dom.js";

let made = 0;

export class Commands {
  // `run`: what to do with a chosen command.
  constructor(field, opener, run) {
    this.field = field;
    this.opener = opener;
    this.run = run;
    this.all = [];
    this.id = `commands-${made++}`;
    this.element = make("div", { class: "suggestions", role: "listbox", id: this.id, "aria-label": opener.getAttribute("aria-label"), hidden: true });
    this.element.addEventListener("keydown", (event) => this.inside(event));
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", this.id);
    opener.setAttribute("aria-expanded", "false");
  }

  get open() {
    return !this.element.hidden;
  }

  toggle() {
    if (this.open) return this.close();
    this.show(this.all);
    this.element.querySelector("[role=option]")?.focus();
  }

  close() {
    this.show([]);
  }

  // What was typed may begin a command.
  typed(words) {
    this.show(/^\/\w*$/.test(words) ? this.all.filter(({ command }) => `/${command}`.startsWith(words.toLowerCase())) : []);
  }

  show(commands) {
    this.element.hidden = !commands.length;
    this.opener.setAttribute("aria-expanded", String(this.open));
    this.element.replaceChildren(...commands.map(({ command, description }, index) =>
      make("button", { type: "button", role: "option", id: `${this.id}-${index}`, "aria-selected": "false", tabindex: "-1", onclick: () => this.chosen(command) },
        make("b", {}, `/${command}`), make("span", {}, description))));
    this.point(-1);
  }

  point(index) {
    this.at = index;
    [...this.element.children].forEach((option, number) => option.setAttribute("aria-selected", String(number === index)));
    const option = this.element.children[index];
    if (option) this.field.setAttribute("aria-activedescendant", option.id);
    else this.field.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  // Keys while typing; true when the key was for this menu.
  key(event) {
    if (!this.open) return false;
    const count = this.element.children.length;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.point((Math.max(this.at, step > 0 ? -1 : 0) + step + count) % count);
    else if (event.key === "Tab" || (event.key === "Enter" && this.at >= 0)) this.element.children[Math.max(0, this.at)].click();
    else return false;
    event.preventDefault();
    return true;
  }

  // Keys while the focus is on the menu itself.
  inside(event) {
    const options = [...this.element.children];
    const here = options.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = step ? options[(here + step + options.length) % options.length] : { Home: options[0], End: options.at(-1) }[event.key];
    if (event.key === "Escape" || event.key === "Tab") {
      event.stopPropagation();
      if (event.key === "Escape") event.preventDefault();
      this.close();
      this.opener.focus();
    }
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  chosen(command) {
    this.close();
    this.run(`/${command}`);
  }
}
