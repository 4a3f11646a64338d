import { PadCipher } from './cipher.ts';
import {
  PAD_MAX_PRESSURE,
  PAD_MODELS,
  PAD_REPORTS_PER_SECOND,
  PAD_UNITS_PER_INCH,
  type PadModelFacts,
  type PadModelName,
} from './models.ts';
import { bytesOfPicture, type PadEncoding, PadScreen, type ScreenArea } from './screen.ts';

export type VirtualPadOptions = {
  readonly model?: PadModelName;
  /** Another size or ability than the model's own. */
  readonly facts?: Partial<PadModelFacts>;
  /** Ten ASCII characters; the 540's own serial is `000` in front of it. */
  readonly serial?: string;
  /** Report 32 is refused, as an old firmware would: pen data comes without time and sequence. */
  readonly withoutTime?: boolean;
  /** Reports 40 and 50 are stalled. */
  readonly withoutEncryption?: boolean;
  /** Report 23 is refused. */
  readonly withoutAreas?: boolean;
  /** How often its state is asked before a picture is begun, shown or the screen is empty: 1 unless told. */
  readonly busyAskings?: number;
};

/** The pen as a hand moves it: the pad's own units, pressure 0 to 1,023, time in ms. */
export type PenEvent = {
  readonly x: number;
  readonly y: number;
  readonly pressure: number;
  readonly touching: boolean;
  readonly inProximity: boolean;
  readonly timeMs: number;
};

const STATE = { ready: 0, image: 1, capture: 2, calculating: 3, reset: 0xff } as const;
const RESULT = {
  done: 0x00,
  wrongId: 0x01,
  wrongState: 0x02,
  badParameter: 0x04,
  encoding: 0x10,
  tooLong: 0x11,
  badArea: 0x15,
} as const;
const ENCODINGS: Readonly<Record<number, readonly [encoding: PadEncoding, flag: number]>> = {
  0: ['mono', 0x02],
  2: ['rgb565', 0x04],
  4: ['rgb24', 0x08],
};

/** Set reports: their lengths with the id, where they are fixed. */
const LENGTHS: Readonly<Record<number, number>> = {
  4: 2,
  21: 5,
  22: 2,
  32: 2,
  33: 2,
  34: 5,
  35: 11,
  37: 2,
  39: 2,
  42: 9,
  50: 2,
  64: 68,
};

const COMMANDS_KEPT = 5000;

const word = (value: number): [number, number] => [(value >> 8) & 0xff, value & 0xff];
const littleWord = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);

/**
 * A Wacom STU pad on the wire, without any way to it: bytes in, bytes out, no clock, no timers. Its own program, apart
 * from the driver's, written from the same facts. Where those say nothing it is strict: a picture that is not whole is
 * refused, and so is a report of a wrong length.
 */
export class VirtualPad {
  readonly model: PadModelName;
  readonly facts: PadModelFacts;
  readonly serial: string;
  /** What a person sees. */
  readonly screen: PadScreen;
  /** The last set reports as they came, for tests that look; older ones go, because a demonstration runs for days. */
  readonly commands: Uint8Array[] = [];
  readonly #options: VirtualPadOptions;
  readonly #cipher = new PadCipher();
  #state: number = STATE.ready;
  #next: { readonly state: number; askings: number } | null = null;
  #lastResult: number = RESULT.done;
  #inking = false;
  #threshold = { on: 21, off: 16 };
  #area: ScreenArea;
  #option = 0;
  #session = 0;
  #sequence = 0;
  #picture: { readonly encoding: PadEncoding; readonly bytes: Uint8Array; filled: number } | null = null;
  #inkFrom: { x: number; y: number } | null = null;
  #half: Uint8Array | null = null;
  /** Times that memory which wears out was written. */
  lastingWrites = 0;

  constructor(options: VirtualPadOptions = {}) {
    this.#options = options;
    this.model = options.model ?? 'STU-430';
    this.facts = { ...PAD_MODELS[this.model], ...options.facts };
    this.serial = (options.serial ?? '3CZQ100042').slice(0, 10);
    this.screen = new PadScreen(this.facts.widthPx, this.facts.heightPx);
    this.#area = this.screen.whole;
  }

  get productId(): number {
    return this.facts.productId;
  }
  get inking(): boolean {
    return this.#inking;
  }
  get capturing(): boolean {
    return this.#state === STATE.capture;
  }
  /** Ink off, nothing shown, nothing half done: how it must be left. */
  get isAtRest(): boolean {
    return !this.#inking && this.screen.isEmpty && this.#picture === null && !this.capturing;
  }

  /** Power was cut: everything but lasting memory is as new. */
  powerOn(): void {
    this.#state = STATE.ready;
    this.#next = null;
    this.#lastResult = RESULT.done;
    this.#inking = false;
    this.#threshold = { on: 21, off: 16 };
    this.#area = this.screen.whole;
    this.#option = 0;
    this.#sequence = 0;
    this.#picture = null;
    this.#inkFrom = null;
    this.#half = null;
    this.#cipher.forget();
    this.screen.clear();
  }

  /** The whole report, its id first; null: the request is stalled. */
  answerGetFeature(id: number): Uint8Array | null {
    const { facts } = this;
    switch (id) {
      case 0x03:
        return this.#status();
      case 0x08:
        return Uint8Array.of(0x08, ...ascii(this.model, 9), 1, 5, 1, 1, 0, 0, 2);
      case 0x09:
        return Uint8Array.of(
          0x09,
          ...word(facts.maxX),
          ...word(facts.maxY),
          ...word(PAD_MAX_PRESSURE),
          ...word(facts.widthPx),
          ...word(facts.heightPx),
          PAD_REPORTS_PER_SECOND,
          ...word(PAD_UNITS_PER_INCH),
          facts.encodingFlags,
          0,
          0,
        );
      case 0x0a:
        return Uint8Array.of(0x0a, 0, 0, 0, 0);
      case 0x0b:
        return Uint8Array.of(0x0b, ...ascii(this.serial, 10));
      case 0x0f:
        return facts.hasESerial ? Uint8Array.of(0x0f, ...ascii(`000${this.serial}`, 13)) : null;
      case 0x21:
        return Uint8Array.of(0x21, this.#inking ? 1 : 0);
      case 0x22: {
        const { on, off } = this.#threshold;
        return Uint8Array.of(0x22, on & 0xff, on >> 8, off & 0xff, off >> 8);
      }
      case 0x2a: {
        const { left, top, right, bottom } = this.#area;
        return Uint8Array.of(
          0x2a,
          ...[left, top, right, bottom].flatMap((value) => [value & 0xff, value >> 8]),
        );
      }
      case 0x32:
        return this.#options.withoutTime ? null : Uint8Array.of(0x32, this.#option);
      case 0x40:
        return this.#options.withoutEncryption ? null : this.#cipher.parameterReport();
      case 0x50:
        return this.#options.withoutEncryption ? null : this.#cipher.statusReport();
      default:
        return null;
    }
  }

  /** A whole report, its id first. Whether it was obeyed is told by report 03. False: the request is stalled. */
  setFeature(report: Uint8Array): boolean {
    this.commands.push(report.slice());
    if (this.commands.length > COMMANDS_KEPT) this.commands.shift();
    const [id] = report;
    if (id === undefined) return false;
    if (this.#options.withoutEncryption && id === 0x40) return false;
    const length = LENGTHS[id];
    this.#lastResult =
      length !== undefined && length !== report.length ? RESULT.badParameter : this.#obey(id, report);
    return true;
  }

  /** What goes over the wire for this; null when nothing does (half of an encrypted pair). */
  pen(event: PenEvent): Uint8Array | null {
    this.#draw(event);
    const { inProximity, touching, x, y } = event;
    const pressure = Math.max(0, Math.min(PAD_MAX_PRESSURE, Math.round(event.pressure)));
    const sample = Uint8Array.of(
      (inProximity ? 0x80 : 0) | (touching ? 0x10 : 0) | (pressure >> 8),
      pressure & 0xff,
      ...word(Math.round(x)),
      ...word(Math.round(y)),
    );
    if (this.#option !== 3)
      return this.capturing ? this.#encryptedPair(sample) : Uint8Array.of(0x01, ...sample);
    this.#sequence = (this.#sequence + 1) & 0xffff;
    const timed = Uint8Array.of(
      ...sample,
      ...word(Math.round(event.timeMs) & 0xffff),
      ...word(this.#sequence),
    );
    if (!this.capturing) return Uint8Array.of(0x34, ...timed);
    const block = new Uint8Array(16);
    block.set(timed);
    new DataView(block.buffer).setUint32(12, this.#session);
    return Uint8Array.of(0x33, ...this.#cipher.encrypt(block));
  }

  /** A report that the pad counted and that got lost on the way. */
  loseReport(): void {
    this.#sequence = (this.#sequence + 1) & 0xffff;
  }

  #encryptedPair(sample: Uint8Array): Uint8Array | null {
    if (!this.#half) {
      this.#half = sample;
      return null;
    }
    const block = new Uint8Array(16);
    new DataView(block.buffer).setUint32(0, this.#session);
    block.set(this.#half, 4);
    block.set(sample, 10);
    this.#half = null;
    return Uint8Array.of(0x10, ...this.#cipher.encrypt(block));
  }

  #status(): Uint8Array {
    if (this.#next && this.#next.askings <= 0) {
      this.#state = this.#next.state;
      this.#next = null;
    } else if (this.#next) {
      this.#next.askings -= 1;
    }
    return Uint8Array.of(0x03, this.#state, this.#lastResult, 0, 0);
  }

  /** It will be in that state after it was asked a few times. */
  #become(state: number): void {
    this.#next = { state, askings: this.#options.busyAskings ?? 1 };
  }

  #obey(id: number, report: Uint8Array): number {
    const [, first = 0, second = 0] = report;
    const isReady = this.#state === STATE.ready && this.#next === null;
    switch (id) {
      case 0x04:
        this.powerOn();
        return RESULT.done;
      case 0x15:
        if (!isReady) return RESULT.wrongState;
        if (!this.#cipher.hasKey) return RESULT.badParameter;
        this.#session = new DataView(report.buffer, report.byteOffset).getUint32(1);
        this.#state = STATE.capture;
        return RESULT.done;
      case 0x16:
        if (this.#state !== STATE.capture) return RESULT.wrongState;
        this.#half = null;
        this.#become(STATE.ready);
        return RESULT.done;
      case 0x20:
        if (!isReady) return RESULT.wrongState;
        this.screen.clear();
        this.#become(STATE.ready);
        return RESULT.done;
      case 0x21:
        if (first > 1) return RESULT.badParameter;
        this.#inking = first === 1;
        this.#inkFrom = null;
        return RESULT.done;
      case 0x22:
        return this.#setThreshold(isReady, littleWord(report, 1), littleWord(report, 3));
      case 0x23:
        if (this.#options.withoutAreas) return RESULT.wrongId;
        return isReady ? this.#clearArea(second, areaAt(report, 3)) : RESULT.wrongState;
      case 0x25:
        return isReady ? this.#startPicture(first) : RESULT.wrongState;
      case 0x26:
        return this.#takeBlock(report);
      case 0x27:
        return this.#endPicture(first);
      case 0x2a: {
        const area = areaAt(report, 1);
        if (!this.screen.holds(area)) return RESULT.badArea;
        this.#area = area;
        return RESULT.done;
      }
      case 0x0a:
      case 0x2b:
      case 0x2e:
        this.lastingWrites += 1;
        return RESULT.done;
      case 0x28:
      case 0x2d:
        return RESULT.done;
      case 0x32:
        if (this.#options.withoutTime) return RESULT.wrongId;
        if (first !== 0 && first !== 3) return RESULT.badParameter;
        this.#option = first;
        return RESULT.done;
      case 0x40:
        if (!isReady) return RESULT.wrongState;
        return this.#cipher.command(report) ? RESULT.done : RESULT.badParameter;
      default:
        return RESULT.wrongId;
    }
  }

  #setThreshold(isReady: boolean, on: number, off: number): number {
    if (!isReady) return RESULT.wrongState;
    if (on > 0x3ff || off > on) return RESULT.badParameter;
    this.#threshold = { on, off };
    return RESULT.done;
  }

  #clearArea(marker: number, area: ScreenArea): number {
    if (marker !== 1) return RESULT.badParameter;
    if (!this.screen.holds(area)) return RESULT.badArea;
    this.screen.clear(area);
    return RESULT.done;
  }

  #startPicture(code: number): number {
    const known = ENCODINGS[code];
    const able = this.facts.encodingFlags;
    if (!known || (able & known[1]) === 0) return RESULT.encoding;
    const [encoding] = known;
    const { widthPx, heightPx } = this.facts;
    this.#picture = {
      encoding,
      bytes: new Uint8Array(bytesOfPicture(encoding, widthPx, heightPx)),
      filled: 0,
    };
    this.#become(STATE.image);
    return RESULT.done;
  }

  #takeBlock(report: Uint8Array): number {
    if (this.#state !== STATE.image || this.#next || !this.#picture) return RESULT.wrongState;
    const length = littleWord(report, 1);
    if (report.length > this.facts.blockReportBytes || length > report.length - 3) return RESULT.badParameter;
    if (this.#picture.filled + length > this.#picture.bytes.length) return RESULT.tooLong;
    this.#picture.bytes.set(report.subarray(3, 3 + length), this.#picture.filled);
    this.#picture.filled += length;
    return RESULT.done;
  }

  #endPicture(how: number): number {
    if (!this.#picture || (this.#state !== STATE.image && this.#next?.state !== STATE.image))
      return RESULT.wrongState;
    const { encoding, bytes, filled } = this.#picture;
    this.#picture = null;
    this.#become(STATE.ready);
    if (how === 1) return RESULT.done;
    if (how !== 0 || filled !== bytes.length) return RESULT.badParameter;
    this.screen.show(encoding, bytes);
    return RESULT.done;
  }

  #draw({ x, y, pressure, touching, inProximity }: PenEvent): void {
    const limit = this.#inkFrom ? this.#threshold.off : this.#threshold.on;
    if (!this.#inking || !inProximity || !touching || pressure < limit) {
      this.#inkFrom = null;
      return;
    }
    const { maxX, maxY, widthPx, heightPx } = this.facts;
    const dot = { x: (x * widthPx) / maxX, y: (y * heightPx) / maxY };
    const from = this.#inkFrom ?? dot;
    this.screen.ink(from.x, from.y, dot.x, dot.y, this.#area);
    this.#inkFrom = dot;
  }
}

const areaAt = (report: Uint8Array, at: number): ScreenArea => ({
  left: littleWord(report, at),
  top: littleWord(report, at + 2),
  right: littleWord(report, at + 4),
  bottom: littleWord(report, at + 6),
});

function ascii(text: string, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  bytes.set(Buffer.from(text, 'ascii').subarray(0, length));
  return bytes;
}
