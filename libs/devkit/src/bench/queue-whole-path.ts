import { DeskConsultation, REST } from '@loket/contract';
import { type CounterClient, openCounter, openDesk } from './queue-clients.ts';
import type { QueueSetting } from './queue-setting.ts';

const LANES = 8;
const SITES = 4;
/** Whoever's ticket is next, a room at its site is free. */
const COUNTERS_PER_SITE = LANES;
const WINDOWS = 5;
const WINDOW_MS = 3_000;

export type WholePath = {
  perSecond: number[];
  pairs: number;
  duplicates: number;
  /** How often central was too busy for something and was asked again; the time that took counts. */
  busy: number;
};

/**
 * A ticket through the counter's socket and an inspector through REST, each with all its access checks: issue, next,
 * *Ik ben er*, close, ready again. Every lane begins its next pair as soon as one ends.
 */
export async function measureWholePath(setting: QueueSetting): Promise<WholePath> {
  const { url } = setting.central;
  const zone = await setting.zone({
    sites: SITES,
    countersPerSite: COUNTERS_PER_SITE,
    inspectors: LANES,
  });
  let busy = 0;
  const onBusy = () => {
    busy += 1;
  };
  const counters = await Promise.all(zone.counters.map((_, place) => openCounter(url, zone, place, onBusy)));
  const desks = await Promise.all(
    zone.inspectors.map((_, place) => openDesk(url, zone, place, undefined, onBusy)),
  );
  const at = new Map<string, CounterClient>(counters.map((counter) => [counter.id, counter]));
  const pair = async (lane: number): Promise<string> => {
    const [own, desk] = [counters[lane * SITES], desks[lane]];
    if (!own || !desk) throw new Error('There are fewer lanes.');
    await own.issue();
    const { id, ticketId, counterId } = DeskConsultation.parse(await desk.post(REST.next));
    // The routing decides; it may be a colleague's ticket and counter.
    const room = at.get(counterId);
    await room?.here(id);
    await desk.post(REST.close(id), { outcome: 'helped' });
    await room?.beat();
    return ticketId;
  };
  try {
    await forAWhile(pair, WINDOW_MS / 3);
    const perSecond: number[] = [];
    const served: string[] = [];
    for (let window = 0; window < WINDOWS; window += 1) {
      const { rate, tickets } = await forAWhile(pair, WINDOW_MS);
      perSecond.push(rate);
      served.push(...tickets);
    }
    return { perSecond, pairs: served.length, duplicates: served.length - new Set(served).size, busy };
  } finally {
    for (const client of [...counters, ...desks]) client.close();
  }
}

async function forAWhile(pair: (lane: number) => Promise<string>, forMs: number) {
  const tickets: string[] = [];
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: LANES }, async (_, lane) => {
      while (performance.now() < startedAt + forMs) tickets.push(await pair(lane));
    }),
  );
  return { rate: (tickets.length * 1000) / (performance.now() - startedAt), tickets };
}
