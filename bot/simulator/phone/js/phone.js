// One person's phone: its status line, the list of chats, the open conversation, its lock screen.

import { get, post, upload } from "./api.js";
import { ChatList } from "./chatlist.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { icon, make } from "./dom.js";
import { Header } from "./header.js";
import { drawn } from "./icons.js";
import { LockScreen } from "./lockscreen.js";
import { Toasts } from "./toasts.js";
import { hour, say } from "./words.js";

const PATIENCE = 8000;
const BREATH = 100;
const pause = (time) => new Promise((done) => { setTimeout(done, time); });
// The chat each person has open, while the page is; null for the list of chats.
const places = new Map();

export class Phone {
  constructor(person, bot, close) {
    this.id = person.id;
    this.name = person.name;
    this.botName = bot.first_name;
    this.close = close;
    this.state = null;
    this.pressed = new Map();
    this.run = (command) => this.send(command, [], null);
    this.element = make("section", { class: "phone", "aria-label": say("phoneOf")(this.name), "data-person": this.id });
    this.lock = new LockScreen(this.botName, (chat) => this.unlock(chat));
    this.composer = new Composer(this);
    this.header = new Header(this);
    this.conversation = new Conversation(this);
    this.chats = new ChatList(this);
    this.toasts = new Toasts(this);
    this.build();
    this.turn();
  }

  build() {
    this.time = make("time");
    const status = make("div", { class: "status" }, this.time, make("span", { class: "whose" }, this.name),
      icon(drawn("lock"), say("lock"), () => this.locked(true)));
    this.talk = make("div", { class: "screen chat-screen" },
      this.header.element, this.header.pinned, this.conversation.element, this.composer.element);
    this.element.append(status, make("div", { class: "screens" }, this.chats.element, this.talk),
      this.lock.element, this.toasts.element);
  }

  // Which chat is open: an id, or null for the list.
  get open() {
    return places.has(this.id) ? places.get(this.id) : this.id;
  }

  get private() {
    return this.open === this.id;
  }

  toChat(id) {
    this.go(id);
    this.composer.field.focus({ preventScroll: true });
  }

  toList() {
    const from = this.open;
    this.go(null);
    this.chats.list.querySelector(`[data-chat="${from}"]`)?.focus({ preventScroll: true });
  }

  go(id) {
    const from = this.open;
    places.set(this.id, id);
    if (id !== null || from !== null) this.composer.turn(from, id);
    this.turn();
    if (id === null) this.chats.render(this.state);
    return this.refresh();
  }

  turn() {
    this.conversation.forget();
    this.conversation.reader.turn();
    this.header.at = 0;
    this.element.classList.toggle("listing", this.open === null);
    this.chats.element.inert = this.open !== null;
    this.talk.inert = this.open === null;
  }

  // Somebody looks at the open conversation.
  attentive() {
    return this.open !== null && !this.element.classList.contains("locked") && this.element.isConnected && !document.hidden;
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
        const { open } = this;
        const state = await get(this.address(open));
        if (open === this.open) this.render(state);
        else this.again = true;
        if (this.again) await pause(BREATH);
      } while (this.again);
    } finally {
      this.asking = false;
    }
  }

  address(open) {
    const { count, reach } = this.conversation;
    const asked = open === null ? { count: 1 } : { chat: open, count, reach };
    return `town/phones/${this.id}?${new URLSearchParams(asked)}`;
  }

  render(state) {
    this.state = state;
    this.lock.render(state);
    if (this.open === null) return this.chats.render(state);
    this.composer.render(state);
    this.header.render(state);
    this.conversation.render(state);
    this.conversation.reader.speak(state.messages);
  }

  hear(event) {
    if (event.kind === "answered") this.answered(event);
    if (event.kind === "action" && (event.chat ?? this.id) === this.open) this.header.writes();
    if (event.kind === "notification") this.lock.ring();
  }

  answered({ text, alert, press }) {
    this.settle(press);
    if (text) this.toasts[alert ? "alert" : "toast"](text);
  }

  // The pressed key shows progress until the bot has answered its press.
  settle(press) {
    if (!this.pressed.has(press)) this.pressed.set(press, null);
    this.pressed.get(press)?.classList.remove("waiting");
  }

  tick(now) {
    this.time.textContent = hour(now);
    this.lock.tick(now);
    if (this.chats.tick(now) && this.state && this.open === null) this.chats.render(this.state);
  }

  locked(yes) {
    this.lock.show(yes);
    this.element.classList.toggle("locked", yes);
    if (yes || this.open === null) return;
    if (this.state?.unread.length) {
      this.conversation.forget();
      this.refresh();
    }
    this.composer.field.focus({ preventScroll: true });
  }

  // A notification that was touched opens its chat.
  unlock(chat) {
    if (chat && chat !== this.open) this.go(chat);
    this.locked(false);
  }

  // What the person does

  act(name, body = {}) {
    return post(`town/phones/${this.id}/${name}`, { chat: this.open, ...body });
  }

  begin() {
    return this.state.person.blocked ? this.act("unblocks") : this.run("/start");
  }

  send(text, entities, replyTo) {
    return this.act("types", { text, entities, reply_to: replyTo });
  }

  change(id, text, entities) {
    return this.act("edits", { message: id, text, entities });
  }

  async tap(message, row, column, key) {
    key.classList.add("waiting");
    const done = await this.act("taps", { message, row, column });
    if (!done || this.pressed.has(done.press)) return key.classList.remove("waiting");
    this.pressed.set(done.press, key);
    setTimeout(() => this.settle(done.press), PATIENCE);
  }

  reply(message) {
    this.composer.about(message, false);
  }

  edit(message) {
    this.composer.about(message, true);
  }

  editLast() {
    const own = this.state.messages.findLast((message) => message.mine && !message.deleted && message.text && !message.photo);
    if (own) this.edit(own);
  }

  remove(message) {
    return this.act("deletes", { message: message.id });
  }

  react(message, emoji) {
    return this.act("reacts", { message: message.id, emoji });
  }

  vote(message, option) {
    return this.act("votes", { message: message.id, option });
  }

  upload(kind, file, named) {
    return upload(`town/phones/${this.id}/${kind}?${new URLSearchParams({ chat: this.open, ...named })}`, file);
  }

  picture(file, caption = "") {
    return this.upload("photo", file, { caption });
  }

  document(file) {
    return this.upload("document", file, { name: file.name });
  }

  show(id) {
    return this.conversation.show(id);
  }
}
