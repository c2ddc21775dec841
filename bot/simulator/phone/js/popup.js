// Something that opens over a phone, near a place: a click elsewhere or Escape closes it, arrows walk through it.

import { make } from "./dom.js";

const EDGE = 8;

// `content` gets the function that closes; focus goes back to where it was.
export function popup(phone, anchor, content, at = null) {
  const before = document.activeElement;
  const close = (back = true) => {
    layer.remove();
    if (back && before?.isConnected) before.focus({ preventScroll: true });
  };
  const box = make("div", { class: "popup" }, ...content(close));
  const layer = make("div", { class: "layer", onclick: (event) => { if (event.target === layer) close(); },
    oncontextmenu: (event) => event.preventDefault() }, box);
  layer.addEventListener("keydown", (event) => walk(event, box, close));
  phone.element.append(layer);
  place(box, phone.element.getBoundingClientRect(), at ?? below(anchor));
  box.querySelector("[role^=menuitem]")?.focus({ preventScroll: true });
  return close;
}

function below(anchor) {
  const { left, bottom, right } = anchor.getBoundingClientRect();
  return { x: Math.min(left, right - 44), y: bottom };
}

function place(box, frame, { x, y }) {
  const { offsetWidth: width, offsetHeight: height } = box;
  const left = Math.min(Math.max(x - frame.left, EDGE), frame.width - width - 2 * EDGE);
  const room = frame.height - height - 2 * EDGE;
  box.style.left = `${left}px`;
  box.style.top = `${Math.max(EDGE, Math.min(y - frame.top, room))}px`;
}

function walk(event, box, close) {
  if (event.key === "Escape" || event.key === "Tab") {
    event.preventDefault();
    event.stopPropagation();
    return close();
  }
  const all = [...box.querySelectorAll("[role^=menuitem]")];
  const here = all.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  const next = step ? all[(here + step + all.length) % all.length] : { Home: all[0], End: all.at(-1) }[event.key];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
