// What of a conversation has been seen: told to the town as it comes into sight, and read out once to those who listen.

import { make } from "./dom.js";
import { told } from "./messages.js";
import { say } from "./words.js";

const MARGIN = 24;
const SPOKEN_FOR = 8000;

// One for all phones, outside of them: what it says stands in a phone already.
const voice = make("div", { class: "spoken", "aria-live": "polite" });

export class Reader {
  constructor(conversation) {
    this.conversation = conversation;
    this.upTo = 0;
    if (!voice.isConnected) document.body.append(voice);
    document.addEventListener("visibilitychange", () => this.read());
  }

  // The newest unread message that is in sight, and with it all before.
  read() {
    const { state, list, phone, elements } = this.conversation;
    if (!state?.unread.length || !phone.attentive() || !list.clientHeight) return;
    const bottom = list.scrollTop + list.clientHeight - MARGIN;
    let seen = 0;
    for (const id of state.unread) {
      if (id <= this.upTo) continue;
      const element = elements.get(id);
      if (element && element.offsetTop >= bottom) break;
      if (element) seen = id;
    }
    if (!seen) return;
    this.upTo = seen;
    phone.act("reads", { message: seen });
  }

  // How many unread ones lie below what is in sight.
  below() {
    return (this.conversation.state?.unread ?? []).filter((id) => id > this.upTo).length;
  }

  turn() {
    this.upTo = 0;
    this.heard = null;
  }

  // New words of others, and words that were changed, once each.
  speak(messages) {
    const before = this.heard;
    this.heard = new Map(messages.map(({ id, revision }) => [id, revision]));
    if (!before || !this.conversation.phone.attentive()) return;
    const newest = Math.max(0, ...before.keys());
    for (const message of messages) {
      const changed = before.has(message.id) ? before.get(message.id) !== message.revision : message.id > newest;
      if (changed && !message.mine && !message.deleted && !message.service) this.say(message);
    }
  }

  say(message) {
    const kind = Object.keys(say("kinds")).find((each) => message[each]);
    const line = make("p", {}, `${this.conversation.phone.name}, ${say("said")(message.sender, told({ text: message.text, kind }))}`);
    voice.append(line);
    setTimeout(() => line.remove(), SPOKEN_FOR);
  }
}
