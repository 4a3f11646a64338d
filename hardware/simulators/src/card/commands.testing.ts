import type { VirtualCard } from './virtual-card.ts';

/** Raw commands for tests of the card itself: hex in, hex out. */

export const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').toUpperCase();

export const send = (card: VirtualCard, ...parts: (string | Uint8Array)[]) =>
  hex(
    card.transmit(
      Buffer.concat(
        parts.map((part) => (typeof part === 'string' ? Buffer.from(part.replaceAll(' ', ''), 'hex') : part)),
      ),
    ),
  );

/** PIN 1234, and another. */
export const VERIFY = '00 20 00 01 08 24 12 34 FF FF FF FF FF';
export const WRONG = '00 20 00 01 08 24 99 99 FF FF FF FF FF';

export const mse = (algorithm: string, key: string) => `00 22 41 B6 05 04 80 ${algorithm} 84 ${key}`;

export const pso = (hash: Uint8Array) =>
  Buffer.concat([Buffer.from('002A9E9A', 'hex'), Uint8Array.of(hash.length), hash]);

/** What waits behind `61xx`, without the status word. */
export function fetched(card: VirtualCard, status: string): Buffer {
  const answer = Buffer.from(send(card, `00 C0 00 00 ${status.slice(2)}`), 'hex');
  return answer.subarray(0, -2);
}
