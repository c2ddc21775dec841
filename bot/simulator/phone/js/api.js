// Talking to the town.

let notice = () => {};
export const onNotice = (show) => {
  notice = show;
};

export async function get(path) {
  const answer = await fetch(path, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

// Says why when a phone (or Telegram) would not do it; true when it was done.
export async function post(path, body = {}) {
  return tell(fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }));
}

export async function upload(path, file) {
  return tell(fetch(path, { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: file }));
}

async function tell(request) {
  try {
    const answer = await request;
    if (answer.ok) return answer.json();
    const reason = await answer.text();
    notice(reason.startsWith("{") ? JSON.parse(reason).error : reason);
  } catch (error) {
    notice(String(error));
  }
  return null;
}

// Live events; `lost` and `found` when the town goes away and comes back.
export function listen(hear, lost, found) {
  const source = new EventSource("town/events");
  source.onmessage = (event) => hear(JSON.parse(event.data));
  source.onerror = lost;
  source.onopen = found;
}
