// Line drawings for what stands around the phones, made on the spot: no picture is fetched for them.

const SPACE = "http://www.w3.org/2000/svg";

const PATHS = {
  auto: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 3.5v17M12 7.5h4.5M12 11h6M12 14.5h5.6M12 18h3",
  sun: "M12 16.2a4.2 4.2 0 1 0 0-8.4 4.2 4.2 0 0 0 0 8.4zM12 2.8v2M12 19.2v2M2.8 12h2M19.2 12h2M5.5 5.5l1.4 1.4M17.1 17.1l1.4 1.4M5.5 18.5l1.4-1.4M17.1 6.9l1.4-1.4",
  moon: "M20 14.2A8.2 8.2 0 0 1 9.8 4a8.2 8.2 0 1 0 10.2 10.2z",
  bolt: "M13 3L5 13.5h6L10.5 21 19 10h-6.2z",
  gear: "M4 7.5h9M17 7.5h3M4 16.5h3M11 16.5h9M15 9.7a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4zM9 18.7a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z",
  town: "M3.5 11.5L12 4.5l8.5 7M6 9.8v9.7h12V9.8M10 19.5v-5h4v5",
  close: "M6 6l12 12M18 6L6 18",
  down: "M6 9.5l6 6 6-6",
  forward: "M4 6l7 6-7 6zM13 6l7 6-7 6z",
  plus: "M12 5v14M5 12h14",
  calendar: "M4.5 6.5h15v13h-15zM4.5 10.5h15M8.5 4v4M15.5 4v4",
  plane: "M20.5 4L3.5 11l6 2.3M20.5 4l-3.2 15-7.8-5.7M20.5 4l-11 9.3v5.2l3-3",
  hush: "M6 16.5V11a6 6 0 0 1 9.8-4.6M18 10.5v6H8M10 19.5a2.2 2.2 0 0 0 4 0M4 4l16 16",
  warning: "M12 4L2.8 19.5h18.4zM12 10v4.5M12 17v.01",
  lock: "M6.5 11h11v8.5h-11zM9 11V8a3 3 0 0 1 6 0v3",
};

export function sign(name) {
  const drawing = document.createElementNS(SPACE, "svg");
  const line = document.createElementNS(SPACE, "path");
  line.setAttribute("d", PATHS[name]);
  drawing.append(line);
  for (const [key, value] of Object.entries({ viewBox: "0 0 24 24", class: "sign", "aria-hidden": "true", focusable: "false" })) {
    drawing.setAttribute(key, value);
  }
  return drawing;
}
