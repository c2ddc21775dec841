// The list of chats: the bot's and every group's, the last line of each, what is unread.

import { icon, make } from "./dom.js";
import { drawn } from "./icons.js";
import { hue, ticks, told } from "./messages.js";
import { day, hour, say, shortDay } from "./words.js";

export class ChatList {
  // `phone`: toChat(id), locked, composer.drafts.
  constructor(phone) {
    this.phone = phone;
    this.list = make("ul", { class: "chats", "aria-label": say("chats") });
    this.element = make("div", { class: "screen chats-screen" },
      make("header", { class: "top" }, make("h2", {}, say("chats")), icon(drawn("lock"), say("lock"), () => phone.locked(true), { class: "icon small-lock" })),
      this.list);
    this.list.addEventListener("keydown", (event) => this.walk(event));
  }

  render(state) {
    const focused = this.list.contains(document.activeElement) ? document.activeElement.dataset.chat : null;
    const byDate = state.chats.toSorted((a, b) => (b.last?.date ?? 0) - (a.last?.date ?? 0));
    this.list.replaceChildren(...byDate.map((chat) => make("li", {}, this.line(chat))));
    if (focused) this.list.querySelector(`[data-chat="${focused}"]`)?.focus();
  }

  line(chat) {
    const { last } = chat;
    const face = make("span", { class: "avatar", "aria-hidden": "true" }, chat.title[0]);
    face.style.setProperty("--hue", hue(chat.type === "private" ? 0 : chat.id));
    const line = make("button", { type: "button", class: "chat-line", "data-chat": chat.id, onclick: () => this.phone.toChat(chat.id) },
      face,
      make("span", { class: "title" }, make("b", {}, chat.title), chat.muted ? mark("muted", say("muted")) : null),
      make("span", { class: "when" }, last?.mine && !last.service ? ticks(last) : null, last ? make("time", {}, this.when(last.date)) : null),
      make("span", { class: "last" }, ...this.lastLine(chat)),
      chat.unread ? make("span", { class: chat.muted ? "count quiet" : "count", role: "img", "aria-label": say("waiting")(chat.unread) }, String(chat.unread)) : null);
    return line;
  }

  lastLine({ id, type, last }) {
    const draft = this.phone.composer.drafts.get(id)?.trim();
    if (draft) return [make("b", { class: "draft" }, say("draft")), ` ${draft}`];
    if (!last) return [say("noMessage")];
    if (last.service) return [say("notices")[last.service](last.sender)];
    if (last.mine) return [make("b", {}, say("own")), ` ${told(last.excerpt)}`];
    return type === "private" ? [told(last.excerpt)] : [make("b", {}, `${last.sender}${say("colon")}`), ` ${told(last.excerpt)}`];
  }

  when(date) {
    return day(date) === day(this.now ?? date) ? hour(date) : shortDay(date);
  }

  tick(now) {
    const changed = this.now !== undefined && day(now) !== day(this.now);
    this.now = now;
    return changed;
  }

  walk(event) {
    const all = [...this.list.querySelectorAll(".chat-line")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    all[(all.indexOf(document.activeElement) + step + all.length) % all.length].focus();
  }
}

const mark = (name, label) => make("span", { class: "tick", role: "img", "aria-label": label, title: label }, drawn(name));
