// The messages of one chat: drawn once each, grouped, read as they come into sight, earlier ones brought when asked for.

import { make } from "./dom.js";
import { drawn } from "./icons.js";
import { bubble, divider, refreshFoot, unreadLine } from "./messages.js";
import { Reader } from "./reader.js";
import { day, say } from "./words.js";

export const NEWEST = 80;
const MORE = 80;
const NEAR = 90;
const CLOSE = 300;
const TOGETHER = 600;
const WAY = 700;

// Only what differs is touched: a class that is taken away and given back costs as much as a new one.
function shape(element, begins, ends) {
  element.classList.toggle("begins", begins);
  element.classList.toggle("ends", ends);
}

export class Conversation {
  // `phone`: everything a bubble asks for; needs(count, reach) brings more messages; attentive(); act.
  constructor(phone) {
    this.phone = phone;
    this.list = make("div", { class: "list", role: "log", "aria-live": "off", "aria-label": say("chat"), tabindex: "0" });
    this.badge = make("span", { class: "count", "aria-hidden": "true" });
    this.down = make("button", { type: "button", class: "down", hidden: true, onclick: () => this.toEnd("smooth") }, drawn("down"), this.badge);
    this.element = make("div", { class: "log" }, this.list, this.down);
    this.reader = new Reader(this);
    this.list.addEventListener("scroll", () => this.scrolled(), { passive: true });
    this.list.addEventListener("load", () => { if (this.stuck) this.toEnd(); }, true);
    this.list.addEventListener("keydown", (event) => this.walk(event));
    new ResizeObserver(() => { if (this.stuck) this.toEnd(); }).observe(this.list);
    this.forget();
  }

  // Another chat, or the same one opened again: nothing is kept of how it was looked at.
  forget() {
    this.state = null;
    this.count = NEWEST;
    this.reach = 0;
    this.wanted = 0;
    this.stuck = true;
    this.divide = 0;
    this.asked = 0;
    this.elements = new Map();
    this.list.replaceChildren();
  }

  render(state) {
    const first = this.state === null;
    const near = this.atEnd();
    const newest = state.messages.at(-1);
    const mine = newest?.mine && newest.id !== this.state?.messages.at(-1)?.id;
    const [height, top] = [this.list.scrollHeight, this.list.scrollTop];
    const earlier = !first && state.messages[0]?.id < this.state.messages[0]?.id;
    if (mine) this.divide = 0;
    else if (first) this.divide = state.unread[0] ?? 0;
    this.state = state;
    this.list.classList.toggle("crowd", state.chat.type !== "private");
    this.draw(state, first);
    // An answer asked for before it was wanted may not reach it yet; one that does, and lacks it, never will.
    if (this.elements.has(this.wanted) || state.messages[0]?.id <= this.wanted) this.jump();
    else if (this.aimed?.isConnected) this.aim(this.aimed);
    else if (first) this.open();
    else if (near || mine) this.toEnd();
    else if (earlier) this.list.scrollTop = top + this.list.scrollHeight - height;
    this.reader.read();
  }

  open() {
    const line = this.list.querySelector(".unread-line");
    if (!line) return this.toEnd();
    this.list.scrollTop = Math.min(line.offsetTop - 12, this.end());
    this.stuck = this.atEnd();
  }

  // Where one reads on: the end, or the beginning of a last message that is taller than the screen.
  end() {
    const { list } = this;
    const last = list.lastElementChild;
    const above = last ? last.offsetHeight - list.clientHeight + 20 : 0;
    return list.scrollHeight - list.clientHeight - Math.max(0, above);
  }

  atEnd() {
    return this.end() - this.list.scrollTop < NEAR;
  }

  toEnd(behavior = "instant") {
    this.list.scrollTo({ top: this.end(), behavior });
    this.stuck = true;
    this.offerEnd();
  }

  scrolled() {
    this.stuck = this.atEnd();
    if (this.list.scrollTop < CLOSE && this.state?.earlier && this.asked < this.state.messages.length + MORE) this.earlier();
    else if (this.stuck && !this.wanted) [this.count, this.reach, this.asked] = [NEWEST, 0, 0];
    this.reader.read();
    this.offerEnd();
  }

  earlier() {
    this.count = this.asked = this.state.messages.length + MORE;
    this.phone.refresh();
  }

  offerEnd() {
    const below = this.reader.below();
    this.down.hidden = this.stuck;
    this.badge.hidden = !below;
    this.badge.textContent = String(below);
    this.down.setAttribute("aria-label", say("toEnd")(below));
  }

  // Drawing

  draw({ messages }, first) {
    const old = this.elements;
    this.elements = new Map();
    const parts = [];
    const before = { day: "", message: null, element: null, begins: false };
    for (const message of messages) {
      const apart = this.between(message, before, parts);
      const element = this.drawn(message, old.get(message.id), first);
      this.join(message, element, apart, before, parts);
      this.elements.set(message.id, element);
      parts.push(element);
    }
    if (before.element) shape(before.element, before.begins, true);
    if (!messages.length) parts.push(make("p", { class: "empty" }, say("empty")));
    if (this.state.earlier) parts.unshift(this.waiting ??= make("p", { class: "loading" }, say("loading")));
    this.place(parts);
  }

  // The line of a new day, the line above what is unread; true when there is one.
  between(message, before, parts) {
    const count = parts.length;
    const today = day(message.date);
    if (today !== before.day) parts.push(this.dayLine(today, message.date));
    before.day = today;
    if (message.id === this.divide && parts.length > 1) parts.push(this.line ??= unreadLine());
    return parts.length > count;
  }

  // Who writes again within minutes goes on in the same group; several deleted ones in a row are one line.
  join(message, element, apart, before, parts) {
    const last = apart ? null : before.message;
    const plain = (each) => !each.deleted && !each.service;
    const together = last && plain(last) && plain(message) && last.from === message.from && message.date - last.date < TOGETHER;
    if (before.element) shape(before.element, before.begins, !together);
    const run = message.deleted && last?.deleted ? before.run + 1 : 1;
    if (run > 1) parts.pop();
    if (message.deleted) element.firstElementChild.textContent = say("deletedMany")(run);
    Object.assign(before, { message, element, run, begins: !together });
  }

  // The same line for the same day.
  dayLine(name, date) {
    this.days ??= new Map();
    if (!this.days.has(name)) this.days.set(name, divider(date));
    return this.days.get(name);
  }

  drawn(message, old, first) {
    if (old?.dataset.revision === String(message.revision)) {
      refreshFoot(old, message, this.phone);
      if (message.poll && old.dataset.poll !== JSON.stringify(message.poll)) return this.redrawn(message, old);
      return old;
    }
    return this.redrawn(message, old, !old && !first && message.id > (this.seen ?? 0));
  }

  redrawn(message, old, fresh = false) {
    const element = bubble(message, this.phone);
    if (message.poll) element.dataset.poll = JSON.stringify(message.poll);
    if (fresh) element.classList.add("comes");
    this.seen = Math.max(this.seen ?? 0, message.id);
    if (old?.contains(document.activeElement)) {
      queueMicrotask(() => (element.querySelector(".keyboard button") ?? element).focus({ preventScroll: true }));
    }
    return element;
  }

  // Put the parts in order, moving only what isn't in its place.
  place(parts) {
    const kept = new Set(parts);
    for (const each of [...this.list.children]) if (!kept.has(each)) each.remove();
    let at = this.list.firstChild;
    for (const part of parts) {
      if (part === at) at = at.nextSibling;
      else this.list.insertBefore(part, at);
    }
  }

  // Going somewhere

  show(id) {
    this.wanted = id;
    if (this.elements.has(id)) return this.jump();
    this.reach = id;
    return this.phone.refresh();
  }

  jump() {
    const found = this.elements.get(this.wanted);
    this.wanted = 0;
    if (!found?.isConnected) return;
    this.stuck = false;
    this.aim(found);
    found.focus({ preventScroll: true });
    found.classList.remove("flash");
    requestAnimationFrame(() => found.classList.add("flash"));
  }

  // A short way is shown, a long one isn't; until one is there, nothing that is drawn may stop it.
  aim(found) {
    const far = Math.abs(found.offsetTop - this.list.scrollTop) > 2 * this.list.clientHeight;
    found.scrollIntoView({ block: "center", behavior: far || this.aimed ? "instant" : "smooth" });
    if (this.aimed) return;
    this.aimed = found;
    setTimeout(() => { this.aimed = null; }, WAY);
  }

  // Arrows go from message to message, Enter opens what can be done with it.
  walk(event) {
    const here = event.target.closest(".message");
    if (event.target !== this.list && event.target !== here) return;
    const all = [...this.list.querySelectorAll(".message")];
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const next = here ? all[all.indexOf(here) + step] : step ? all.at(-1) : null;
    if (step && next) {
      event.preventDefault();
      next.focus();
      next.scrollIntoView({ block: "nearest" });
    } else if (here && (event.key === "Enter" || event.key === "ContextMenu")) {
      event.preventDefault();
      here.querySelector(".actions")?.click();
    }
  }
}
