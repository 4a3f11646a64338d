import type { CounterState, DeskSnapshot, Locale, ScreenMessage, Site } from '@loket/contract';
import { isAnyInTrouble } from '@loket/ui';
import {
  counterRows,
  PROMISED_MINUTES,
  shortPlace,
  type WaitingRow,
  waitingRows,
} from '../session/queue-selection.ts';
import { LATE_MINUTES } from './board-rows.ts';

/** A site that closes this soon while people wait is worth a look. */
const CLOSES_SOON_MINUTES = 30;

/** What holds somebody who waits too long, as far as this page sees; the reason is never part of it. */
export type Hold =
  | { readonly kind: 'kept'; readonly name: string }
  /** No counter at this place can take anybody. */
  | { readonly kind: 'counter_out' }
  | { readonly kind: 'counter_busy' }
  /** Not everybody at work speaks it; those who do, whoever is free first. */
  | { readonly kind: 'language'; readonly language: Locale; readonly speakers: readonly string[] }
  | { readonly kind: 'nobody_free' }
  | { readonly kind: 'free' };

export type Attention =
  | { readonly kind: 'counter'; readonly counter: CounterState; readonly place: string }
  | { readonly kind: 'wait'; readonly row: WaitingRow; readonly hold: Hold }
  | { readonly kind: 'closing'; readonly site: Site; readonly place: string; readonly waiting: number }
  | { readonly kind: 'message'; readonly message: ScreenMessage; readonly place: string | null };

/** What needs somebody, the most urgent first. Calls for help stand above every page and not here. */
export function attention(snapshot: DeskSnapshot, nowMs: number): Attention[] {
  const waits = longWaits(snapshot, nowMs);
  const counters = countersToSee(snapshot);
  const isLate = ({ row }: { row: WaitingRow }) => row.minutes >= LATE_MINUTES;
  return [
    ...waits.filter(isLate),
    ...counters.filter(({ counter }) => counter.health === 'away'),
    ...waits.filter((wait) => !isLate(wait)),
    ...closing(snapshot, nowMs),
    ...counters.filter(({ counter }) => counter.health !== 'away'),
    ...messages(snapshot, nowMs),
  ];
}

/** Of open sites: away, degraded, or a device that needs hands. */
function countersToSee(snapshot: DeskSnapshot) {
  const open = new Set(snapshot.sites.filter(({ opening }) => opening.open).map(({ id }) => id));
  const urgency = { away: 0, degraded: 1, ready: 2 };
  return snapshot.counters
    .filter(({ siteId, standing, roles }) => {
      return open.has(siteId) && standing === 'in_service' && roles.includes('counter');
    })
    .filter((counter) => counter.health !== 'ready' || needsHands(counter))
    .sort((one, other) => urgency[one.health] - urgency[other.health])
    .map((counter) => ({
      kind: 'counter' as const,
      counter,
      place: shortPlace(snapshot, counter.siteId),
    }));
}

/** It takes calls, and something of it has to be seen to; paper that runs low is for the technician's page. */
const needsHands = ({ devices }: CounterState): boolean => devices !== null && isAnyInTrouble(devices);

/** The longest first, each with what holds it. */
const longWaits = (snapshot: DeskSnapshot, nowMs: number) =>
  waitingRows(snapshot, nowMs)
    .filter(({ minutes }) => minutes >= PROMISED_MINUTES)
    .sort((one, other) => other.minutes - one.minutes)
    .map((row) => ({ kind: 'wait' as const, row, hold: holdOf(row, snapshot) }));

export function holdOf({ ticket, keptFor }: WaitingRow, snapshot: DeskSnapshot): Hold {
  const atWork = snapshot.inspectors.filter(({ state }) => state !== 'off');
  // Kept for somebody who went home is kept for nobody.
  if (keptFor && keptFor.state !== 'off') return { kind: 'kept', name: keptFor.name };
  const ready = counterRows(snapshot).filter(
    ({ counter }) => counter.siteId === ticket.siteId && counter.health === 'ready',
  );
  if (ready.length === 0) return { kind: 'counter_out' };
  if (ready.every(({ occupied }) => occupied)) return { kind: 'counter_busy' };
  const speakers = atWork.filter(({ languages }) => languages.includes(ticket.locale));
  const free = atWork.filter(({ state }) => state === 'available');
  if (speakers.length < atWork.length) {
    const freeFirst = speakers.toSorted((one) => (one.state === 'available' ? -1 : 1));
    return { kind: 'language', language: ticket.locale, speakers: freeFirst.map(({ name }) => name) };
  }
  return { kind: free.length === 0 ? 'nobody_free' : 'free' };
}

/** Sites that close soon, or are closed, while people wait there. */
function closing(snapshot: DeskSnapshot, nowMs: number) {
  const waiting = waitingRows(snapshot, nowMs);
  return snapshot.sites.flatMap((site) => {
    const here = waiting.filter(({ ticket }) => ticket.siteId === site.id).length;
    const { open, until } = site.opening;
    const soon = until !== null && Date.parse(until) - nowMs <= CLOSES_SOON_MINUTES * 60_000;
    if (here === 0 || (open && !soon)) return [];
    return [{ kind: 'closing' as const, site, place: shortPlace(snapshot, site.id), waiting: here }];
  });
}

const messages = (snapshot: DeskSnapshot, nowMs: number) =>
  snapshot.messages
    .filter(({ until }) => Date.parse(until) > nowMs)
    .map((message) => ({
      kind: 'message' as const,
      message,
      place: message.siteId && shortPlace(snapshot, message.siteId),
    }));
