// What comes with a message or instead of words: pictures, files, places, cards, polls, voices.

import { make } from "./dom.js";
import { drawn } from "./icons.js";
import { map, nameOf } from "./map.js";
import { view } from "./viewer.js";
import { voice } from "./voice.js";
import { say } from "./words.js";

const KINDS = { photo, document: file, location, contact, voice: heard, poll, sticker: emoji, dice: emoji };
const WIDEST = 300;
const TALLEST = 380;

export const media = (message, phone) =>
  Object.entries(KINDS).filter(([kind]) => message[kind]).map(([, draw]) => draw(message, phone));

// What a picture shows is told by its caption; Telegram has no other words for it.
function photo(message, phone) {
  const { src, width, height } = message.photo;
  const told = message.text.trim().split("\n")[0].slice(0, 120);
  const alt = told ? say("said")(say("picture"), told) : say("picture");
  const shrunk = Math.min(1, WIDEST / width, TALLEST / height);
  const image = make("img", { src, width: Math.round(width * Math.max(shrunk, Math.min(1, 120 / width))), height: Math.round(height * shrunk), alt });
  return make("div", { class: "picture" }, image,
    make("button", { type: "button", class: "enlarge", "aria-label": say("enlarge"),
      onclick: () => view({ src, alt, caption: message.text, kept: message.protected }, phone) }));
}

function file(message) {
  const { src, name, size } = message.document;
  const kind = name.includes(".") ? name.split(".").pop().toUpperCase().slice(0, 5) : "";
  const weight = size < 1024 * 1024 ? `${Math.max(1, Math.round(size / 1024))} ${say("kilobytes")}` : `${(size / 1048576).toFixed(1)} ${say("megabytes")}`;
  return make("a", { class: "file", href: src, download: name, title: say("savedFile") },
    make("span", { class: "round" }, drawn("download")),
    make("span", { class: "two" }, make("b", {}, name), make("small", {}, [weight, kind].filter(Boolean).join(", "))));
}

function location(message) {
  const { latitude, longitude } = message.location;
  return make("div", { class: "place" }, map(latitude, longitude),
    make("div", { class: "two" }, make("b", {}, say("location")),
      make("small", {}, [nameOf(latitude, longitude), `${latitude.toFixed(3)}, ${longitude.toFixed(3)}`].filter(Boolean).join(", "))));
}

function contact(message) {
  const { first_name: name, phone_number: number } = message.contact;
  return make("div", { class: "card" }, make("span", { class: "avatar", "aria-hidden": "true" }, name[0] ?? "?"),
    make("span", { class: "two" }, make("b", {}, name),
      make("a", { href: `tel:${number.replace(/[^+\d]/g, "")}` }, number)));
}

function heard(message) {
  return voice(message.voice, message.id);
}

function poll(message, phone) {
  const { question, options, total_voter_count: total, chosen } = message.poll;
  const voted = chosen !== null;
  const rows = options.map(({ text, voter_count: count }, number) => {
    const share = total ? Math.round((100 * count) / total) : 0;
    const bar = make("span", { class: "share", "aria-hidden": "true" });
    bar.style.setProperty("--share", `${voted ? share : 0}%`);
    return make("button", { type: "button", class: "option", "aria-pressed": String(chosen === number),
      onclick: () => phone.vote(message, number) },
    make("span", { class: "mark", "aria-hidden": "true" }, voted ? `${share} %` : ""), make("span", {}, text), bar);
  });
  return make("div", { class: "poll", role: "group", "aria-label": say("said")(say("poll"), question) },
    make("b", {}, question), make("small", {}, say("poll")), ...rows, make("small", { class: "total" }, say("votes")(total)));
}

function emoji({ sticker, dice }) {
  return make("div", { class: "sticker" }, sticker ? sticker.emoji : `${dice.emoji} ${dice.value}`);
}
