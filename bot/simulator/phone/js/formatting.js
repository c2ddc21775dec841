// Entities to elements. Offsets are UTF-16 code units, as JavaScript's own strings count.

import { make } from "./dom.js";
import { say } from "./words.js";

const PLAIN = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", blockquote: "blockquote" };
const SCHEMES = ["http:", "https:", "tg:", "mailto:", "tel:"];
const PAGES = ["http:", "https:"];

export function formatted(text, entities, act) {
  const holder = document.createDocumentFragment();
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  fill(holder, text, 0, text.length, sorted, act);
  return holder;
}

// The text from `begin` to `end`; an entity that reaches beyond its neighbour is cut in two.
function fill(parent, text, begin, end, entities, act) {
  let at = begin;
  const waiting = [...entities];
  while (waiting.length) {
    const entity = waiting.shift();
    const stop = Math.min(entity.offset + entity.length, end);
    if (entity.offset >= end || stop <= at) continue;
    const from = Math.max(entity.offset, at);
    parent.append(text.slice(at, from));
    const inside = waiting.filter((other) => other.offset < stop);
    const beyond = inside
      .filter((other) => other.offset + other.length > stop)
      .map((other) => ({ ...other, offset: stop, length: other.offset + other.length - stop }));
    const element = dress(entity, text.slice(from, stop), act);
    fill(element.inner ?? element, text, from, stop, inside, act);
    parent.append(element);
    waiting.splice(0, waiting.length, ...beyond, ...waiting.filter((other) => other.offset >= stop));
    at = stop;
  }
  parent.append(text.slice(at, end));
}

function dress(entity, words, act) {
  if (PLAIN[entity.type]) return make(PLAIN[entity.type]);
  if (entity.type === "pre") return make("pre", { "data-language": entity.language });
  if (entity.type === "text_link") return link(entity.url, act);
  if (entity.type === "url") return link(/^[a-z]+:\/\//i.test(words) ? words : `https://${words}`, act);
  if (entity.type === "email") return link(`mailto:${words}`);
  if (entity.type === "phone_number") return link(`tel:${words.replace(/[^+\d]/g, "")}`);
  if (entity.type === "bot_command") return make("button", { type: "button", class: "command", onclick: () => act(words) });
  if (entity.type === "spoiler") return spoiler();
  if (entity.type === "expandable_blockquote") return expandable();
  return make("span", { class: entity.type });
}

function link(address, act) {
  let scheme = "";
  try {
    scheme = new URL(address).protocol;
  } catch {
    scheme = "";
  }
  if (!SCHEMES.includes(scheme)) return make("span", { class: "link" });
  // A deep link opens the chat with the bot and presses Start there; this phone has no other bot.
  const token = /^(?:https:\/\/t\.me\/\w+\?|tg:\/\/resolve\?domain=\w+&)start=([\w-]{1,64})$/.exec(address);
  if (token && act) return make("button", { type: "button", class: "command", title: address, onclick: () => act(`/start ${token[1]}`) });
  const away = PAGES.includes(scheme) ? { target: "_blank", rel: "noopener noreferrer" } : {};
  return make("a", { href: address, title: address, ...away });
}

function spoiler() {
  const show = (event) => {
    if (event.key && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    hidden.className = "spoiler shown";
    for (const name of ["role", "tabindex", "aria-label"]) hidden.removeAttribute(name);
  };
  const hidden = make("span", {
    class: "spoiler", role: "button", tabindex: "0", "aria-label": say("spoiler"), onclick: show, onkeydown: show,
  });
  return hidden;
}

function expandable() {
  const words = make("div", { class: "folded" });
  const more = make("button", { type: "button", class: "unfold", "aria-expanded": "false" }, say("expand"));
  more.addEventListener("click", () => {
    const folded = words.classList.toggle("folded");
    more.textContent = say(folded ? "expand" : "fold");
    more.setAttribute("aria-expanded", String(!folded));
  });
  const quote = make("blockquote", { class: "expandable" }, words, more);
  quote.inner = words;
  return quote;
}
