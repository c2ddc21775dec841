// The page: phones side by side, live by server-sent events.

import { get, listen, onNotice } from "./api.js";
import { Bar } from "./bar.js";
import { Phone } from "./phone.js";
import { People } from "./people.js";
import { say, speak, spoken } from "./words.js";

const place = document.getElementById("phones");
const notice = document.getElementById("notice");
const phones = new Map();
let town = { people: [], bot: {}, now: 0 };
let silence;
let asking = false;
let again = false;

const bar = new Bar(document.getElementById("bar"), redraw);
const people = new People(document.getElementById("people"), toggle);
onNotice(tell);

function tell(words) {
  notice.textContent = words;
  clearTimeout(silence);
  silence = setTimeout(() => { notice.textContent = ""; }, 5000);
}

const wide = () => Math.max(1, Math.min(3, Math.floor(window.innerWidth / 400)));
const saved = () => JSON.parse(localStorage.getItem("open") ?? "[]").filter((id) => town.people.some((each) => each.id === id));
const remember = () => localStorage.setItem("open", JSON.stringify([...phones.keys()]));

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

async function redrawAll() {
  town = await get("town/people");
  document.title = `${town.bot.first_name} – ${say("town")}`;
  await bar.tick(town);
  for (const id of phones.keys()) if (!town.people.some((each) => each.id === id)) shut(id);
  if (!phones.size) {
    const first = saved().length ? saved() : town.people.slice(0, wide()).map((each) => each.id);
    first.slice(0, wide()).forEach(open);
  }
  people.draw(town.people, [...phones.keys()]);
  await Promise.all([...phones.values()].map((phone) => phone.refresh()));
  tick(town.now);
}

function open(id) {
  const person = town.people.find((each) => each.id === id);
  const phone = new Phone(person, town.bot, () => toggle(id));
  phones.set(id, phone);
  place.append(phone.element);
  people.unread.delete(id);
  phone.tick(town.now);
  return phone.refresh();
}

function shut(id) {
  phones.get(id)?.element.remove();
  phones.delete(id);
}

async function toggle(id, fresh = false) {
  if (fresh) town = await get("town/people");
  if (phones.has(id)) {
    if (phones.size > 1) shut(id);
  } else {
    if (wide() === 1) [...phones.keys()].forEach(shut);
    await open(id);
    phones.get(id).element.scrollIntoView({ inline: "nearest", block: "nearest" });
  }
  remember();
  people.draw(town.people, [...phones.keys()]);
}

function tick(now) {
  town.now = now;
  for (const phone of phones.values()) phone.tick(now);
}

function hear(event) {
  if (event.now !== undefined) {
    tick(event.now);
    bar.tick(event);
  }
  const phone = phones.get(event.person);
  if (event.kind === "people") refresh();
  else if (event.kind === "phone") phone?.refresh();
  else phone?.hear(event);
  if (event.kind === "notification" && !phone) {
    people.unread.set(event.person, (people.unread.get(event.person) ?? 0) + 1);
    people.draw(town.people, [...phones.keys()]);
  }
}

// Another language of the page: everything is drawn again.
function redraw() {
  speak(spoken());
  const ids = [...phones.keys()];
  ids.forEach(shut);
  bar.draw();
  ids.forEach(open);
  refresh();
}

speak(spoken());
bar.draw();
listen(hear, () => tell(say("offline")), () => { notice.textContent = ""; refresh(); });
