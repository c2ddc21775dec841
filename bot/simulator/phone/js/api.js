// Talking to the town.

import { say } from "./words.js";

const AGAIN = 700;

let notice = () => {};
export const onNotice = (show) => {
  notice = show;
};

const later = () => new Promise((resolve) => { setTimeout(resolve, AGAIN); });

// While the town is away this waits for it.
export async function get(path) {
  for (;;) {
    const answer = await fetch(path, { headers: { Accept: "application/json" } }).catch(() => null);
    if (answer?.ok) {
      const told = await answer.json().catch(() => null);
      if (told) return told;
    } else if (answer) throw new Error(`${answer.status} ${path}`);
    await later();
  }
}

// Says why when a phone (or Telegram) would not do it; true when it was done.
export async function post(path, body = {}) {
  return tell(fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }));
}

export const erase = (path) => tell(fetch(path, { method: "DELETE" }));

export async function upload(path, file) {
  return tell(fetch(path, { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: file }));
}

async function tell(request) {
  const answer = await request.catch(() => null);
  const words = await answer?.text().catch(() => null);
  if (words === null || words === undefined) notice(say("offline"));
  else if (answer.ok) return JSON.parse(words);
  else {
    const reason = words.startsWith("{") ? JSON.parse(words).error : words;
    notice(say("reasons")[reason] ?? reason);
  }
  return null;
}

// Live events; `lost` and `found` when the town goes away and comes back, which is looked for without end.
export function listen(hear, lost, found) {
  const source = new EventSource("town/events");
  source.onmessage = (event) => hear(JSON.parse(event.data));
  source.onopen = found;
  source.onerror = () => {
    source.close();
    lost();
    setTimeout(() => listen(hear, lost, found), AGAIN);
  };
}
