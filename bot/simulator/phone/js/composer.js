// The bottom of the phone: typing, answering, changing, joining something, the bot's keyboard and its commands.

import { Attach } from "./attach.js";
import { Commands } from "./commands.js";
import { button, icon, make } from "./dom.js";
import { drawn } from "./icons.js";
import { marked, OFFERED, SHORTCUTS, typed, wrap } from "./marks.js";
import { told } from "./messages.js";
import { ReplyKeys } from "./replykeys.js";
import { say } from "./words.js";

const TALLEST = 140;

export class Composer {
  // `phone`: send(text, entities, replyTo), change(id, text, entities), run, act, picture, document, begin (start or unblock).
  constructor(phone) {
    this.phone = phone;
    this.context = null;
    this.drafts = new Map();
    this.field = make("textarea", { rows: "1", "aria-label": say("message"), placeholder: say("message"), autocomplete: "off" });
    this.slash = make("button", { type: "button", class: "slash", "aria-label": say("commands"), title: say("commands"), onclick: () => this.commands.toggle() },
      drawn("menu"), make("span", {}, say("menu")));
    this.commands = new Commands(this.field, this.slash, (command) => this.chosen(command));
    this.keys = new ReplyKeys((key) => this.pressed(key));
    this.attach = new Attach(phone, () => this.field.focus());
    this.element = make("footer", { class: "composer" });
    this.build();
  }

  build() {
    const { field, keys, attach } = this;
    this.banner = make("div", { class: "banner", hidden: true });
    this.format = make("div", { class: "format", role: "toolbar", "aria-label": say("format"), hidden: true },
      ...OFFERED.map((type) => button(say("marks")[type], () => wrap(field, type), { class: `as-${type}`, onpointerdown: (event) => event.preventDefault() })));
    this.voice = icon(drawn("mic"), say("sendVoice"), () => this.phone.act("voice"), { class: "icon voice-key" });
    this.sender = make("button", { type: "submit", class: "icon send", "aria-label": say("send"), title: say("send"), hidden: true }, drawn("send"));
    this.row = make("form", { class: "typing" }, this.slash,
      make("div", { class: "field" }, field, keys.opener, attach.opener), this.voice, this.sender, attach.file, attach.any);
    this.row.addEventListener("submit", (event) => { event.preventDefault(); this.send(); });
    this.gate = make("button", { type: "button", class: "gate", hidden: true, onclick: () => this.phone.begin() });
    this.element.replaceChildren(this.banner, this.commands.element, attach.places, this.format, this.row, this.gate, keys.element);
    this.listen();
  }

  listen() {
    const { field } = this;
    field.addEventListener("input", () => this.grown());
    field.addEventListener("keydown", (event) => this.key(event));
    for (const name of ["select", "keyup", "pointerup", "blur"]) field.addEventListener(name, () => this.offerFormat());
    const taken = (event, files) => {
      if (!files?.length) return;
      event.preventDefault();
      this.attach.given(files[0]);
    };
    field.addEventListener("paste", (event) => taken(event, event.clipboardData?.files));
    this.phone.element.addEventListener("dragover", (event) => event.preventDefault());
    this.phone.element.addEventListener("drop", (event) => taken(event, event.dataTransfer?.files));
  }

  render(state) {
    const { started, blocked } = state.person;
    const shut = state.chat.type === "private" && (!started || blocked);
    this.commands.all = state.commands;
    this.gate.hidden = !shut;
    this.gate.textContent = say(blocked ? "unblock" : "start");
    this.row.hidden = shut;
    this.slash.hidden = !state.commands.length;
    this.field.placeholder = state.keyboard?.placeholder || say("message");
    this.keys.render(state.keyboard, !shut);
  }

  pressed(key) {
    if (key.request_location) this.attach.choosePlace();
    else if (key.request_contact) this.phone.act("contact");
    else this.phone.send(key.text ?? key, [], null);
  }

  chosen(command) {
    this.field.value = "";
    this.grown();
    this.phone.run(command);
    this.field.focus();
  }

  // Typing

  key(event) {
    if (this.commands.key(event)) return;
    const mark = event.ctrlKey || event.metaKey ? SHORTCUTS[event.shiftKey ? event.key.toUpperCase() : event.key] : null;
    if (mark) {
      event.preventDefault();
      wrap(this.field, mark);
    } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.send();
    } else if (event.key === "Escape") {
      if (this.commands.open) this.commands.close();
      else this.forget(true);
    } else if (event.key === "ArrowUp" && !this.field.value) {
      this.phone.editLast();
    }
  }

  grown() {
    const { field } = this;
    field.style.height = "auto";
    field.style.height = `${Math.min(field.scrollHeight, TALLEST)}px`;
    const empty = !field.value.trim();
    this.voice.hidden = !empty || Boolean(this.context?.edit);
    this.sender.hidden = !this.voice.hidden;
    this.row.classList.toggle("busy", !empty);
    this.commands.typed(field.value);
    this.offerFormat();
  }

  offerFormat() {
    const { field } = this;
    this.format.hidden = document.activeElement !== field || field.selectionStart === field.selectionEnd;
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
    const words = { text: message.text, kind: Object.keys(say("kinds")).find((kind) => message[kind]) };
    const who = message.mine ? say("you") : message.sender;
    this.banner.replaceChildren(drawn(edit ? "edit" : "reply"),
      make("div", {}, make("b", {}, edit ? say("editing") : say("said")(say("reply"), who)), make("span", {}, told(words))),
      icon(drawn("close"), say("cancel"), () => this.forget(true)));
    this.banner.hidden = false;
    if (edit) this.field.value = marked(message.text, message.entities);
    this.grown();
    this.field.focus();
  }

  forget(empty = false) {
    if (this.context?.edit && empty) this.field.value = "";
    this.context = null;
    this.banner.hidden = true;
    this.grown();
  }

  // Another chat: what was begun in this one is kept for it.
  turn(from, to) {
    if (this.context?.edit) this.field.value = "";
    this.drafts.set(from, this.field.value);
    this.context = null;
    this.banner.hidden = true;
    this.field.value = this.drafts.get(to) ?? "";
    this.grown();
  }
}
