import type { Alarm, CounterState, DeskSnapshot, InspectorState, QueueTicket, Site } from '@loket/contract';
import { PROMISED_MINUTES, shortPlace, type WaitingRow, waitingRows } from '../session/queue-selection.ts';

/** From this many minutes on a ticket is filled: it needs somebody now. */
export const LATE_MINUTES = 30;
/** Where the waiting line ends; who waits longer stands at its end. */
export const LINE_MINUTES = 45;
/** Two tickets nearer than this would overlap: the second goes a lane lower. */
const TICKET_MINUTES = 6;

export type CounterCell = {
  readonly counter: CounterState;
  readonly ticket: QueueTicket | null;
  readonly inspector: InspectorState | null;
};

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
  const waiting = waitingRows(snapshot, nowMs);
  return snapshot.sites.map((site) => {
    const tickets = inLanes(waiting.filter(({ ticket }) => ticket.siteId === site.id));
    return {
      site,
      place: shortPlace(snapshot, site.id),
      counters: countersOf(snapshot, site.id),
      tickets,
      lanes: Math.max(1, ...tickets.map(({ lane }) => lane + 1)),
    };
  });
}

function countersOf(snapshot: DeskSnapshot, siteId: string): CounterCell[] {
  return snapshot.counters
    .filter((counter) => counter.siteId === siteId && counter.standing === 'in_service')
    .filter(({ roles }) => roles.includes('counter'))
    .sort((one, other) => one.label - other.label)
    .map((counter) => {
      const ticket =
        snapshot.tickets.find(
          ({ counterId, state }) =>
            counterId === counter.id && (state === 'called' || state === 'in_consultation'),
        ) ?? null;
      return { counter, ticket, inspector: inspectorOf(snapshot, ticket?.inspectorId ?? null) };
    });
}

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

const inspectorOf = (snapshot: DeskSnapshot, staffId: string | null): InspectorState | null =>
  snapshot.inspectors.find((one) => one.staffId === staffId) ?? null;

export type InspectorRow = {
  readonly inspector: InspectorState;
  /** The ticket with which this inspector is busy. */
  readonly ticket: QueueTicket | null;
  readonly place: string;
};

/** Who is at work, the busy ones first. */
export function inspectorRows(snapshot: DeskSnapshot): InspectorRow[] {
  const order = { in_consultation: 0, available: 1, break: 2, off: 3 };
  return snapshot.inspectors
    .filter(({ state }) => state !== 'off')
    .sort((one, other) => order[one.state] - order[other.state] || one.name.localeCompare(other.name))
    .map((inspector) => {
      const ticket =
        snapshot.tickets.find(
          ({ inspectorId, state }) =>
            inspectorId === inspector.staffId && (state === 'called' || state === 'in_consultation'),
        ) ?? null;
      return { inspector, ticket, place: ticket ? shortPlace(snapshot, ticket.siteId) : '' };
    });
}

export type BoardFigures = {
  readonly waiting: number;
  readonly longest: WaitingRow | null;
  readonly inCall: number;
  readonly atWork: number;
  readonly countersReady: number;
  readonly counters: number;
};

export function boardFigures(snapshot: DeskSnapshot, nowMs: number): BoardFigures {
  const waiting = waitingRows(snapshot, nowMs);
  const atWork = snapshot.inspectors.filter(({ state }) => state !== 'off');
  const counters = snapshot.counters.filter(
    ({ roles, standing }) => roles.includes('counter') && standing === 'in_service',
  );
  return {
    waiting: waiting.length,
    longest: waiting.toSorted((one, other) => other.minutes - one.minutes)[0] ?? null,
    inCall: atWork.filter(({ state }) => state === 'in_consultation').length,
    atWork: atWork.length,
    countersReady: counters.filter(({ health }) => health === 'ready').length,
    counters: counters.length,
  };
}

export type Attention =
  | { readonly kind: 'alarm'; readonly alarm: Alarm }
  | { readonly kind: 'counter'; readonly counter: CounterState; readonly place: string }
  | { readonly kind: 'wait'; readonly row: WaitingRow };

/** What needs somebody, the most urgent first: alarms, open sites' counters that are out, long waits. */
export function attention(snapshot: DeskSnapshot, nowMs: number): Attention[] {
  const open = new Set(snapshot.sites.filter(({ opening }) => opening.open).map(({ id }) => id));
  const alarms = snapshot.alarms
    .filter(({ answeredAt }) => answeredAt === null)
    .map((alarm) => ({ kind: 'alarm' as const, alarm }));
  const counters = snapshot.counters
    .filter(({ siteId, standing, roles }) => {
      return open.has(siteId) && standing === 'in_service' && roles.includes('counter');
    })
    .filter((counter) => counter.health !== 'ready' || printerNeedsHands(counter))
    .sort((one, other) => urgency(one) - urgency(other))
    .map((counter) => ({
      kind: 'counter' as const,
      counter,
      place: shortPlace(snapshot, counter.siteId),
    }));
  const waits = waitingRows(snapshot, nowMs)
    .filter(({ minutes }) => minutes >= PROMISED_MINUTES)
    .map((row) => ({ kind: 'wait' as const, row }));
  return [
    ...alarms,
    ...counters.filter(({ counter }) => counter.health === 'away'),
    ...waits,
    ...counters.filter(({ counter }) => counter.health !== 'away'),
  ];
}

const urgency = ({ health }: CounterState): number => ({ away: 0, degraded: 1, ready: 2 })[health];

/** Paper that is out; paper that runs low is for the technician's page. */
export const printerNeedsHands = ({ devices }: CounterState): boolean =>
  devices?.ticketPrinter.state === 'paper_out' || devices?.ticketPrinter.state === 'cover_open';
