// What a bot answers to a press: a line for a moment, or a box to be closed.

import { make } from "./dom.js";
import { say } from "./words.js";

const SHOWN = 3500;

export class Toasts {
  constructor(phone) {
    this.phone = phone;
    this.element = make("div", { class: "toasts", role: "status" });
  }

  toast(text) {
    const line = make("p", { class: "toast" }, text);
    this.element.append(line);
    setTimeout(() => line.remove(), SHOWN);
  }

  alert(text) {
    const close = () => { box.close(); box.remove(); };
    const box = make("dialog", { class: "alert", role: "alertdialog", "aria-label": this.phone.botName, onclose: () => box.remove() },
      make("p", {}, text), make("button", { type: "button", onclick: close }, say("ok")));
    this.phone.element.append(box);
    box.showModal();
  }
}
