import {
  type CounterState,
  type DeskSnapshot,
  type InspectorState,
  type LegalLanguage,
  type QueueTicket,
  type Site,
} from '@loket/contract';
import { isAnyInTrouble } from '@loket/ui';
import { minutesSince } from '../people/formatting.ts';

/** From this many minutes on a wait is marked: the promise that the zone makes. */
export const PROMISED_MINUTES = 20;

export type WaitingRow = {
  readonly ticket: QueueTicket;
  readonly place: string;
  readonly siteLanguage: LegalLanguage | null;
  readonly minutes: number;
  readonly overdue: boolean;
  /** The colleague for whom the chief inspector keeps this ticket. */
  readonly keptFor: InspectorState | null;
};

/** Who waits, in the queue's own order: by the instant that their place in time gives, then by age. */
export function waitingRows(snapshot: DeskSnapshot, nowMs: number): WaitingRow[] {
  return snapshot.tickets
    .filter(({ state }) => state === 'waiting')
    .sort(
      (one, other) =>
        Date.parse(one.rankedAt) - Date.parse(other.rankedAt) ||
        Date.parse(one.orderedAt) - Date.parse(other.orderedAt) ||
        (one.id < other.id ? -1 : 1),
    )
    .map((ticket) => {
      const minutes = minutesSince(ticket.orderedAt, nowMs);
      return {
        ticket,
        place: shortPlace(snapshot, ticket.siteId),
        siteLanguage: siteOf(snapshot, ticket.siteId)?.legalLanguage ?? null,
        minutes,
        overdue: minutes >= PROMISED_MINUTES,
        keptFor: snapshot.inspectors.find(({ staffId }) => staffId === ticket.reservedFor) ?? null,
      };
    });
}

/** Who is away for a while with the number kept, the one who is expected back first on top. */
export function parkedRows(snapshot: DeskSnapshot) {
  return snapshot.tickets
    .filter(({ state }) => state === 'parked')
    .sort((one, other) => (one.parkedUntil ?? '').localeCompare(other.parkedUntil ?? ''))
    .map((ticket) => ({ ticket, place: shortPlace(snapshot, ticket.siteId) }));
}

/** Who else is at work: those to whom a call can go on. */
export function colleaguesAtWork(snapshot: DeskSnapshot, staffId: string): InspectorState[] {
  return snapshot.inspectors
    .filter((one) => one.state !== 'off' && one.staffId !== staffId)
    .sort((one, other) => one.name.localeCompare(other.name));
}

/** Tickets that are called or in a call, with who has them. */
export function busyRows(snapshot: DeskSnapshot) {
  return snapshot.tickets
    .filter(({ state }) => state === 'called' || state === 'in_consultation')
    .map((ticket) => ({
      ticket,
      place: shortPlace(snapshot, ticket.siteId),
      inspector: snapshot.inspectors.find(({ staffId }) => staffId === ticket.inspectorId) ?? null,
    }));
}

export type CounterRow = {
  readonly counter: CounterState;
  readonly place: string;
  readonly occupied: boolean;
};

/** All counters in service in the order of their places, the ones that need a look first. */
export function counterRows(snapshot: DeskSnapshot): CounterRow[] {
  const need = ({ health, devices }: CounterState) =>
    ({ away: 0, degraded: 1, ready: devices && isAnyInTrouble(devices) ? 2 : 3 })[health];
  const occupied = new Set(
    snapshot.tickets
      .filter(({ state }) => state === 'called' || state === 'in_consultation')
      .map(({ counterId }) => counterId),
  );
  return snapshot.counters
    .filter(({ roles, standing }) => roles.includes('counter') && standing === 'in_service')
    .map((counter) => ({
      counter,
      place: shortPlace(snapshot, counter.siteId),
      occupied: occupied.has(counter.id),
    }))
    .sort(
      (one, other) =>
        need(one.counter) - need(other.counter) ||
        one.place.localeCompare(other.place) ||
        one.counter.label - other.counter.label,
    );
}

/**
 * Whom *next* would call, as far as this desk sees: the first who waits where a ready counter is free. Only a hint,
 * central decides.
 */
export function nextTicket(
  snapshot: DeskSnapshot,
  staffId: string,
): QueueTicket | 'nobody_waits' | 'no_free_counter' {
  const rows = waitingRows(snapshot, 0).filter(
    ({ ticket }) => ticket.reservedFor === null || ticket.reservedFor === staffId,
  );
  const free = new Set(
    counterRows(snapshot)
      .filter(({ counter, occupied }) => counter.health === 'ready' && !occupied)
      .map(({ counter }) => counter.siteId),
  );
  if (rows.length === 0) return 'nobody_waits';
  return rows.find(({ ticket }) => free.has(ticket.siteId))?.ticket ?? 'no_free_counter';
}

export function siteOf(snapshot: DeskSnapshot, siteId: string): Site | undefined {
  return snapshot.sites.find(({ id }) => id === siteId);
}

/** The municipality where that says enough, the site's own name where a municipality has several sites. */
export function shortPlace(snapshot: DeskSnapshot, siteId: string): string {
  const site = siteOf(snapshot, siteId);
  if (!site) return '';
  const alone = snapshot.sites.filter(({ municipalityId }) => municipalityId === site.municipalityId);
  return alone.length > 1 ? site.name : site.municipality;
}
