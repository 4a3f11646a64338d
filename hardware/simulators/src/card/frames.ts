/** Control bytes of vpcd: a frame whose payload is exactly one byte. Only `ATR` is answered. */
export const CONTROL = { powerOff: 0x00, powerOn: 0x01, reset: 0x02, atr: 0x04 } as const;

/** A vpcd frame: the payload's length as two bytes, big-endian, then the payload. */
export function frame(payload: Uint8Array): Uint8Array {
  if (payload.length > 0xffff) throw new Error('a frame carries at most 65,535 bytes');
  return Buffer.concat([Buffer.from([payload.length >> 8, payload.length & 0xff]), payload]);
}

/** Cuts a stream into payloads, however the network split it. */
export function frameSplitter(onPayload: (payload: Uint8Array) => void): (chunk: Uint8Array) => void {
  let pending: Uint8Array = new Uint8Array();
  return (chunk) => {
    pending = Buffer.concat([pending, chunk]);
    while (pending.length >= 2) {
      const length = (pending[0] ?? 0) * 256 + (pending[1] ?? 0);
      if (pending.length < 2 + length) return;
      const payload = pending.subarray(2, 2 + length);
      pending = pending.subarray(2 + length);
      onPayload(payload);
    }
  };
}
