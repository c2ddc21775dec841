// How the page looks and which language it speaks: two switches, kept in this browser.

import { button, make } from "./dom.js";
import { drawn } from "./icons.js";
import { say, speak, spoken } from "./words.js";

const THEMES = { auto: "auto", light: "sun", dark: "moon" };

const theme = () => localStorage.getItem("theme") ?? "auto";

function wear(name) {
  if (name === "auto") localStorage.removeItem("theme");
  else localStorage.setItem("theme", name);
  dispatchEvent(new Event("themed"));
}

export function themes() {
  const keys = Object.entries(THEMES).map(([name, drawing]) =>
    make("button", { type: "button", "aria-label": say("themes")[name], title: say("themes")[name], "data-theme-choice": name,
      onclick: () => { wear(name); mark(); } }, drawn(drawing)));
  const mark = () => keys.forEach((key) => key.setAttribute("aria-pressed", String(key.dataset.themeChoice === theme())));
  mark();
  return make("div", { class: "switch themes", role: "group", "aria-label": say("theme") }, ...keys);
}

export function languages(changed) {
  const key = (code, name, whole) => button(name, () => { speak(code); changed(); },
    { lang: code, "aria-pressed": String(spoken() === code), title: whole });
  return make("div", { class: "switch languages", role: "group", "aria-label": say("tongue") },
    key("fr", "FR", "Français"), key("en", "EN", "English"));
}
