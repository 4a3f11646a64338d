import type { PenEvent, VirtualPad } from './virtual-pad.ts';

type Wire = { input(report: Uint8Array): void; gone(): void };

/** A virtual pad and its cable: whoever is connected hears its reports, until somebody pulls the plug. */
export class PadPlug {
  readonly pad: VirtualPad;
  readonly #wires = new Set<Wire>();
  #plugged = true;
  /** It takes commands and answers nothing, as a pad that wedged. */
  silent = false;
  /** Every request is stalled. */
  stalling = false;

  constructor(pad: VirtualPad) {
    this.pad = pad;
  }

  get plugged(): boolean {
    return this.#plugged;
  }

  /** How many have it open. */
  get openings(): number {
    return this.#wires.size;
  }

  connect(wire: Wire): () => void {
    this.#wires.add(wire);
    return () => this.#wires.delete(wire);
  }

  pen(event: PenEvent): void {
    if (!this.#plugged) return;
    const report = this.pad.pen(event);
    if (report) this.say(report);
  }

  /** Any bytes as an input report. */
  say(report: Uint8Array): void {
    for (const wire of [...this.#wires]) wire.input(report);
  }

  unplug(): void {
    if (!this.#plugged) return;
    this.#plugged = false;
    const wires = [...this.#wires];
    this.#wires.clear();
    for (const wire of wires) wire.gone();
  }

  replug(): void {
    if (this.#plugged) return;
    this.pad.powerOn();
    this.silent = false;
    this.stalling = false;
    this.#plugged = true;
  }
}
