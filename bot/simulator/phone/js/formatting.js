// Entities to elements, and the marks one types in Telegram's apps (**bold**, __italic__…) to entities.
// Offsets are UTF-16 code units, as JavaScript's own strings count.

import { make } from "./dom.js";
import { say } from "./words.js";

const PLAIN = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", blockquote: "blockquote" };
const SCHEMES = ["http:", "https:", "mailto:", "tel:"];

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
  const token = /^https:\/\/t\.me\/\w+\?start=([\w-]{1,64})$/.exec(address);
  if (token && act) return make("button", { type: "button", class: "command", title: address, onclick: () => act(`/start ${token[1]}`) });
  return make("a", { href: address, target: "_blank", rel: "noopener noreferrer", title: address });
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

const MARKS = [["```", "pre"], ["**", "bold"], ["__", "italic"], ["~~", "strikethrough"], ["||", "spoiler"], ["`", "code"]];

export function typed(source) {
  const entities = [];
  let text = "";
  const walk = (piece) => {
    for (let at = 0; at < piece.length; ) {
      const found = MARKS.find(([mark]) => piece.startsWith(mark, at));
      const close = found ? piece.indexOf(found[0], at + found[0].length + 1) : -1;
      if (!found || close < 0) {
        text += piece[at++];
        continue;
      }
      const [mark, type] = found;
      const inside = piece.slice(at + mark.length, close);
      const offset = text.length;
      if (type === "code" || type === "pre") text += inside;
      else walk(inside);
      entities.push({ type, offset, length: text.length - offset });
      at = close + mark.length;
    }
  };
  walk(source);
  return { text, entities };
}
