// What can be done with a message: react, answer, copy, change, delete.

import { make } from "./dom.js";
import { drawn } from "./icons.js";
import { popup } from "./popup.js";
import { say } from "./words.js";

export const PALETTE = ["❤", "👍", "🙏", "🤗", "😢", "👏", "🔥"];

// Some of these are black signs unless one asks for their colours.
export const coloured = (emoji) => (emoji.length === 1 ? `${emoji}\uFE0F` : emoji);

export function openActions(message, phone, anchor, at = null) {
  popup(phone, anchor, (close) => [palette(message, phone, close), list(message, phone, close)], at);
}

function palette(message, phone, close) {
  const mine = message.reactions.find((each) => each.mine)?.emoji;
  return make("div", { class: "palette", role: "menu", "aria-label": say("react") }, ...PALETTE.map((emoji) =>
    make("button", { type: "button", role: "menuitemradio", "aria-checked": String(mine === emoji), "aria-label": emoji,
      onclick: () => { close(); phone.react(message, emoji); } }, coloured(emoji))));
}

function list(message, phone, close) {
  const item = (sign, words, act, kind = "") =>
    make("button", { type: "button", role: "menuitem", class: kind, onclick: () => { close(); act(); } }, drawn(sign), words);
  return make("div", { class: "menu-list", role: "menu", "aria-label": say("actions") },
    item("reply", say("reply"), () => phone.reply(message)),
    message.text && !message.protected ? item("copy", say("copy"), () => navigator.clipboard?.writeText(message.text)) : null,
    editable(message) ? item("edit", say("edit"), () => phone.edit(message)) : null,
    message.mine || phone.private ? item("remove", say("remove"), () => phone.remove(message), "danger") : null);
}

const editable = (message) => message.mine && message.text && !message.photo && !message.document;
