// One message as a bubble with its buttons.

import { button, icon, make, menu } from "./dom.js";
import { formatted } from "./formatting.js";
import { day, hour, say } from "./words.js";

export const divider = (date) => make("p", { class: "day", role: "separator" }, make("span", {}, day(date)));

// `phone` does what is asked: act, tap, reply, edit, remove, run (a command), notice.
export function bubble(message, phone) {
  if (message.service) return shell(message, "service", make("p", {}, `${phone.botName} ${say("pinned")}`));
  if (message.deleted) return shell(message, "gone", make("p", { class: "bubble" }, say("deleted"), " ", clock(message)));
  const body = make("div", { class: message.sticker ? "bubble bare" : "bubble" },
    message.reply ? quote(message, phone) : null,
    ...media(message),
    message.text ? make("div", { class: "text" }, formatted(message.text, message.entities, phone.run)) : null,
    meta(message));
  const element = shell(message, message.mine ? "mine" : "theirs",
    make("div", { class: "line" }, body, actions(message, phone)), keyboard(message, phone));
  if (message.protected) protect(element);
  return element;
}

function shell(message, kind, ...children) {
  const element = make("article", { class: `message ${kind}`, tabindex: "-1" }, ...children);
  element.dataset.id = message.id;
  element.dataset.revision = message.revision;
  return element;
}

const clock = (message) => make("time", { datetime: new Date(message.date * 1000).toISOString() }, hour(message.date));

function meta(message) {
  return make("div", { class: "meta" },
    message.protected ? make("span", { title: say("protected"), "aria-label": say("protected"), role: "img" }, "🔒") : null,
    // Telegram doesn't mark what a bot edits.
    message.edited && message.mine ? make("span", {}, say("edited")) : null,
    clock(message));
}

function quote(message, phone) {
  const name = message.reply.mine ? say("you") : phone.botName;
  return make("button", { type: "button", class: "quote", onclick: () => phone.show(message.reply.id) },
    make("b", {}, name), make("span", {}, message.reply.excerpt.text || message.reply.excerpt.kind));
}

function media(message) {
  const parts = [];
  if (message.photo) {
    const { src, width, height } = message.photo;
    parts.push(make("img", { src, width, height, alt: say("picture") }));
  }
  if (message.document) {
    const { src, name, size } = message.document;
    parts.push(make("a", { class: "file", href: src, download: name },
      make("span", { class: "sign", "aria-hidden": "true" }, "📄"),
      make("span", {}, make("b", {}, name), make("small", {}, `${Math.max(1, Math.round(size / 1024))} ${say("kilobytes")}`))));
  }
  if (message.location) {
    const { latitude, longitude } = message.location;
    parts.push(card("📍", say("location"), `${latitude.toFixed(3)}, ${longitude.toFixed(3)}`));
  }
  if (message.contact) parts.push(card("👤", message.contact.first_name, message.contact.phone_number));
  if (message.voice) parts.push(card("🎙", say("voice"), `${message.voice.duration} s`));
  if (message.poll) parts.push(card("📊", message.poll.question, message.poll.options.map((each) => each.text).join(" / ")));
  if (message.sticker) parts.push(make("div", { class: "sticker" }, message.sticker.emoji));
  if (message.dice) parts.push(make("div", { class: "sticker" }, `${message.dice.emoji} ${message.dice.value}`));
  return parts;
}

const card = (sign, title, detail) =>
  make("div", { class: "card" }, make("span", { class: "sign", "aria-hidden": "true" }, sign),
    make("span", {}, make("b", {}, title), make("small", {}, detail)));

function keyboard(message, phone) {
  if (!message.rows.length) return null;
  return make("div", { class: "keyboard" }, ...message.rows.map((buttons, row) =>
    make("div", { class: "row" }, ...buttons.map((each, column) => inlineButton(message, each, row, column, phone)))));
}

function inlineButton(message, each, row, column, phone) {
  if (each.kind === "url") {
    return make("a", { class: "key", href: each.url, target: "_blank", rel: "noopener noreferrer", title: each.url },
      each.text, make("span", { class: "away", "aria-hidden": "true" }, "↗"));
  }
  const press = (event) => {
    event.currentTarget.classList.add("waiting");
    phone.tap(message.id, row, column);
  };
  return button(each.text, press, { class: "key", disabled: each.kind !== "callback" });
}

function actions(message, phone) {
  const opener = icon("⋯", say("actions"), () => {});
  const items = () => {
    const list = [[say("reply"), () => phone.reply(message)]];
    if (message.text && !message.protected) list.push([say("copy"), () => navigator.clipboard?.writeText(message.text)]);
    if (message.mine && message.text && !message.photo) list.push([say("edit"), () => phone.edit(message)]);
    list.push([say("remove"), () => phone.remove(message)]);
    return list;
  };
  const holder = menu(opener, items);
  holder.classList.add("actions");
  return holder;
}

// Telegram's protect_content: no copying, no saving, no dragging away.
function protect(element) {
  element.classList.add("protected");
  for (const name of ["copy", "cut", "dragstart", "contextmenu"]) {
    element.addEventListener(name, (event) => event.preventDefault());
  }
}
