// The bottom of the phone: typing, answering, changing, joining a picture or a place, the bot's keyboard, its commands.

import { button, icon, make, menu } from "./dom.js";
import { PLACES } from "./places.js";
import { typed } from "./formatting.js";
import { say } from "./words.js";

export class Composer {
  // `phone`: send(text, entities, replyTo), change(id, text, entities), run, locate, picture, act, open (start or unblock).
  constructor(phone) {
    this.phone = phone;
    this.context = null;
    this.folded = false;
    this.element = make("footer", { class: "composer" });
    this.build();
  }

  build() {
    this.banner = make("div", { class: "banner", hidden: true });
    this.suggestions = make("div", { class: "suggestions", hidden: true });
    this.places = make("div", { class: "places", hidden: true, role: "group", "aria-label": say("places") });
    this.field = make("textarea", { rows: "1", "aria-label": say("message"), placeholder: say("message"), autocomplete: "off" });
    this.field.addEventListener("input", () => this.grown());
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.slash = icon("/", say("commands"), () => this.toggleCommands());
    this.keys = icon("⌨", say("keyboard"), () => this.toggleKeyboard());
    this.file = make("input", { type: "file", accept: "image/png,image/jpeg", hidden: true, tabindex: "-1", "aria-hidden": "true" });
    this.file.addEventListener("change", () => this.joined());
    this.panel = make("div", { class: "panel", role: "group", "aria-label": say("keyboard"), hidden: true });
    this.row = make("form", { class: "typing" },
      this.attachments(), this.field, this.slash, this.keys, this.sendButton(), this.file);
    this.row.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    this.gate = make("button", { type: "button", class: "gate", hidden: true, onclick: () => this.phone.open() });
    this.element.replaceChildren(this.banner, this.suggestions, this.places, this.row, this.gate, this.panel);
  }

  sendButton() {
    return make("button", { type: "submit", class: "icon send", "aria-label": say("send"), title: say("send") },
      make("span", { "aria-hidden": "true" }, "➤"));
  }

  attachments() {
    return menu(icon("+", say("attach"), () => {}), () => [
      [say("photo"), () => this.file.click()],
      [say("place"), () => this.choosePlace()],
      [say("sticker"), () => this.phone.act("sticker", { emoji: "👋" })],
      [say("contact"), () => this.phone.act("contact")],
    ]);
  }

  render(state) {
    const { started, blocked } = state.person;
    this.commands = state.commands;
    this.gate.hidden = started && !blocked;
    this.gate.textContent = say(blocked ? "unblock" : "start");
    this.row.hidden = !this.gate.hidden;
    this.slash.hidden = !state.commands.length;
    this.field.placeholder = state.keyboard?.placeholder || say("message");
    this.renderKeyboard(state.keyboard);
  }

  renderKeyboard(keyboard) {
    const shape = JSON.stringify(keyboard?.rows ?? null);
    if (shape !== this.shape) {
      this.folded = false;
      this.shape = shape;
      this.panel.replaceChildren(...(keyboard?.rows ?? []).map((row) =>
        make("div", { class: "row" }, ...row.map((each) => button(each.text, () => this.pressed(each), { class: "key" })))));
    }
    this.keys.hidden = !keyboard;
    this.panel.hidden = !keyboard || this.folded || keyboard.folded || !this.gate.hidden;
    this.keys.setAttribute("aria-expanded", String(!this.panel.hidden));
  }

  pressed(key) {
    if (key.request_location) this.choosePlace();
    else if (key.request_contact) this.phone.act("contact");
    else this.phone.send(key.text, [], null);
  }

  toggleKeyboard() {
    this.folded = !this.panel.hidden;
    this.panel.hidden = this.folded;
    this.keys.setAttribute("aria-expanded", String(!this.folded));
  }

  // Commands

  toggleCommands() {
    if (this.suggestions.hidden) this.suggest(this.commands);
    else this.suggestions.hidden = true;
  }

  suggest(commands) {
    this.suggestions.hidden = !commands.length;
    this.suggestions.replaceChildren(...commands.map(({ command, description }) =>
      make("button", { type: "button", onclick: () => this.chosen(`/${command}`) },
        make("b", {}, `/${command}`), make("span", {}, description))));
  }

  chosen(command) {
    this.suggestions.hidden = true;
    this.field.value = "";
    this.phone.run(command);
    this.field.focus();
  }

  // Typing

  key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.send();
    } else if (event.key === "Escape") {
      this.suggestions.hidden = this.places.hidden = true;
      this.forget();
    } else if (event.key === "ArrowUp" && !this.field.value) {
      this.phone.editLast();
    }
  }

  grown() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, 140)}px`;
    const words = this.field.value;
    const wanted = /^\/\w*$/.test(words) ? this.commands.filter(({ command }) => `/${command}`.startsWith(words)) : [];
    this.suggest(wanted);
  }

  async send() {
    const { text, entities } = typed(this.field.value);
    if (!text.trim()) return;
    const context = this.context;
    const done = context?.edit
      ? await this.phone.change(context.id, text, entities)
      : await this.phone.send(text, entities, context?.id ?? null);
    if (!done) return;
    this.field.value = "";
    this.forget();
    this.grown();
  }

  // Answering and changing

  about(message, edit) {
    this.context = { id: message.id, edit };
    const title = say(edit ? "editing" : "reply");
    this.banner.replaceChildren(
      make("div", {}, make("b", {}, title), make("span", {}, message.text || "…")),
      icon("✕", say("cancel"), () => this.forget(true)));
    this.banner.hidden = false;
    if (edit) this.field.value = message.text;
    this.grown();
    this.field.focus();
  }

  forget(empty = false) {
    if (this.context?.edit && empty) this.field.value = "";
    this.context = null;
    this.banner.hidden = true;
  }

  // Pictures and places

  joined() {
    const [file] = this.file.files;
    if (file) this.phone.picture(file);
    this.file.value = "";
  }

  choosePlace() {
    const close = () => {
      this.places.hidden = true;
      this.field.focus();
    };
    this.places.replaceChildren(make("p", {}, say("places")), ...PLACES.map(([name, latitude, longitude]) =>
      button(name, () => { close(); this.phone.act("location", { latitude, longitude }); })),
      button(say("cancel"), close, { class: "quiet" }));
    this.places.hidden = false;
    this.places.querySelector("button").focus();
  }
}
