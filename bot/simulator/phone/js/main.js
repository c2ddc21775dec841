// The page: phones side by side, live by server-sent events.

import { get, listen, onNotice } from "./api.js";
import { Bar } from "./bar.js";
import { Clock } from "./clock.js";
import { make } from "./dom.js";
import { Faults } from "./faults.js";
import { Phone } from "./phone.js";
import { People } from "./people.js";
import { say, speak, spoken } from "./words.js";

const SHOWN = 6000;
// The least a phone is wide with the gap beside it, and the edges of them all: as phone.css and town.css have them.
const WIDTH = 412;
const EDGES = 28;
const MOST = 4;
const TOGETHER = 40;

const place = document.getElementById("phones");
const notice = document.getElementById("notice");
const skip = document.getElementById("skip");
const phones = new Map();
let town = { people: [], bot: {}, now: 0 };
let silence;
let asking = false;
let again = false;
let asked = 0;
let known = 0;
let away = false;
let chosen = false;
const due = new Set();

const faults = new Faults(document.getElementById("faults"));
const bar = new Bar(document.getElementById("bar"), faults, redraw);
const people = new People(document.getElementById("people"), toggle, screenOf);
const clock = new Clock((now) => {
  bar.show(now);
  for (const phone of phones.values()) phone.tick(now);
});
onNotice(tell);

function tell(words, lasting = false) {
  notice.textContent = words;
  clearTimeout(silence);
  if (!lasting) silence = setTimeout(() => { notice.textContent = ""; }, SHOWN);
}

// How many phones stand side by side without one being cut.
const wide = () => Math.max(1, Math.min(MOST, Math.floor((window.innerWidth - EDGES) / WIDTH)));
const saved = () => JSON.parse(localStorage.getItem("open") ?? "[]").filter((id) => town.people.some((each) => each.id === id));
const remember = () => localStorage.setItem("open", JSON.stringify([...phones.keys()]));

function screenOf(id) {
  const phone = phones.get(id);
  if (!phone) return null;
  return phone.element.classList.contains("locked") ? "locked" : "shown";
}

// Many things at once are one refresh.
async function refresh() {
  again = true;
  if (asking) return;
  asking = true;
  try {
    while (again) {
      again = false;
      await redrawAll();
    }
  } finally {
    asking = false;
  }
}

// An older answer that comes late doesn't undo a newer one.
async function learn() {
  const number = ++asked;
  const told = await get("town/people");
  if (number < known) return;
  known = number;
  town = told;
}

async function redrawAll() {
  await learn();
  document.title = `${town.bot.first_name} – ${say("town")}`;
  hearClock(town);
  await bar.lead();
  for (const id of phones.keys()) if (!town.people.some((each) => each.id === id)) shut(id);
  choose();
  people.draw(town.people);
  // Not waited for: one phone whose answer is slow would keep the whole town from being told.
  phones.forEach(fresh);
}

// Which phones lie open: those opened here before; until somebody chose, the first of the town, who may still arrive.
function choose() {
  if (!phones.size) chosen = saved().length > 0;
  const ids = chosen ? saved() : town.people.map((each) => each.id);
  const wanted = ids.slice(0, wide());
  if (phones.size && (chosen || wanted.join() === [...phones.keys()].join())) return;
  [...phones.keys()].forEach(shut);
  wanted.forEach(open);
}

// Several things on one phone within this time are one drawing.
function soon(phone) {
  if (due.has(phone)) return;
  due.add(phone);
  setTimeout(() => {
    due.delete(phone);
    if (phones.get(phone.id) === phone) fresh(phone);
  }, TOGETHER);
}

// A phone whose person is gone is shut by the next refresh.
const fresh = (phone) => phone.refresh().catch(() => {});

function open(id) {
  const person = town.people.find((each) => each.id === id);
  const phone = new Phone(person, town.bot, () => toggle(id));
  phones.set(id, phone);
  place.append(phone.element);
  phone.tick(clock.now);
  return fresh(phone);
}

function shut(id) {
  phones.get(id)?.element.remove();
  phones.delete(id);
}

async function toggle(id, isNew = false) {
  // Before anything is awaited: a refresh meanwhile would put the first of the town in its place.
  chosen = true;
  if (isNew) await learn();
  if (phones.has(id)) {
    if (phones.size > 1) shut(id);
  } else {
    [...phones.keys()].slice(0, Math.max(0, phones.size + 1 - wide())).forEach(shut);
    const opened = open(id);
    people.draw(town.people);
    await opened;
    phones.get(id)?.element.scrollIntoView({ inline: "nearest", block: "nearest" });
  }
  remember();
  people.draw(town.people);
  people.reveal(id);
}

function hearClock(event) {
  if (event.now !== undefined) clock.tell(event.now);
  if (event.kind !== "clock") return;
  if (event.busy !== "travel") clock.stop();
  bar.hear(event);
  if (!event.busy) bar.lead();
}

function hear(event) {
  if (event.kind === "walk") return clock.walk(event.to, event.seconds);
  hearClock(event);
  const phone = phones.get(event.person);
  if (event.kind === "people") refresh();
  else if (event.kind === "unread") count(event);
  else if (event.kind === "phone") phone && soon(phone);
  else phone?.hear(event);
}

function count({ person, unread }) {
  const found = town.people.find((each) => each.id === person);
  if (!found || found.unread === unread) return;
  found.unread = unread;
  people.change(found);
}

// Another language of the page: everything is drawn again.
function redraw() {
  const ids = [...phones.keys()];
  ids.forEach(shut);
  draw();
  ids.forEach(open);
  refresh();
  document.querySelector(".languages [aria-pressed=true]")?.focus();
}

function draw() {
  speak(spoken());
  skip.replaceChildren(make("a", { href: "#phones", onclick: toPhone }, say("skip")));
  faults.draw();
  bar.draw();
}

function toPhone(event) {
  event.preventDefault();
  place.querySelector(".phone :is(.gate, textarea, button):not([hidden], [inert] *)")?.focus();
}

function lost() {
  away = true;
  tell(say("offline"), true);
}

function found() {
  if (away) tell(say("back"));
  away = false;
  clock.stop();
  refresh();
}

// The seconds until the connection comes back run down between two words of the town.
setInterval(() => {
  const { faults: known } = bar.state;
  if (known?.left) bar.hear({ faults: { ...known, left: Math.max(0, known.left - 1) } });
}, 1000);
addEventListener("screens", () => queueMicrotask(() => people.draw(town.people)));

draw();
listen(hear, lost, found);
