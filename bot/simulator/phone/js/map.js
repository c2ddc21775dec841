// A place as a little drawing: streets made up from the numbers, no tile is fetched from anywhere.

import { canvas, shape } from "./icons.js";
import { PLACES } from "./places.js";

const WIDTH = 280;
const HEIGHT = 130;
const NEAR = 0.02;

export const nameOf = (latitude, longitude) =>
  PLACES.find(([, north, east]) => Math.abs(north - latitude) < NEAR && Math.abs(east - longitude) < NEAR)?.[0] ?? "";

// The same place is always drawn the same way.
function chance(latitude, longitude) {
  let seed = Math.abs(Math.round(latitude * 7919) ^ Math.round(longitude * 104729)) || 1;
  return () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };
}

export function map(latitude, longitude) {
  const next = chance(latitude, longitude);
  const between = (low, high) => low + next() * (high - low);
  const line = (kind, ...points) => shape("path", { class: kind, d: `M${points.map((each) => each.map(Math.round).join(" ")).join(" L")}` });
  const park = shape("ellipse", { class: "park", cx: between(30, 90), cy: between(20, 110), rx: between(26, 54), ry: between(16, 32) });
  const bend = between(20, 110);
  const river = shape("path", { class: "river", d: `M-5 ${Math.round(bend)} C70 ${Math.round(bend - 60)} 190 ${Math.round(bend + 70)} 285 ${Math.round(bend - 20)}` });
  const streets = [];
  for (let at = between(8, 30); at < WIDTH; at += between(22, 48)) streets.push(line("street", [at, -4], [at + between(-26, 26), HEIGHT + 4]));
  for (let at = between(8, 22); at < HEIGHT; at += between(18, 36)) streets.push(line("street", [-4, at], [WIDTH + 4, at + between(-18, 18)]));
  const avenue = line("avenue", [-4, between(30, 100)], [WIDTH / 2, HEIGHT / 2 + 12], [WIDTH + 4, between(30, 100)]);
  const pin = shape("path", { class: "needle", d: `M${WIDTH / 2} ${HEIGHT / 2 + 12} c-11 -13 -17 -20 -17 -28 a17 17 0 0 1 34 0 c0 8 -6 15 -17 28z` });
  const eye = shape("circle", { class: "eye", cx: WIDTH / 2, cy: HEIGHT / 2 - 16, r: 6 });
  const element = canvas(WIDTH, HEIGHT, park, river, ...streets, avenue, pin, eye);
  element.setAttribute("class", "map");
  return element;
}
