import { asBigEndian16, asBigEndian32, bigEndian16, bigEndian32 } from './numbers.ts';
import { PEN_DATA, PEN_DATA_ENCRYPTED, PEN_DATA_TIMED, PEN_DATA_TIMED_ENCRYPTED } from './reports.ts';

/** One reading of the pen, in the pad's own numbers. */
export type PenSample = {
  /** The pen is near enough to be seen; without it the rest says nothing. */
  readonly inProximity: boolean;
  readonly touching: boolean;
  /** 0 to 4095 on the wire; a pad's `maxPressure` is the most that it says. */
  readonly pressure: number;
  readonly x: number;
  readonly y: number;
  /** The pad's own clock, where it tells it. */
  readonly clock: PenClock | null;
};

/** `timeMs` and `sequence` wrap after 65,535. */
export type PenClock = { readonly timeMs: number; readonly sequence: number };

/** A block that the pad encrypted; whoever has the session's key reads it. */
export type EncryptedPen = {
  readonly kind: 'encrypted';
  readonly timed: boolean;
  readonly block: Uint8Array;
};
export type PlainPen = { readonly kind: 'plain'; readonly samples: readonly PenSample[] };

const PAYLOAD_BYTES = 6;
const TIMED_PAYLOAD_BYTES = 10;
export const BLOCK_BYTES = 16;

/** An input report. Null: not one of the pen, or too short. */
export function decodePenReport(report: Uint8Array): PlainPen | EncryptedPen | null {
  const payload = report.subarray(1);
  switch (report[0]) {
    case PEN_DATA:
      return payload.length < PAYLOAD_BYTES ? null : { kind: 'plain', samples: [decodePen(payload)] };
    case PEN_DATA_TIMED:
      return payload.length < TIMED_PAYLOAD_BYTES
        ? null
        : { kind: 'plain', samples: [decodeTimedPen(payload)] };
    case PEN_DATA_ENCRYPTED:
    case PEN_DATA_TIMED_ENCRYPTED:
      return payload.length < BLOCK_BYTES
        ? null
        : {
            kind: 'encrypted',
            timed: report[0] === PEN_DATA_TIMED_ENCRYPTED,
            block: payload.slice(0, BLOCK_BYTES),
          };
    default:
      return null;
  }
}

/** Six bytes: proximity, switch and the pressure's high nibble; its low byte; x and y, most significant byte first. */
export function decodePen(payload: Uint8Array): PenSample {
  const flags = payload[0] ?? 0;
  return {
    inProximity: (flags & 0x80) !== 0,
    touching: (flags & 0x10) !== 0,
    pressure: ((flags & 0x0f) << 8) | (payload[1] ?? 0),
    x: bigEndian16(payload, 2),
    y: bigEndian16(payload, 4),
    clock: null,
  };
}

/** The same, then time and sequence. */
export function decodeTimedPen(payload: Uint8Array): PenSample {
  return {
    ...decodePen(payload),
    clock: { timeMs: bigEndian16(payload, 6), sequence: bigEndian16(payload, 8) },
  };
}

/** The payload without a report id: six bytes, or ten when the sample has the pad's clock. */
export function encodePen(sample: PenSample): Uint8Array {
  const flags =
    (sample.inProximity ? 0x80 : 0) | (sample.touching ? 0x10 : 0) | ((sample.pressure >> 8) & 0x0f);
  const bytes = [flags, sample.pressure & 0xff, ...asBigEndian16(sample.x), ...asBigEndian16(sample.y)];
  if (sample.clock) {
    bytes.push(...asBigEndian16(sample.clock.timeMs), ...asBigEndian16(sample.clock.sequence));
  }
  return Uint8Array.from(bytes);
}

/**
 * A decrypted block, when it is of this session: report 33 has a timed sample, two unused bytes and the session's
 * number; report 10 the number and two samples. Null: of another session, or a wrong key.
 */
export function decodePlainBlock(block: Uint8Array, timed: boolean, session: number): PlainPen | null {
  if (block.length !== BLOCK_BYTES || bigEndian32(block, timed ? 12 : 0) !== session) return null;
  const samples = timed
    ? [decodeTimedPen(block)]
    : [decodePen(block.subarray(4, 10)), decodePen(block.subarray(10, 16))];
  return { kind: 'plain', samples };
}

/** What the pad encrypts: one timed sample, or two without a clock. */
export function encodePlainBlock(samples: readonly PenSample[], session: number): Uint8Array {
  const block = new Uint8Array(BLOCK_BYTES);
  const [first, second] = samples;
  if (first?.clock) {
    block.set(encodePen(first));
    block.set(asBigEndian32(session), 12);
    return block;
  }
  block.set(asBigEndian32(session));
  if (first) block.set(encodePen(first), 4);
  if (second) block.set(encodePen({ ...second, clock: null }), 10);
  return block;
}
