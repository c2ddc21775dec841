// One person's phone: its status line, the conversation with the bot, its lock screen.

import { get, post, upload } from "./api.js";
import { Composer } from "./composer.js";
import { icon, make, menu } from "./dom.js";
import { LockScreen } from "./lockscreen.js";
import { bubble, divider } from "./messages.js";
import { day, hour, say } from "./words.js";

const TOAST = 3500;
const TYPING = 5000;

export class Phone {
  constructor(person, bot, close) {
    this.id = person.id;
    this.name = person.name;
    this.botName = bot.first_name;
    this.close = close;
    this.state = null;
    this.run = (command) => this.send(command, [], null);
    this.lock = new LockScreen(this.botName, () => this.locked(false));
    this.composer = new Composer(this);
    this.list = make("div", { class: "list", role: "log", "aria-live": "polite", "aria-label": say("chat"), tabindex: "0" });
    this.stuck = true;
    this.list.addEventListener("scroll", () => { this.stuck = this.atEnd(); });
    this.list.addEventListener("load", () => { if (this.stuck) this.toEnd(); }, true);
    this.toasts = make("div", { class: "toasts", role: "status" });
    this.status = make("div", { class: "status" });
    this.header = make("header", { class: "top" });
    this.element = make("section", { class: "phone", "aria-label": say("phoneOf")(this.name), "data-person": this.id },
      this.status, this.header, this.list, this.composer.element, this.lock.element, this.toasts);
    this.drawHeader();
  }

  drawHeader() {
    this.under = make("span", { class: "under" }, say("bot"));
    this.time = make("time");
    this.status.replaceChildren(this.time, make("span", { class: "whose" }, this.name),
      icon("🔒", say("lock"), () => this.locked(true)));
    this.header.replaceChildren(
      make("span", { class: "avatar", "aria-hidden": "true" }, this.botName[0]),
      make("h2", {}, this.botName, this.under),
      menu(icon("⋮", say("more"), () => {}), () => [
        [say("lock"), () => this.locked(true)],
        [say("block"), () => this.act("blocks")],
        [`${say("language")} : français`, () => this.act("speaks", { language: "fr" })],
        [`${say("language")} : English`, () => this.act("speaks", { language: "en" })],
        [say("close"), this.close],
      ]));
  }

  // What happens in the town

  async refresh() {
    if (this.asking) {
      this.again = true;
      return;
    }
    this.asking = true;
    try {
      do {
        this.again = false;
        this.render(await get(`town/phones/${this.id}`));
      } while (this.again);
    } finally {
      this.asking = false;
    }
  }

  render(state) {
    const near = this.atEnd();
    const newest = state.messages.at(-1);
    const mine = newest?.mine && newest.id !== this.state?.messages.at(-1)?.id;
    const first = this.state === null;
    this.state = state;
    this.drawMessages(state.messages);
    this.composer.render(state);
    this.lock.render(state.notifications);
    if (near || mine || first) this.toEnd();
  }

  // Where one reads on: the end, or the beginning of a last message that is taller than the screen.
  end() {
    const { list } = this;
    const last = list.lastElementChild;
    const above = last ? last.offsetHeight - list.clientHeight + 20 : 0;
    return list.scrollHeight - list.clientHeight - Math.max(0, above);
  }

  atEnd() {
    return this.end() - this.list.scrollTop < 90;
  }

  toEnd() {
    this.list.scrollTop = this.end();
    this.stuck = true;
  }

  drawMessages(messages) {
    const old = new Map([...this.list.querySelectorAll(".message")].map((element) => [element.dataset.id, element]));
    const parts = [];
    let today = "";
    for (const message of messages) {
      if (day(message.date) !== today) {
        today = day(message.date);
        parts.push(this.dayLine(today, message.date));
      }
      const kept = old.get(String(message.id));
      parts.push(kept?.dataset.revision === String(message.revision) ? kept : this.redrawn(message, kept));
    }
    if (!messages.length) parts.push(make("p", { class: "empty" }, say("empty")));
    this.place(parts);
  }

  // The same line for the same day, so that nothing is read out twice.
  dayLine(name, date) {
    this.days ??= new Map();
    if (!this.days.has(name)) this.days.set(name, divider(date));
    return this.days.get(name);
  }

  redrawn(message, old) {
    const element = bubble(message, this);
    if (old?.contains(document.activeElement)) {
      queueMicrotask(() => (element.querySelector(".keyboard button") ?? element).focus({ preventScroll: true }));
    }
    return element;
  }

  // Put the parts in order, moving only what isn't in its place.
  place(parts) {
    let at = this.list.firstChild;
    for (const part of parts) {
      if (part === at) at = at.nextSibling;
      else this.list.insertBefore(part, at);
    }
    while (at) {
      const next = at.nextSibling;
      at.remove();
      at = next;
    }
  }

  hear(event) {
    if (event.kind === "answered") this.answered(event);
    if (event.kind === "action") this.typing();
    if (event.kind === "notification") this.lock.ring();
  }

  answered({ text, alert }) {
    this.list.querySelectorAll(".waiting").forEach((key) => key.classList.remove("waiting"));
    if (!text) return;
    if (alert) return this.alert(text);
    const toast = make("p", { class: "toast" }, text);
    this.toasts.append(toast);
    setTimeout(() => toast.remove(), TOAST);
  }

  alert(text) {
    const close = () => { box.close(); box.remove(); };
    const box = make("dialog", { class: "alert", onclose: () => box.remove() }, make("p", {}, text),
      make("button", { type: "button", onclick: close }, say("ok")));
    this.element.append(box);
    box.showModal();
  }

  typing() {
    this.under.textContent = say("writing");
    clearTimeout(this.typed);
    this.typed = setTimeout(() => { this.under.textContent = say("bot"); }, TYPING);
  }

  tick(now) {
    this.time.textContent = hour(now);
    this.lock.tick(now);
  }

  locked(yes) {
    this.lock.show(yes);
    this.element.classList.toggle("locked", yes);
    if (!yes) this.composer.field.focus();
  }

  // What the person does

  act(name, body = {}) {
    return post(`town/phones/${this.id}/${name}`, body);
  }

  open() {
    return this.state.person.blocked ? this.act("unblocks") : this.run("/start");
  }

  send(text, entities, replyTo) {
    return this.act("types", { text, entities, reply_to: replyTo });
  }

  change(id, text, entities) {
    return this.act("edits", { message: id, text, entities });
  }

  async tap(message, row, column) {
    const done = await this.act("taps", { message, row, column });
    const clear = () => this.list.querySelectorAll(".waiting").forEach((key) => key.classList.remove("waiting"));
    if (done) setTimeout(clear, 8000);
    else clear();
  }

  reply(message) {
    this.composer.about(message, false);
  }

  edit(message) {
    this.composer.about(message, true);
  }

  editLast() {
    const own = this.state.messages.findLast((message) => message.mine && !message.deleted && message.text);
    if (own) this.edit(own);
  }

  remove(message) {
    return this.act("deletes", { message: message.id });
  }

  picture(file) {
    return upload(`town/phones/${this.id}/photo`, file);
  }

  show(id) {
    const found = this.list.querySelector(`[data-id="${id}"]`);
    found?.scrollIntoView({ block: "center", behavior: "smooth" });
    found?.focus({ preventScroll: true });
  }
}
