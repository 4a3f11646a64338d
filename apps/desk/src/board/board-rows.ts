import type { CounterState, DeskSnapshot, InspectorState, QueueTicket, Site } from '@loket/contract';
import { minutesSince } from '../people/formatting.ts';
import { PROMISED_MINUTES, shortPlace, type WaitingRow, waitingRows } from '../session/queue-selection.ts';

/** From this many minutes on a ticket is filled: it needs somebody now. */
export const LATE_MINUTES = 30;
/** Where the waiting line ends; who waits longer stands at its end. */
export const LINE_MINUTES = 45;
/** Two tickets nearer than this would overlap: the second goes a lane lower. */
const TICKET_MINUTES = 6;

export type CounterCell = {
  readonly counter: CounterState;
  /** Called to this counter, or in it. */
  readonly ticket: QueueTicket | null;
  readonly inspector: InspectorState | null;
  /** How long the inspector has been busy with it. */
  readonly minutes: number | null;
};

/** On the line: waiting, or parked at the minutes since it was taken. */
export type LineTicket = WaitingRow & { readonly lane: number };

export type SiteRow = {
  readonly site: Site;
  readonly place: string;
  readonly counters: readonly CounterCell[];
  readonly tickets: readonly LineTicket[];
  readonly lanes: number;
};

/** One row a site, in the order in which the zone lists them. */
export function siteRows(snapshot: DeskSnapshot, nowMs: number): SiteRow[] {
  const onLine = [...waitingRows(snapshot, nowMs), ...parked(snapshot, nowMs)];
  return snapshot.sites.map((site) => {
    const tickets = inLanes(onLine.filter(({ ticket }) => ticket.siteId === site.id));
    return {
      site,
      place: shortPlace(snapshot, site.id),
      counters: countersOf(snapshot, site.id, nowMs),
      tickets,
      lanes: Math.max(1, ...tickets.map(({ lane }) => lane + 1)),
    };
  });
}

/** Parked ones read as waiting rows, and are never overdue: nobody can call them. */
function parked(snapshot: DeskSnapshot, nowMs: number): WaitingRow[] {
  const asWaiting = snapshot.tickets
    .filter(({ state }) => state === 'parked')
    .map((ticket) => ({ ...ticket, state: 'waiting' as const }));
  return waitingRows({ ...snapshot, tickets: asWaiting }, nowMs).map((row) => ({
    ...row,
    ticket: { ...row.ticket, state: 'parked' },
    overdue: false,
  }));
}

function countersOf(snapshot: DeskSnapshot, siteId: string, nowMs: number): CounterCell[] {
  return snapshot.counters
    .filter((counter) => counter.siteId === siteId && counter.standing === 'in_service')
    .filter(({ roles }) => roles.includes('counter'))
    .sort((one, other) => one.label - other.label)
    .map((counter) => {
      const ticket =
        snapshot.tickets.find((one) => one.counterId === counter.id && isWithSomebody(one)) ?? null;
      const inspector = snapshot.inspectors.find(({ staffId }) => staffId === ticket?.inspectorId) ?? null;
      return { counter, ticket, inspector, minutes: minutesBusy(inspector, nowMs) };
    });
}

const minutesBusy = (inspector: InspectorState | null, nowMs: number): number | null =>
  inspector?.since ? minutesSince(inspector.since, nowMs) : null;

const isWithSomebody = ({ state }: QueueTicket): boolean => state === 'called' || state === 'in_consultation';

/** Each ticket on the highest lane on which it does not cover another. */
function inLanes(rows: readonly WaitingRow[]): LineTicket[] {
  const lastOn: number[] = [];
  return rows
    .toSorted((one, other) => one.minutes - other.minutes)
    .map((row) => {
      const place = Math.min(row.minutes, LINE_MINUTES);
      const free = lastOn.findIndex((last) => place - last >= TICKET_MINUTES);
      const lane = free === -1 ? lastOn.length : free;
      lastOn[lane] = place;
      return { ...row, lane };
    });
}

export type InspectorRow = {
  readonly inspector: InspectorState;
  /** The ticket with which this inspector is busy. */
  readonly ticket: QueueTicket | null;
  readonly place: string;
  /** How long this has been so; null when central does not know. */
  readonly minutes: number | null;
};

/** Who is at work, the busy ones first. */
export function inspectorRows(snapshot: DeskSnapshot, nowMs: number): InspectorRow[] {
  const order = { in_consultation: 0, available: 1, break: 2, off: 3 };
  return snapshot.inspectors
    .filter(({ state }) => state !== 'off')
    .sort((one, other) => order[one.state] - order[other.state] || one.name.localeCompare(other.name))
    .map((inspector) => {
      const ticket =
        snapshot.tickets.find((one) => one.inspectorId === inspector.staffId && isWithSomebody(one)) ?? null;
      return {
        inspector,
        ticket,
        place: ticket ? shortPlace(snapshot, ticket.siteId) : '',
        minutes: minutesBusy(inspector, nowMs),
      };
    });
}

export type BoardFigures = {
  readonly waiting: number;
  readonly longest: WaitingRow | null;
  readonly inCall: number;
  readonly atWork: number;
};

export function boardFigures(snapshot: DeskSnapshot, nowMs: number): BoardFigures {
  const waiting = waitingRows(snapshot, nowMs);
  const atWork = snapshot.inspectors.filter(({ state }) => state !== 'off');
  return {
    waiting: waiting.length,
    longest: waiting.toSorted((one, other) => other.minutes - one.minutes)[0] ?? null,
    inCall: atWork.filter(({ state }) => state === 'in_consultation').length,
    atWork: atWork.length,
  };
}

/** How a ticket on the line is drawn. */
export function lineState({ ticket, minutes }: WaitingRow): 'parked' | 'late' | 'overdue' | 'waiting' {
  if (ticket.state === 'parked') return 'parked';
  if (minutes >= LATE_MINUTES) return 'late';
  return minutes >= PROMISED_MINUTES ? 'overdue' : 'waiting';
}
