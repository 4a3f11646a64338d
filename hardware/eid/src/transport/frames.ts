/** vpcd's control bytes: a frame whose payload is exactly one byte. Only `atr` is answered. */
export const CONTROL = { powerOff: 0x00, powerOn: 0x01, reset: 0x02, atr: 0x04 } as const;

/** The payload's length as two bytes, big-endian, then the payload. */
export function frame(payload: Uint8Array): Uint8Array {
  if (payload.length > 0xffff) throw new Error('a frame carries at most 65,535 bytes');
  return Buffer.concat([Uint8Array.of(payload.length >> 8, payload.length & 0xff), payload]);
}

/** Whole payloads at the start of what arrived, and the rest that waits for more. */
export function takeFrames(arrived: Uint8Array): { payloads: Uint8Array[]; rest: Uint8Array } {
  const payloads: Uint8Array[] = [];
  let rest = arrived;
  while (rest.length >= 2) {
    const end = 2 + (rest[0] ?? 0) * 256 + (rest[1] ?? 0);
    if (rest.length < end) break;
    payloads.push(rest.subarray(2, end));
    rest = rest.subarray(end);
  }
  return { payloads, rest };
}
