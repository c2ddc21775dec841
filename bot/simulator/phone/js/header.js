// The top of a conversation: back to the chats, who this is with, what they do, what can be done, what is pinned.

import { icon, make } from "./dom.js";
import { drawn } from "./icons.js";
import { hue, told } from "./messages.js";
import { popup } from "./popup.js";
import { say } from "./words.js";

const TYPING = 5000;

export class Header {
  // `phone`: toList, locked, act, close, show (a message).
  constructor(phone) {
    this.phone = phone;
    this.back = icon(drawn("back"), say("toChats")(0), () => phone.toList());
    this.others = make("span", { class: "count", "aria-hidden": "true", hidden: true });
    this.back.append(this.others);
    this.face = make("span", { class: "avatar", "aria-hidden": "true" });
    this.title = make("h2");
    this.under = make("p", { class: "under" });
    this.more = icon(drawn("more"), say("more"), () => this.choose(), { "aria-haspopup": "menu" });
    this.element = make("header", { class: "top" }, this.back, this.face, make("div", { class: "two" }, this.title, this.under), this.more);
    this.pinned = make("button", { type: "button", class: "pinned", hidden: true, onclick: () => this.nextPinned() });
    this.at = 0;
  }

  render(state) {
    const { chat, chats, pinned } = state;
    this.state = state;
    const others = chats.filter((each) => each.id !== chat.id).reduce((sum, each) => sum + each.unread, 0);
    this.others.hidden = !others;
    this.others.textContent = String(others);
    this.back.setAttribute("aria-label", say("toChats")(others));
    this.face.textContent = chat.title[0];
    this.face.style.setProperty("--hue", hue(chat.type === "private" ? 0 : chat.id));
    this.title.replaceChildren(chat.title, ...(chat.muted ? [make("span", { class: "tick", role: "img", "aria-label": say("muted") }, drawn("muted"))] : []));
    const newest = state.messages.at(-1);
    if (newest && !newest.mine && newest.id !== this.newest) this.still();
    this.newest = newest?.id;
    if (!this.typing) this.still();
    this.drawPinned(pinned);
  }

  still() {
    clearTimeout(this.typing);
    this.typing = 0;
    const { chat } = this.state;
    this.under.replaceChildren(chat.type === "private" ? say("bot") : say("members")(chat.people));
    this.under.classList.remove("writes");
  }

  writes() {
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.still(), TYPING);
    this.under.replaceChildren(say("writing"), make("span", { class: "dots", "aria-hidden": "true" }, make("i"), make("i"), make("i")));
    this.under.classList.add("writes");
  }

  // Pinned messages: the newest first, each touch goes to one and shows the next.

  drawPinned(pinned) {
    this.pinned.hidden = !pinned.length;
    if (!pinned.length) return;
    this.at %= pinned.length;
    const { excerpt } = pinned[this.at];
    const bars = make("span", { class: "bars", "aria-hidden": "true" }, ...pinned.slice(0, 4).map((_, index) =>
      make("i", { class: pinned.length - 1 - index === this.at || (pinned.length > 4 && index === 0) ? "on" : "" })));
    this.pinned.replaceChildren(bars, make("span", { class: "two" },
      make("b", {}, say("pinnedMessage"), pinned.length > 1 ? ` ${pinned.length - this.at}` : ""), make("span", {}, told(excerpt))), drawn("pin"));
  }

  nextPinned() {
    const { pinned } = this.state;
    const { id } = pinned[this.at];
    this.at = (this.at + 1) % pinned.length;
    this.drawPinned(pinned);
    this.phone.show(id);
  }

  choose() {
    const { phone, state } = this;
    popup(phone, this.more, (close) => {
      const item = (sign, words, act) =>
        make("button", { type: "button", role: "menuitem", onclick: () => { close(); act(); } }, drawn(sign), words);
      const { muted, type } = state.chat;
      const { blocked, started } = state.person;
      return [make("div", { class: "menu-list", role: "menu", "aria-label": say("more") },
        item(muted ? "sound" : "muted", say(muted ? "unmute" : "mute"), () => phone.act("mutes", { muted: !muted })),
        item("lock", say("lock"), () => phone.locked(true)),
        type === "private" && started && !blocked ? item("block", say("block"), () => phone.act("blocks")) : null,
        blocked ? item("block", say("unblockShort"), () => phone.act("unblocks")) : null,
        item("language", say("said")(say("language"), "français"), () => phone.act("speaks", { language: "fr" })),
        item("language", say("said")(say("language"), "English"), () => phone.act("speaks", { language: "en" })),
        item("close", say("close"), phone.close))];
    });
  }
}
