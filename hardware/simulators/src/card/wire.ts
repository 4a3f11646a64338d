import { setTimeout as after } from 'node:timers/promises';
import { NEXT_KEY } from './fingers.ts';
import { CONTROL } from './frames.ts';
import type { VirtualCard } from './virtual-card.ts';

/** What the card's end of a vpcd connection does with one payload. */
export type Reply = { reply: Uint8Array } | 'silence' | 'pulled';

/** A virtual card behind vpcd framing: power, reset and ATR, and commands with the card's delay and fate. */
export async function respond(card: VirtualCard, payload: Uint8Array): Promise<Reply> {
  if (payload.length === 1) {
    if (payload[0] === CONTROL.atr) return { reply: card.atr };
    if (payload[0] === NEXT_KEY) return { reply: Uint8Array.of(card.nextKey()) };
    if (payload[0] === CONTROL.powerOn || payload[0] === CONTROL.reset) card.reset();
    return 'silence';
  }
  const fate = card.fate(payload);
  if (fate.kind === 'pulled') return 'pulled';
  if (fate.kind === 'mute') return 'silence';
  const reply = fate.kind === 'instead' ? fate.reply : card.transmit(payload);
  const delayMs = card.delayMs + (fate.kind === 'late' ? fate.delayMs : 0);
  if (delayMs > 0) {
    await after(delayMs);
    card.answered();
  }
  return { reply };
}
