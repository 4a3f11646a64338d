import type { PadPage } from '@loket/contract';
import type { PadClock, SignaturePad } from './types.ts';

/** Material of this package's tests. */
export const PAGE: PadPage = {
  title: 'Uw handtekening',
  lines: ['Ik heb de verklaring gelezen.', 'Déclaration à l’école, Straße, 12,50 €'],
  keys: { clear: 'Wissen', agree: 'Akkoord', cancel: 'Annuleren' },
};

export interface ManualClock extends PadClock {
  advance(durationMs: number): void;
  pending(): number;
}

/** Time that passes only when the test says so; waits up to `shortWaitMs` pass by themselves, at once. */
export function manualClock(shortWaitMs = 100): ManualClock {
  let nowMs = 0;
  const plans = new Set<{ atMs: number; action: () => void }>();
  return {
    now: () => nowMs,
    after(delayMs, action) {
      if (delayMs <= shortWaitMs) {
        const soon = setImmediate(() => {
          nowMs += delayMs;
          action();
        });
        return () => clearImmediate(soon);
      }
      const plan = { atMs: nowMs + delayMs, action };
      plans.add(plan);
      return () => plans.delete(plan);
    },
    advance(durationMs) {
      const untilMs = nowMs + durationMs;
      for (;;) {
        const [next] = [...plans].filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs);
        if (!next) break;
        plans.delete(next);
        nowMs = Math.max(nowMs, next.atMs);
        next.action();
      }
      nowMs = Math.max(nowMs, untilMs);
    },
    pending: () => plans.size,
  };
}

/** Lets everything that is due happen, without time passing. */
export const settled = async (rounds = 30): Promise<void> => {
  for (let round = 0; round < rounds; round += 1) await new Promise((resolve) => setImmediate(resolve));
};

export function becomes(pad: SignaturePad, state: string): Promise<void> {
  return new Promise((resolve) => {
    if (pad.status().state === state) {
      resolve();
      return;
    }
    const stop = pad.onStatus((status) => {
      if (status.state !== state) return;
      stop();
      resolve();
    });
  });
}

/** Asks again and again, a turn of the event loop apart, until it is so. */
export async function until(isSo: () => boolean, turns = 100_000): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) {
    if (isSo()) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error('it never came to that');
}
