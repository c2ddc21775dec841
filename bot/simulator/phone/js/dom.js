// Making elements. Text is always a text node: nothing that a person or the bot wrote is ever read as HTML.

export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "class") element.className = value;
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const button = (label, act, attributes = {}) => make("button", { type: "button", onclick: act, ...attributes }, label);

// A button that shows a sign and says a word.
export const icon = (sign, word, act, attributes = {}) =>
  make("button", { type: "button", class: "icon", "aria-label": word, title: word, onclick: act, ...attributes },
    make("span", { "aria-hidden": "true" }, sign));

// A small menu under a button: opens on click, closes on Escape, on a choice and on a click elsewhere.
export function menu(opener, items) {
  const list = make("div", { class: "menu", role: "menu", hidden: true });
  const close = () => {
    list.hidden = true;
    opener.setAttribute("aria-expanded", "false");
  };
  const fill = () =>
    list.replaceChildren(...items().map(([label, act]) =>
      button(label, () => { close(); opener.focus(); act(); }, { role: "menuitem" })));
  opener.setAttribute("aria-haspopup", "menu");
  opener.setAttribute("aria-expanded", "false");
  opener.addEventListener("click", () => {
    if (!list.hidden) return close();
    fill();
    list.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    list.querySelector("button")?.focus();
  });
  const holder = make("div", { class: "menu-holder" }, opener, list);
  holder.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      event.stopPropagation();
      close();
      opener.focus();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !list.hidden) {
      event.preventDefault();
      const all = [...list.children];
      all[(all.indexOf(document.activeElement) + step + all.length) % all.length]?.focus();
    }
  });
  holder.addEventListener("focusout", (event) => {
    if (!holder.contains(event.relatedTarget)) close();
  });
  return holder;
}
