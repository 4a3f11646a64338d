import { layoutOf, type PadKey } from '@loket/signature-pad';
import { exampleSignature, PAD_MAX_PRESSURE, type PadPlug, type PenEvent, penTap } from '@loket/simulators';

/** A point of a visitor's pen: shares of the pad's screen, of its full pressure, and the visitor's own milliseconds. */
export type PenPoint = {
  readonly x: number;
  readonly y: number;
  readonly pressure: number;
  readonly at: 'away' | 'near' | 'touching';
  readonly timeMs: number;
};

const PLAY_EVERY_MS = 10;

/** The one pen of a pad: a visitor's hand moves it, or a recorded signature does. Its clock only goes forward. */
export class Pen {
  readonly #plug: PadPlug;
  readonly #now: () => number;
  #lastMs = 0;
  #offsetMs = 0;
  #isAway = true;
  #playing: NodeJS.Timeout | undefined;

  constructor(plug: PadPlug, now: () => number = () => performance.now()) {
    this.#plug = plug;
    this.#now = now;
  }

  /** A recorded signature or a touch is being played; the visitor's hand waits. */
  get isPlaying(): boolean {
    return this.#playing !== undefined;
  }

  draw(points: readonly PenPoint[]): void {
    if (this.isPlaying) return;
    const { maxX, maxY } = this.#plug.pad.facts;
    for (const { x, y, pressure, at, timeMs } of points) {
      if (this.#isAway) this.#offsetMs = Math.max(this.#now(), this.#lastMs + 1) - timeMs;
      this.#isAway = at === 'away';
      this.#send({
        x: this.#isAway ? 0 : Math.round(x * maxX),
        y: this.#isAway ? 0 : Math.round(y * maxY),
        pressure: at === 'touching' ? Math.round(pressure * PAD_MAX_PRESSURE) : 0,
        touching: at === 'touching',
        inProximity: !this.#isAway,
        timeMs: timeMs + this.#offsetMs,
      });
    }
  }

  /** Writes the signature that comes with the simulators where the pad's page has room for one, as fast as a hand. */
  sign(): void {
    const { facts } = this.#plug.pad;
    this.#play(exampleSignature(facts, layoutOf(facts.widthPx, facts.heightPx).pen, this.#soon()));
  }

  /** Touches where the page of a signature has this key. */
  press(key: PadKey): void {
    const { facts } = this.#plug.pad;
    const area = layoutOf(facts.widthPx, facts.heightPx).keys[key];
    const middle = [(area.left + area.right) / 2, (area.top + area.bottom) / 2] as const;
    this.#play(penTap(facts, ...middle, this.#soon()));
  }

  stop(): void {
    clearInterval(this.#playing);
    this.#playing = undefined;
  }

  #soon(): number {
    return Math.max(this.#now(), this.#lastMs) + PLAY_EVERY_MS;
  }

  #play(events: readonly PenEvent[]): void {
    if (this.isPlaying) return;
    const waiting = [...events];
    this.#isAway = true;
    this.#playing = setInterval(() => {
      while (waiting[0] !== undefined && waiting[0].timeMs <= this.#now()) {
        this.#send(waiting[0]);
        waiting.shift();
      }
      if (waiting.length === 0) this.stop();
    }, PLAY_EVERY_MS);
  }

  #send(event: PenEvent): void {
    this.#lastMs = Math.max(this.#lastMs, event.timeMs);
    this.#plug.pen({ ...event, timeMs: this.#lastMs });
  }
}
