import type { PadInkDrawn, PadInkPoint } from '@loket/contract';

/** So often at most the citizen's page gets what the pen wrote: it looks live, and costs the picture beside it little. */
const EVERY_MS = 50;
/** A pad sends two hundred points a second; whoever writes longer than this sees the latest of it only. */
const MOST_POINTS = 40_000;

/** The pad's ink on its way to the citizen's page; kept while the pen writes, for a page that has to be opened anew. */
export class PadInk {
  readonly #send: (ink: PadInkDrawn) => void;
  readonly #after: (delayMs: number, action: () => void) => void;
  #points: PadInkPoint[] = [];
  #sent = 0;
  #fresh = false;
  #waiting = false;

  constructor(send: (ink: PadInkDrawn) => void, after: (delayMs: number, action: () => void) => void) {
    this.#send = send;
    this.#after = after;
  }

  /** null: what was written is gone. */
  add(point: PadInkPoint | null): void {
    if (point === null || this.#points.length >= MOST_POINTS) this.#startAnew();
    if (point) this.#points.push(point);
    this.#sendSoon();
  }

  /** Nothing of it stays here. */
  forget(): void {
    this.#startAnew();
    this.#sendSoon();
  }

  /** A page that was opened anew draws it from the start. */
  repeat(): void {
    if (this.#points.length === 0) return;
    this.#fresh = true;
    this.#sent = 0;
    this.#sendSoon();
  }

  #startAnew(): void {
    this.#points = [];
    this.#sent = 0;
    this.#fresh = true;
  }

  #sendSoon(): void {
    if (this.#waiting) return;
    this.#waiting = true;
    this.#after(EVERY_MS, () => {
      this.#waiting = false;
      const points = this.#points.slice(this.#sent);
      if (points.length === 0 && !this.#fresh) return;
      this.#send({ fresh: this.#fresh, points });
      this.#sent = this.#points.length;
      this.#fresh = false;
    });
  }
}
