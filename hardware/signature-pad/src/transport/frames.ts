/**
 * Our own framing between the driver and a virtual pad, for development only: two bytes of length (big-endian), a byte
 * that says what it is, then the rest. Requests carry a tag that their answer repeats.
 */
export const FRAME = {
  /** Pad to us, first of all: product id (2 bytes), serial in ASCII. */
  hello: 0x00,
  /** To the pad: tag, report id, length (2 bytes). Answered by `answer`. */
  getFeature: 0x01,
  /** To the pad: tag, the whole report. Answered by `answer` without bytes. */
  setFeature: 0x02,
  /** Pad to us: tag, then the report that was asked for. */
  answer: 0x81,
  /** Pad to us: tag; the request was stalled. */
  stall: 0x82,
  /** Pad to us: a whole input report. */
  input: 0x03,
} as const;

export function padFrame(kind: number, payload: Uint8Array): Uint8Array {
  const length = payload.length + 1;
  const frame = new Uint8Array(2 + length);
  frame.set([length >> 8, length & 0xff, kind]);
  frame.set(payload, 3);
  return frame;
}

export type PadFrame = { readonly kind: number; readonly payload: Uint8Array };

/** Whole frames at the start of what arrived, and the rest that waits for more. */
export function takePadFrames(arrived: Uint8Array): { frames: PadFrame[]; rest: Uint8Array } {
  const frames: PadFrame[] = [];
  let rest = arrived;
  while (rest.length >= 2) {
    const end = 2 + (rest[0] ?? 0) * 256 + (rest[1] ?? 0);
    if (rest.length < end) break;
    const kind = rest[2];
    if (kind !== undefined && end > 2) frames.push({ kind, payload: rest.slice(3, end) });
    rest = rest.subarray(end);
  }
  return { frames, rest };
}
