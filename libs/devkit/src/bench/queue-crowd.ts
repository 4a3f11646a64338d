import { setTimeout as after } from 'node:timers/promises';
import { DeskChange, DeskSnapshot, ScreenSnapshot, ticketLabel } from '@loket/contract';
import type { Socket } from 'socket.io-client';
import type { Progress } from '../progress.ts';
import { type CounterClient, type DeskClient, openCounter, openDesk, openScreen } from './queue-clients.ts';
import type { QueueSetting } from './queue-setting.ts';

const SITES = 20;
const COUNTERS_PER_SITE = 10;
const DESKS = 50;
/** Desks and screens whose store is looked at; the others get the same messages. */
const WATCHED = 5;
const PER_SECOND = 10;
const TICKETS = 250;
/** A tenth more before those that count, as the yardsticks have: code that never ran is slow. */
const WARM_UP = TICKETS / 10;
/** Somebody who took a ticket in this crowd gives it back after this, so that the line stays as long as one is. */
const STAYS_MS = 3_000;
/** Later is no longer slow but lost. */
const LONGEST_MS = 60_000;

export type Crowd = {
  readonly connections: number;
  /** Milliseconds from the touch at a counter until a desk's, or an infoscreen's, store holds the ticket. */
  shown(): Promise<{ desk: number[]; screen: number[] }>;
  close(): void;
};

/** 200 counters that beat, 50 desks and 20 infoscreens, each on a socket of its own. */
export async function openCrowd(setting: QueueSetting, progress: Progress): Promise<Crowd> {
  const { url } = setting.central;
  const zone = await setting.zone({
    sites: SITES,
    countersPerSite: COUNTERS_PER_SITE,
    inspectors: DESKS,
  });
  progress.note(`${zone.counters.length} counters, ${DESKS} desks and ${SITES} infoscreens come in`);
  const [desk, screen] = [new Seen('desks'), new Seen('infoscreens')];
  const counters: CounterClient[] = [];
  for (const place of zone.counters.keys()) counters.push(await openCounter(url, zone, place));
  const desks: DeskClient[] = [];
  for (const place of zone.inspectors.keys())
    desks.push(await openDesk(url, zone, place, place < WATCHED ? (to) => keepDesk(to, desk) : undefined));
  const screens: Socket[] = [];
  for (const [place, siteId] of zone.sites.entries())
    screens.push(await openScreen(url, siteId, place < WATCHED ? (to) => keepScreen(to, screen) : undefined));

  const issueOne = async (number: number) => {
    // One after the other through all of them, as in a zone where people come everywhere.
    const counter = counters[(number * 7) % counters.length];
    if (!counter) throw new Error('There are no counters.');
    const touchedAt = performance.now();
    const ticket = await counter.issue();
    const label = ticketLabel(ticket.number);
    const [onDesk, onScreen] = await Promise.all([desk.all(label), screen.all(label)]);
    await after(Math.max(0, touchedAt + STAYS_MS - performance.now()));
    await counter.cancel(ticket.id);
    return { desk: onDesk.map((at) => at - touchedAt), screen: onScreen.map((at) => at - touchedAt) };
  };
  return {
    connections: counters.length + desks.length + screens.length,
    shown: async () => {
      const running: ReturnType<typeof issueOne>[] = [];
      for (let number = 0; number < WARM_UP + TICKETS; number += 1) {
        const one = issueOne(number);
        // Heard at the end; until then the others go on.
        one.catch(() => undefined);
        running.push(one);
        await after(1000 / PER_SECOND);
      }
      const all = (await Promise.all(running)).slice(WARM_UP);
      return { desk: all.flatMap((one) => one.desk), screen: all.flatMap((one) => one.screen) };
    },
    close: () => {
      for (const client of [...counters, ...desks]) client.close();
      for (const socket of screens) socket.disconnect();
    },
  };
}

/** When each watched store held a ticket for the first time. */
class Seen {
  readonly #what: string;
  readonly #at = new Map<string, number[]>();
  readonly #waiting = new Map<string, () => void>();

  constructor(what: string) {
    this.#what = what;
  }

  note(label: string, store: Set<string>): void {
    if (store.has(label)) return;
    store.add(label);
    const times = [...(this.#at.get(label) ?? []), performance.now()];
    this.#at.set(label, times);
    if (times.length === WATCHED) this.#waiting.get(label)?.();
  }

  /** @throws when one of the stores never holds it */
  async all(label: string): Promise<number[]> {
    const missing = () => (this.#at.get(label)?.length ?? 0) < WATCHED;
    if (missing()) {
      const shown = new Promise<'shown'>((resolve) => this.#waiting.set(label, () => resolve('shown')));
      if ((await Promise.race([shown, after(LONGEST_MS, 'late' as const)])) === 'late')
        throw new Error(
          `${label} was on ${this.#at.get(label)?.length ?? 0} of ${WATCHED} ${this.#what} within ${LONGEST_MS} ms`,
        );
    }
    return this.#at.get(label) ?? [];
  }
}

/** As a desk keeps its picture: checked against the schema, a snapshot, then changes that follow on. */
function keepDesk(socket: Socket, seen: Seen): void {
  const store = new Set<string>();
  let version = 0;
  socket.on('snapshot', (message: unknown) => {
    const snapshot = DeskSnapshot.parse(message);
    version = snapshot.version;
    for (const { number } of snapshot.tickets) seen.note(ticketLabel(number), store);
  });
  socket.on('change', (message: unknown) => {
    const { change, version: next } = DeskChange.parse(message);
    if (next !== version + 1) throw new Error('A change was left out.');
    version = next;
    if (change.kind === 'ticket') seen.note(ticketLabel(change.ticket.number), store);
  });
}

/** As a screen keeps its picture: each snapshot whole, the newest wins. */
function keepScreen(socket: Socket, seen: Seen): void {
  const store = new Set<string>();
  let version = -1;
  socket.on('snapshot', (message: unknown) => {
    const snapshot = ScreenSnapshot.parse(message);
    if (snapshot.version < version) return;
    version = snapshot.version;
    for (const { number } of snapshot.waiting) seen.note(ticketLabel(number), store);
  });
}
