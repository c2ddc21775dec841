// A picture that fills the screen: buttons, wheel, two fingers or a double touch make it larger; Escape closes it.

import { icon, make } from "./dom.js";
import { drawn } from "./icons.js";
import { say } from "./words.js";

const LARGEST = 6;

export function view(picture, phone) {
  const viewer = new Viewer(picture);
  phone.element.append(viewer.dialog);
  viewer.dialog.showModal();
}

class Viewer {
  constructor({ src, alt, caption, kept }) {
    this.scale = 1;
    this.x = this.y = 0;
    this.touches = new Map();
    this.image = make("img", { src, alt, draggable: "false" });
    this.stage = make("div", { class: "stage" }, this.image);
    this.dialog = make("dialog", { class: kept ? "viewer protected" : "viewer", "aria-label": alt, onclose: () => this.dialog.remove() },
      this.stage,
      make("div", { class: "tools" },
        icon(drawn("smaller"), say("smaller"), () => this.zoom(1 / 1.5)),
        icon(drawn("larger"), say("larger"), () => this.zoom(1.5)),
        icon(drawn("close"), say("closePicture"), () => this.dialog.close())),
      caption ? make("p", { class: "caption" }, caption) : null);
    this.listen();
    this.draw();
  }

  listen() {
    const { stage, dialog } = this;
    stage.addEventListener("wheel", (event) => { event.preventDefault(); this.zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2); }, { passive: false });
    stage.addEventListener("dblclick", () => (this.scale > 1 ? this.reset() : this.zoom(2.5)));
    stage.addEventListener("pointerdown", (event) => this.down(event));
    stage.addEventListener("pointermove", (event) => this.moved(event));
    for (const name of ["pointerup", "pointercancel"]) stage.addEventListener(name, (event) => this.touches.delete(event.pointerId));
    stage.addEventListener("click", (event) => { if (this.under === stage && event.detail === 1) dialog.close(); });
    dialog.addEventListener("contextmenu", (event) => { if (dialog.classList.contains("protected")) event.preventDefault(); });
    dialog.addEventListener("keydown", (event) => {
      if (event.key === "Escape") event.stopPropagation();
      if (event.key === "+") this.zoom(1.5);
      if (event.key === "-") this.zoom(1 / 1.5);
    });
  }

  zoom(by) {
    this.scale = Math.min(LARGEST, Math.max(1, this.scale * by));
    if (this.scale === 1) this.x = this.y = 0;
    this.draw();
  }

  reset() {
    this.scale = 1;
    this.x = this.y = 0;
    this.draw();
  }

  down(event) {
    this.under = event.target;
    this.stage.setPointerCapture(event.pointerId);
    this.touches.set(event.pointerId, event);
  }

  moved(event) {
    const before = this.touches.get(event.pointerId);
    if (!before) return;
    const other = [...this.touches.values()].find((each) => each.pointerId !== event.pointerId);
    if (other) this.zoom(apart(event, other) / apart(before, other));
    else if (this.scale > 1) {
      this.x += event.clientX - before.clientX;
      this.y += event.clientY - before.clientY;
      this.draw();
    }
    this.touches.set(event.pointerId, event);
  }

  draw() {
    this.image.style.transform = `translate(${this.x}px, ${this.y}px) scale(${this.scale})`;
    this.dialog.dataset.scale = this.scale.toFixed(2);
  }
}

const apart = (one, other) => Math.max(1, Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY));
