// Line drawings, made on the spot: no picture is fetched for them.

const SPACE = "http://www.w3.org/2000/svg";

const PATHS = {
  back: "M15 5l-7 7 7 7",
  more: "M12 5.5v.01M12 12v.01M12 18.5v.01",
  menu: "M4 7h16M4 12h16M4 17h16",
  close: "M6 6l12 12M18 6L6 18",
  attach: "M20 11.5l-8.2 8.2a5.2 5.2 0 0 1-7.4-7.4l8.5-8.5a3.5 3.5 0 0 1 5 5l-8.5 8.4a1.8 1.8 0 0 1-2.5-2.5l7.6-7.6",
  keyboard: "M4 6h16a1.5 1.5 0 0 1 1.5 1.5v9A1.5 1.5 0 0 1 20 18H4a1.5 1.5 0 0 1-1.5-1.5v-9A1.5 1.5 0 0 1 4 6zM6.5 10h.01M10.2 10h.01M13.8 10h.01M17.5 10h.01M8 14.2h8",
  mic: "M12 3.5a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0v-5a3 3 0 0 1 3-3zM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3",
  pin: "M9 4h6l-.8 6 3.3 3.5H6.5l3.3-3.5zM12 13.5V21",
  reply: "M10 6l-6 5.5 6 5.5v-3.5c5 0 8 1.2 10 4.5-.6-5.5-4-8.3-10-8.5z",
  copy: "M9 9h10v11H9zM5 15V4h10",
  edit: "M5 19l.8-3.8L16.5 4.5l3 3L8.8 18.2zM14 7l3 3",
  remove: "M5 7h14M10 7V4.5h4V7M7 7l.8 12.5h8.4L17 7M10.5 11v5M13.5 11v5",
  lock: "M6.5 11h11v8.5h-11zM9 11V8a3 3 0 0 1 6 0v3",
  check: "M5 12.5l4.5 4.5L19 7.5",
  sent: "M6 12.5l4 4 8-9",
  fetched: "M2 12.5l4 4 8-9M11 15.2l1.3 1.3 8-9",
  down: "M6 9.5l6 6 6-6",
  download: "M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14",
  muted: "M5 9.5v5h3.5L13 18.5v-13L8.5 9.5zM16.5 9.5l4.5 5M21 9.5l-4.5 5",
  sound: "M5 9.5v5h3.5L13 18.5v-13L8.5 9.5zM16.5 8.5a5 5 0 0 1 0 7M19 6a8.5 8.5 0 0 1 0 12",
  photo: "M4 5.5h16v13H4zM4 15.5l4.5-4.5 4 4 3-2.5 4.5 4M15.5 9h.01",
  file: "M7 3.5h7l4 4v13H7zM14 3.5v4h4",
  place: "M12 21c4.5-5 6.5-8.3 6.5-11.2a6.5 6.5 0 0 0-13 0C5.5 12.7 7.5 16 12 21zM12 12.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6z",
  contact: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20c.8-4 3.8-5.7 7.5-5.7s6.7 1.7 7.5 5.7",
  poll: "M6 20v-8M12 20V4M18 20v-5",
  sticker: "M13 20a8 8 0 1 1 7-7c-4.5-.5-7 2.5-7 7zM9 10h.01M14.5 10h.01M8.8 13.5c1 1.2 2.2 1.6 3.5 1.3",
  block: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM6 6l12 12",
  language: "M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM3.5 12h17M12 3.5c-5 5-5 12 0 17 5-5 5-12 0-17z",
  larger: "M12 5v14M5 12h14",
  smaller: "M5 12h14",
  away: "M8 16L17 7M9.5 7H17v7.5",
  auto: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 3.5v17M12 7.5h4.5M12 11h6M12 14.5h5.6M12 18h3",
  sun: "M12 16.2a4.2 4.2 0 1 0 0-8.4 4.2 4.2 0 0 0 0 8.4zM12 2.8v2M12 19.2v2M2.8 12h2M19.2 12h2M5.5 5.5l1.4 1.4M17.1 17.1l1.4 1.4M5.5 18.5l1.4-1.4M17.1 6.9l1.4-1.4",
  moon: "M20 14.2A8.2 8.2 0 0 1 9.8 4a8.2 8.2 0 1 0 10.2 10.2z",
  bolt: "M13 3L5 13.5h6L10.5 21 19 10h-6.2z",
  settings: "M4 7.5h9M17 7.5h3M4 16.5h3M11 16.5h9M15 9.7a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4zM9 18.7a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z",
  town: "M3.5 11.5L12 4.5l8.5 7M6 9.8v9.7h12V9.8M10 19.5v-5h4v5",
  forward: "M4 6l7 6-7 6zM13 6l7 6-7 6z",
  calendar: "M4.5 6.5h15v13h-15zM4.5 10.5h15M8.5 4v4M15.5 4v4",
  plane: "M20.5 4L3.5 11l6 2.3M20.5 4l-3.2 15-7.8-5.7M20.5 4l-11 9.3v5.2l3-3",
  hush: "M6 16.5V11a6 6 0 0 1 9.8-4.6M18 10.5v6H8M10 19.5a2.2 2.2 0 0 0 4 0M4 4l16 16",
  warning: "M12 4L2.8 19.5h18.4zM12 10v4.5M12 17v.01",
};

const FILLED = {
  send: "M3.4 20.4l18-8.4-18-8.4-.02 6.5L16 12l-12.6 1.9z",
  play: "M8 5.3v13.4L19 12z",
  pause: "M7 5.5h3.6v13H7zM13.4 5.5H17v13h-3.6z",
};

export function shape(name, attributes) {
  const element = document.createElementNS(SPACE, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

export const canvas = (width, height, ...shapes) => {
  const element = shape("svg", { viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true", focusable: "false" });
  element.append(...shapes);
  return element;
};

export function drawn(name) {
  const element = canvas(24, 24, shape("path", { d: PATHS[name] ?? FILLED[name] }));
  element.setAttribute("class", name in FILLED ? `sign filled sign-${name}` : `sign sign-${name}`);
  return element;
}
