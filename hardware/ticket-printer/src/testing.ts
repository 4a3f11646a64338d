import type { TicketPaper } from '@loket/contract';
import type { PaperFormat } from './protocol/elements.ts';
import { formatOf, type PrintFormat } from './protocol/encode.ts';
import type { Clock, OpenTransport, TicketPrinter } from './types.ts';

/** Material of this package's tests. */
export const aPaper = (count: number): TicketPaper => ({
  zoneName: 'Politie, zone Maasheide',
  siteName: 'Stadhuis Eikenrode',
  number: { siteCode: 'E', count, series: '' },
  position: 'Er zijn 2 mensen voor u.',
  positionSecond: 'Il y a 2 personnes avant vous.',
  wait: 'Wachttijd: tussen 10 en 25 minuten.',
  followUrl: `https://loket.example/t/7QK4E${count}`,
  followTitle: 'Volg uw nummer op uw telefoon',
  bringTitle: 'Leg klaar',
  bring: 'Identiteitskaart, pincode, papieren',
  danger: 'Gevaar? Bel 101.',
  footer: 'Alleen vandaag geldig.',
});

/** The generic printer's format on paper of this width. */
export const aFormat = (columns = 48, codePage: PaperFormat['codePage'] = 'cp858'): PrintFormat =>
  formatOf('generic', { columns, codePage });

export interface ManualClock extends Clock {
  advance(durationMs: number): void;
  now(): number;
  pending(): number;
  /** When the next thing is due; infinity when nothing is. */
  nextAtMs(): number;
}

/** Time that passes only when the test says so; waits up to `shortWaitMs` are over at once. */
export function manualClock(shortWaitMs = 0): ManualClock {
  let nowMs = 0;
  const plans = new Set<{ atMs: number; action: () => void }>();
  return {
    after(delayMs, action) {
      if (delayMs <= shortWaitMs) {
        const soon = setImmediate(action);
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
      nowMs = untilMs;
    },
    now: () => nowMs,
    pending: () => plans.size,
    nextAtMs: () => Math.min(...[...plans].map(({ atMs }) => atMs)),
  };
}

/** Lets everything that is due happen, without time passing. */
export const settled = async (): Promise<void> => {
  for (let round = 0; round < 5; round += 1) await new Promise((resolve) => setImmediate(resolve));
};

export function becomes(printer: TicketPrinter, state: string): Promise<void> {
  return new Promise((resolve) => {
    if (printer.status().state === state) resolve();
    const stop = printer.onStatus((status) => {
      if (status.state !== state) return;
      stop();
      resolve();
    });
  });
}

export interface WiredPrinter {
  open: OpenTransport;
  say(bytes: readonly number[]): void;
  /** From now on every status request is answered with these; null: not at all. */
  answerStatus(bytes: readonly number[] | null): void;
  written(): readonly Uint8Array[];
  opened(): number;
}

/** A printer whose replies the test speaks, but for the status, which it answers as told; all is well at first. */
export function wiredPrinter(keepsOldBytes = false): WiredPrinter {
  const written: Uint8Array[] = [];
  let status: readonly number[] | null = [0x12, 0x12, 0x12, 0x12];
  let hears: ((bytes: Uint8Array) => void)[] = [];
  let opened = 0;
  const say = (bytes: readonly number[]) => {
    for (const heard of hears) heard(Uint8Array.from(bytes));
  };
  return {
    say,
    answerStatus: (bytes) => {
      status = bytes;
    },
    written: () => written,
    opened: () => opened,
    open: async () => {
      opened += 1;
      hears = [];
      const ends: (() => void)[] = [];
      return {
        answers: true,
        keepsOldBytes,
        async write(bytes) {
          written.push(bytes);
          const answer = status;
          if (answer && isStatusRequest(bytes)) setImmediate(() => say(answer));
        },
        onBytes: (listener) => hears.push(listener),
        onClosed: (listener) => ends.push(listener),
        close: () => {
          for (const ended of ends.splice(0)) ended();
        },
      };
    },
  };
}

export const isStatusRequest = (bytes: Uint8Array): boolean => bytes[0] === 0x10 && bytes[1] === 4;
