/**
 * When a fault strikes: at the nth command that the card ever meets (0 is its first), or at the nth with that
 * instruction byte (0, its first, unless told). Each strikes once, so that a card that is put in again works.
 */
export type FaultMoment = { readonly apdu: number } | { readonly instruction: number; readonly nth?: number };

/** One line of a script of faults. Plain data: it also travels to a card in a process of its own. */
export type CardFault = { readonly at: FaultMoment } /** A hand takes the card instead of an answer. */ & (
  | { readonly fault: 'pulled' }
  /** It falls silent and stays so. */
  | { readonly fault: 'mute' }
  /** It refuses with this status word and does nothing, such as 6A87 or 6986 behind some readers. */
  | { readonly fault: 'refused'; readonly status: number }
  /** The line fails: one byte comes instead of an answer, too little for a status word. */
  | { readonly fault: 'garbled' }
  /** These very bytes come instead of an answer, in hex. */
  | { readonly fault: 'answer'; readonly hex: string }
  /** Another program reset it just before: selection and rights are gone. */
  | { readonly fault: 'reset' }
  /** This answer takes so much longer. */
  | { readonly fault: 'slow'; readonly delayMs: number }
);

/** A card's script: hands out the fault that a command meets, once. */
export class FaultScript {
  readonly #waiting: CardFault[];
  #commands = 0;
  readonly #byInstruction = new Map<number, number>();

  constructor(faults: readonly CardFault[]) {
    this.#waiting = [...faults];
  }

  /** What this command meets; it counts it. */
  next(apdu: Uint8Array): CardFault | undefined {
    const instruction = apdu[1] ?? 0;
    const nth = this.#byInstruction.get(instruction) ?? 0;
    const command = this.#commands;
    this.#byInstruction.set(instruction, nth + 1);
    this.#commands += 1;
    const index = this.#waiting.findIndex(({ at }) =>
      'apdu' in at ? at.apdu === command : at.instruction === instruction && (at.nth ?? 0) === nth,
    );
    return index < 0 ? undefined : this.#waiting.splice(index, 1)[0];
  }
}
