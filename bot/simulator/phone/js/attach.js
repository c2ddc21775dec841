// What can be joined to a conversation: a picture with its caption, a file, a place from a list, a poll.

import { button, icon, make } from "./dom.js";
import { drawn } from "./icons.js";
import { PLACES } from "./places.js";
import { popup } from "./popup.js";
import { say } from "./words.js";

const PICTURES = ["image/png", "image/jpeg"];

export class Attach {
  // `phone`: act, picture, document, element. `back`: gives the focus back to the typing field.
  constructor(phone, back) {
    this.phone = phone;
    this.back = back;
    this.opener = icon(drawn("attach"), say("attach"), () => this.choose(), { "aria-haspopup": "menu" });
    this.file = this.input("image/png,image/jpeg");
    this.any = this.input("");
    this.places = make("div", { class: "places", hidden: true, role: "group", "aria-label": say("places") });
    this.places.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.hidePlaces();
    });
  }

  input(accept) {
    const input = make("input", { type: "file", accept, hidden: true, tabindex: "-1", "aria-hidden": "true" });
    input.addEventListener("change", () => {
      const [file] = input.files;
      if (file) this.given(file, input === this.any);
      input.value = "";
    });
    return input;
  }

  choose() {
    popup(this.phone, this.opener, (close) => {
      const item = (sign, words, act) =>
        make("button", { type: "button", role: "menuitem", onclick: () => { close(); act(); } }, drawn(sign), words);
      return [make("div", { class: "menu-list", role: "menu", "aria-label": say("attach") },
        item("photo", say("photo"), () => this.file.click()),
        item("file", say("file"), () => this.any.click()),
        item("place", say("place"), () => this.choosePlace()),
        item("contact", say("contact"), () => this.phone.act("contact")),
        item("poll", say("newPoll"), () => this.askPoll()),
        item("sticker", say("sticker"), () => this.phone.act("sticker", { emoji: "👋" })))];
    });
  }

  // A picture is shown with a field for its caption; anything else goes as a file.
  given(file, asFile = false) {
    if (asFile || !PICTURES.includes(file.type)) return this.phone.document(file);
    const address = URL.createObjectURL(file);
    const caption = make("input", { class: "wide", "aria-label": say("caption"), placeholder: say("caption"), maxlength: "1024" });
    this.ask([make("img", { src: address, alt: file.name }), caption], async () => {
      await this.phone.picture(file, caption.value);
      URL.revokeObjectURL(address);
    });
    caption.focus();
  }

  askPoll() {
    const field = make("textarea", { class: "wide", rows: "5", "aria-label": say("pollHelp"), placeholder: say("pollHelp") });
    this.ask([make("b", {}, say("newPoll")), field], () => this.phone.act("poll", { text: field.value }));
    field.focus();
  }

  // Something to look at before it is sent; it stays open when it can't be.
  ask(parts, send) {
    const form = make("form", { method: "dialog" }, ...parts, make("div", { class: "choice" },
      button(say("cancel"), () => box.close()), make("button", { type: "submit", class: "main" }, say("send"))));
    const box = make("dialog", { class: "ask", onclose: () => box.remove() }, form);
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      await send();
      box.close();
      this.back();
    });
    box.addEventListener("keydown", (event) => event.stopPropagation());
    this.phone.element.append(box);
    box.showModal();
  }

  choosePlace() {
    this.places.replaceChildren(make("p", {}, say("places")), ...PLACES.map(([name, latitude, longitude]) =>
      button(name, () => { this.hidePlaces(); this.phone.act("location", { latitude, longitude }); })),
    button(say("cancel"), () => this.hidePlaces(), { class: "quiet" }));
    this.places.hidden = false;
    this.places.querySelector("button").focus();
  }

  hidePlaces() {
    this.places.hidden = true;
    this.back();
  }
}
