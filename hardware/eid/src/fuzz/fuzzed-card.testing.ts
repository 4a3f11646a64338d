import { err, ok, type Result } from '@loket/contract';
import type { VirtualCard } from '@loket/simulators';
import type { Transport, TransportFailure, TransportState } from '../transport/transport.ts';
import type { Clock } from '../types.ts';
import { type Chance, mutated } from './chance.testing.ts';

/** What becomes of one answer on its way. */
type Mishap =
  | 'none'
  | 'word'
  | 'cut'
  | 'noise'
  | 'empty'
  | 'mutated'
  | 'failure'
  | 'reset'
  | 'pulled'
  | 'silence';

const WORDS = [
  0x9000, 0x6100, 0x6110, 0x61ff, 0x6c00, 0x6c01, 0x6cff, 0x6282, 0x6b00, 0x6986, 0x6a82, 0x6a87, 0x6a86,
  0x6d00, 0x6e00, 0x6881, 0x6700, 0x6985, 0x6982, 0x6983, 0x63c0, 0x63c1, 0x63cf, 0x6400, 0x6f00, 0x9484,
  0x0000, 0xffff,
] as const;

const FAILURES = [
  'communication',
  'reset',
  'card_gone',
  'reader_gone',
  'service_away',
  'unresponsive',
  'unsupported',
  'taken',
] as const satisfies readonly TransportFailure[];

const WHAT = ['word', 'cut', 'noise', 'empty', 'mutated', 'failure', 'reset', 'pulled', 'silence'] as const;

const SILENCE = new Promise<never>(() => undefined);
const NAME = 'a reader in this process';

/** A card and a reader in this process whose line does anything to an answer, each time with this probability. */
export class FuzzedTransport implements Transport {
  readonly #card: VirtualCard;
  readonly #chance: Chance;
  readonly #probability: number;
  #listener: (state: TransportState) => void = () => undefined;
  #isIn = true;
  /** VERIFY commands with a PIN in them that reached the line. */
  pinsSent = 0;

  constructor(card: VirtualCard, chance: Chance, probability: number) {
    this.#card = card;
    this.#chance = chance;
    this.#probability = probability;
  }

  watch(listener: (state: TransportState) => void): void {
    this.#listener = listener;
    this.#tell();
  }

  async connect() {
    if (!this.#isIn) return err('card_gone' as const);
    if (this.#chance.happens(this.#probability / 4)) return err(this.#chance.pick(FAILURES));
    this.#card.reset();
    return ok({
      pinPad: undefined,
      transmit: (apdu: Uint8Array) => this.#transmit(apdu),
      control: async () => err('unsupported' as const),
      disconnect: async () => this.#card.reset(),
    });
  }

  async close(): Promise<void> {
    this.#isIn = false;
  }

  async #transmit(apdu: Uint8Array): Promise<Result<Uint8Array, TransportFailure>> {
    if (apdu[1] === 0x20 && apdu.length > 5) this.pinsSent += 1;
    if (!this.#isIn) return err('card_gone');
    const mishap: Mishap = this.#chance.happens(this.#probability) ? this.#chance.pick(WHAT) : 'none';
    if (mishap === 'failure') return err(this.#chance.pick(FAILURES));
    if (mishap === 'silence') return SILENCE;
    if (mishap === 'reset') this.#card.reset();
    if (mishap === 'pulled') {
      this.#isIn = false;
      this.#tell();
      return err('card_gone');
    }
    return ok(this.#spoil(this.#card.transmit(apdu), mishap));
  }

  #spoil(answer: Uint8Array, mishap: Mishap): Uint8Array {
    const chance = this.#chance;
    switch (mishap) {
      case 'word': {
        const word = chance.happens(0.7) ? chance.pick(WORDS) : chance.below(0x10000);
        const data = chance.happens(0.5) ? answer.subarray(0, -2) : new Uint8Array();
        return Buffer.concat([data, Uint8Array.of(word >> 8, word & 0xff)]);
      }
      case 'cut':
        return answer.subarray(0, chance.below(answer.length + 1));
      case 'noise':
        return chance.bytes(chance.below(400));
      case 'empty':
        return new Uint8Array();
      case 'mutated':
        return mutated(answer, chance);
      default:
        return answer;
    }
  }

  #tell(): void {
    const card = this.#isIn ? { atr: this.#card.atr, insertion: 1 } : undefined;
    this.#listener({ kind: 'readers', readers: [{ name: NAME, card, pinPad: undefined }] });
  }
}

/** Pauses are one turn of the event loop; a patience of seconds runs out when nothing else can happen any more. */
export function idleClock(): { readonly clock: Clock; runOut(): boolean } {
  const patience = new Set<() => void>();
  return {
    clock: {
      after(delayMs) {
        let cancel = (): void => undefined;
        const done = new Promise<void>((resolve) => {
          if (delayMs < 1_000) {
            setImmediate(resolve);
            return;
          }
          patience.add(resolve);
          cancel = () => patience.delete(resolve);
        });
        return { done, cancel };
      },
    },
    runOut() {
      const all = [...patience];
      patience.clear();
      for (const resolve of all) resolve();
      return all.length > 0;
    },
  };
}
