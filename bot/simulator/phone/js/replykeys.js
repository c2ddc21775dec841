// The bot's own keyboard under the typing field: it can be folded, and comes back when the bot lays another.

import { button, icon, make } from "./dom.js";
import { drawn } from "./icons.js";
import { say } from "./words.js";

export class ReplyKeys {
  // `press`: what a key does, given as the Bot API has it.
  constructor(press) {
    this.press = press;
    this.laid = "";
    this.folded = false;
    this.opener = icon(drawn("keyboard"), say("keyboard"), () => this.fold(!this.folded));
    this.element = make("div", { class: "panel", role: "group", "aria-label": say("keyboard"), hidden: true });
  }

  render(keyboard, may) {
    const laid = JSON.stringify(keyboard && [keyboard.of, keyboard.folded, keyboard.rows]);
    if (laid !== this.laid) {
      this.laid = laid;
      this.folded = Boolean(keyboard?.folded);
      this.element.replaceChildren(...(keyboard?.rows ?? []).map((row) =>
        make("div", { class: "row" }, ...row.map((each) => button(each.text ?? each, () => this.press(each), { class: "key" })))));
    }
    this.present = Boolean(keyboard) && may;
    this.opener.hidden = !this.present;
    this.fold(this.folded);
  }

  fold(yes) {
    this.folded = yes;
    this.element.hidden = !this.present || yes;
    this.opener.setAttribute("aria-expanded", String(!this.element.hidden));
  }
}
