// Questions and explanations that ask for a moment's attention.

import { button, make } from "./dom.js";
import { say } from "./words.js";

function shown(title, parts, keys) {
  const heading = make("h2", { id: "asked" }, title);
  const box = make("dialog", { class: "asked", "aria-labelledby": "asked" }, heading, ...parts, make("div", { class: "keys" }, ...keys));
  const before = document.activeElement;
  box.addEventListener("close", () => {
    box.remove();
    before?.focus?.();
  });
  document.body.append(box);
  box.showModal();
  return box;
}

const words = (lines) => lines.map((line) => make("p", {}, line));

// Resolves to whether the answer was yes; Escape is a no, and no is what Enter does first.
export function ask(title, lines, yes) {
  return new Promise((resolve) => {
    let answer = false;
    const no = button(say("cancel"), () => box.close(), { autofocus: true });
    const box = shown(title, words(lines), [no, button(yes, () => { answer = true; box.close(); }, { class: "grave" })]);
    box.addEventListener("close", () => resolve(answer));
  });
}

// `more`: other things to do, as [label, act].
export function explain(title, lines, more = []) {
  const keys = more.map(([label, act]) => button(label, () => { box.close(); act(); }));
  const box = shown(title, words(lines), [...keys, button(say("ok"), () => box.close(), { autofocus: true })]);
}
