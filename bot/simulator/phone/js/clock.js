// The hour of the town as the page shows it: told by the town, and running by itself on the way to a later moment.

const still = matchMedia("(prefers-reduced-motion: reduce)");

export class Clock {
  // `show` gets seconds of people's time, whenever another minute is to be seen.
  constructor(show) {
    this.show = show;
    this.now = 0;
    this.way = null;
  }

  get walks() {
    return this.way !== null;
  }

  // The town says what time it is. On the way somewhere it still says when it left.
  tell(now) {
    if (this.way && now >= this.way.from && now < this.way.to) return;
    this.way = null;
    this.put(now);
  }

  // From now to `to` within these seconds of the reader's time.
  walk(to, seconds) {
    if (still.matches || to <= this.now) return;
    this.way = { from: Math.min(this.now, to), to, began: performance.now(), lasts: seconds * 1000 };
    this.step();
  }

  step() {
    if (!this.way) return;
    const { from, to, began, lasts } = this.way;
    const gone = Math.min(1, (performance.now() - began) / lasts);
    this.put(from + (to - from) * gone);
    if (gone < 1) requestAnimationFrame(() => this.step());
  }

  stop() {
    this.way = null;
  }

  put(now) {
    const minute = Math.floor(now / 60);
    this.now = now;
    if (minute === this.minute) return;
    this.minute = minute;
    this.show(now);
  }
}
