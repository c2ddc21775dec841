// One message as a bubble with its buttons.

import { coloured, openActions } from "./actions.js";
import { button, icon, make } from "./dom.js";
import { formatted } from "./formatting.js";
import { drawn } from "./icons.js";
import { media } from "./media.js";
import { day, hour, say } from "./words.js";

export const HUES = [205, 145, 28, 270, 340, 180, 95, 310];
export const hue = (id) => HUES[Math.abs(id) % HUES.length];

export const divider = (date) => make("p", { class: "day", role: "separator" }, make("span", {}, day(date)));
export const unreadLine = () => make("p", { class: "unread-line", role: "separator" }, make("span", {}, say("unreadFrom")));

// `phone` does what is asked: tap, reply, edit, remove, react, vote, run (a command), show (a message).
export function bubble(message, phone) {
  if (message.deleted) return shell(message, "service gone", make("p", {}, say("deleted")));
  if (message.service) return shell(message, "service", make("p", {}, say("notices")[message.service](message.sender)));
  const body = make("div", { class: shapeOf(message) },
    message.mine ? null : named(message),
    message.reply ? quote(message, phone) : null,
    ...media(message, phone),
    message.text ? make("div", { class: "text" }, formatted(message.text, message.entities, phone.run)) : null,
    foot(message, phone));
  const element = shell(message, message.mine ? "mine" : "theirs",
    make("div", { class: "line" }, body, opener(message, phone, body)), keyboard(message, phone));
  hold(element, (at) => openActions(message, phone, body, at));
  if (message.protected) protect(element);
  return element;
}

// What changes without the words changing: ticks, reactions. True when it was drawn anew.
export function refreshFoot(element, message, phone) {
  const old = element.querySelector(".foot");
  if (!old || old.dataset.look === look(message)) return false;
  const focused = old.contains(document.activeElement) ? document.activeElement.dataset.emoji : null;
  const fresh = foot(message, phone);
  old.replaceWith(fresh);
  if (focused) (fresh.querySelector(`[data-emoji="${focused}"]`) ?? element).focus({ preventScroll: true });
  return true;
}

const look = (message) => JSON.stringify([message.fetched, message.reactions]);

function shapeOf(message) {
  const bare = message.sticker || message.dice ? " bare" : "";
  const framed = message.photo || message.location ? " framed" : "";
  return `bubble${bare}${framed}${message.text ? "" : " wordless"}`;
}

function shell(message, kind, ...children) {
  const who = message.mine ? say("you") : message.sender;
  const element = make("article", { class: `message ${kind}`, tabindex: "-1", "aria-label": `${who}, ${hour(message.date)}` }, ...children);
  element.dataset.id = message.id;
  element.dataset.revision = message.revision;
  return element;
}

// The writer's name, which only a group shows.
function named(message) {
  const name = make("b", { class: "name" }, message.sender);
  name.style.setProperty("--hue", hue(message.from));
  return name;
}

function foot(message, phone) {
  const chips = message.reactions.map(({ emoji, count, mine }) =>
    make("button", { type: "button", class: "reaction", "aria-pressed": String(mine), "data-emoji": emoji,
      "aria-label": say("reaction")(emoji, count), onclick: () => phone.react(message, emoji) },
    make("span", { "aria-hidden": "true" }, coloured(emoji)), make("span", { "aria-hidden": "true" }, String(count))));
  const element = make("div", { class: chips.length ? "foot reacted" : "foot" }, ...chips, meta(message));
  element.dataset.look = look(message);
  return element;
}

function meta(message) {
  return make("span", { class: "meta" },
    message.protected ? sign("lock", say("protected")) : null,
    // Telegram doesn't mark what a bot edits.
    message.edited && message.mine ? make("span", {}, say("edited")) : null,
    make("time", { datetime: new Date(message.date * 1000).toISOString() }, hour(message.date)),
    message.mine ? ticks(message) : null);
}

export const ticks = (message) => sign(message.fetched ? "fetched" : "sent", say(message.fetched ? "fetched" : "sent"));
const sign = (name, label) => make("span", { class: "tick", role: "img", "aria-label": label, title: label }, drawn(name));

export const told = (excerpt) => excerpt.text || say("kinds")[excerpt.kind] || "…";

function quote(message, phone) {
  const { id, mine, sender, excerpt } = message.reply;
  return make("button", { type: "button", class: "quote", onclick: () => phone.show(id) },
    make("b", {}, mine ? say("you") : sender), make("span", {}, told(excerpt)));
}

function keyboard(message, phone) {
  if (!message.rows.length) return null;
  return make("div", { class: "keyboard" }, ...message.rows.map((buttons, row) =>
    make("div", { class: "row" }, ...buttons.map((each, column) => inlineButton(message, each, row, column, phone)))));
}

function inlineButton(message, each, row, column, phone) {
  if (each.kind === "url") {
    return make("a", { class: "key", href: each.url, target: "_blank", rel: "noopener noreferrer", title: each.url },
      make("span", {}, each.text), make("span", { class: "away", "aria-hidden": "true" }, drawn("away")));
  }
  const press = (event) => phone.tap(message.id, row, column, event.currentTarget);
  return button(make("span", {}, each.text), press, { class: "key", disabled: each.kind !== "callback" });
}

function opener(message, phone, body) {
  return icon(drawn("down"), say("actions"), (event) => openActions(message, phone, event.currentTarget ?? body),
    { class: "icon actions", tabindex: "-1", "aria-haspopup": "menu" });
}

// A long touch, or the other mouse button.
function hold(element, act) {
  let timer;
  const stop = () => clearTimeout(timer);
  element.addEventListener("contextmenu", (event) => {
    if (event.target.closest("a, .keyboard")) return;
    event.preventDefault();
    act({ x: event.clientX, y: event.clientY });
  });
  element.addEventListener("pointerdown", ({ pointerType, target, clientX: x, clientY: y }) => {
    if (pointerType === "touch" && !target.closest(".keyboard")) timer = setTimeout(() => act({ x, y }), 450);
  });
  for (const name of ["pointerup", "pointercancel", "pointermove"]) element.addEventListener(name, stop);
}

// Telegram's protect_content: no copying, no saving, no dragging away.
function protect(element) {
  element.classList.add("protected");
  for (const name of ["copy", "cut", "dragstart"]) element.addEventListener(name, (event) => event.preventDefault());
}
