import type { CounterSnapshot, OfflineBlock, OfflineTicket, ReconciledTickets } from '@loket/contract';
import { DELAYS } from './delays.ts';
import type { GivenTicket, IssuingEffect } from './issuing-state.ts';

/**
 * Numbers that may be given without central, and those that were. Kept in a file of the profile: no name, no address,
 * only what the queue needs of a ticket.
 */
export type OfflineState = {
  block: OfflineBlock | null;
  /** By this counter's clock. */
  reservedAt: number;
  /** The number to give next. */
  next: number;
  tickets: readonly OfflineTicket[];
  lastContactAt: number;
  /** Not before these instants is central asked for a block, or given the tickets. */
  reserveAt: number;
  reconcileAt: number;
  /** The opening that central had said when the block was reserved; another one changes when it may be used. */
  reservedFor: string;
};

export type OfflineEvent =
  | { event: 'reserved'; block: OfflineBlock }
  | { event: 'reconciled'; answer: ReconciledTickets };

export type OfflineEffect =
  | { effect: 'reserve_numbers' }
  | { effect: 'reconcile'; tickets: readonly OfflineTicket[]; lastContactAt: number }
  /** Has to be on disk before the number is shown. */
  | { effect: 'keep_offline'; offline: OfflineState };

export const OFFLINE_START: OfflineState = {
  block: null,
  reservedAt: 0,
  next: 0,
  tickets: [],
  lastContactAt: 0,
  reserveAt: 0,
  reconcileAt: 0,
  reservedFor: '',
};

/** A block is looked at anew this often while connected: the day and the closing time change. */
const RENEW_MS = 600_000;
const MOST_RECONCILED = 200;

/** Whether a number can be given at this instant without central. */
export function hasNumbers({ block, next, reservedAt }: OfflineState, now: number): boolean {
  if (!block || next > block.to || now - reservedAt >= DELAYS.blockMs) return false;
  return block.closesAt === null || now < Date.parse(block.closesAt);
}

/** Takes the next number; null when there is none. */
export function giveNumber(
  state: OfflineState,
  { request }: IssuingEffect & { effect: 'issue_offline' },
  now: number,
): { offline: OfflineState; ticket: GivenTicket } | null {
  const { block, next } = state;
  if (!block || !hasNumbers(state, now)) return null;
  const { idempotencyKey, locale, reason } = request;
  const number = { siteCode: block.siteCode, count: next, series: block.series };
  const issuedAt = new Date(now).toISOString();
  const kept: OfflineTicket = {
    idempotencyKey,
    serviceDay: block.serviceDay,
    number,
    reason,
    locale,
    issuedAt,
    cancelled: false,
  };
  return {
    offline: { ...state, next: next + 1, tickets: [...state.tickets, kept] },
    ticket: {
      id: null,
      key: idempotencyKey,
      number,
      locale,
      issuedAt,
      peopleBefore: null,
      wait: null,
      followUrl: '',
    },
  };
}

/** The number stays used; null when central has the ticket already and it can't be taken back here. */
export function cancelNumber(state: OfflineState, key: string): OfflineState | null {
  if (!state.tickets.some(({ idempotencyKey }) => idempotencyKey === key)) return null;
  const tickets = state.tickets.map((ticket) =>
    ticket.idempotencyKey === key ? { ...ticket, cancelled: true } : ticket,
  );
  return { ...state, tickets };
}

export function stepOffline(state: OfflineState, event: OfflineEvent, now: number): OfflineState {
  if (event.event === 'reserved') return reserved(state, event.block, now);
  const answered = new Set([
    ...event.answer.accepted,
    ...event.answer.refused.map(({ idempotencyKey }) => idempotencyKey),
  ]);
  const tickets = state.tickets.filter(({ idempotencyKey }) => !answered.has(idempotencyKey));
  return { ...state, tickets, reserveAt: now, reconcileAt: now };
}

/** Central counts from the numbers that it knows; those that were given here since are behind them. */
function reserved(state: OfflineState, block: OfflineBlock, now: number): OfflineState {
  const before = state.block;
  const same =
    before?.serviceDay === block.serviceDay &&
    before.series === block.series &&
    before.siteCode === block.siteCode;
  return {
    ...state,
    block,
    reservedAt: now,
    next: same ? Math.max(state.next, block.from) : block.from,
    reserveAt: now + RENEW_MS,
  };
}

/** While connected: first hand over what was given, then see to it that numbers are there for the next cut. */
export function followConnection(
  state: OfflineState,
  { opening }: CounterSnapshot,
  now: number,
): { offline: OfflineState; effects: OfflineEffect[] } {
  if (state.tickets.length > 0) return handOver(state, now);
  const reservedFor = JSON.stringify(opening);
  const offline = { ...state, lastContactAt: now };
  if (now < state.reserveAt && state.reservedFor === reservedFor) return { offline, effects: [] };
  return {
    offline: { ...offline, reservedFor, reserveAt: now + DELAYS.reconcileMs },
    effects: [{ effect: 'reserve_numbers' }],
  };
}

/** The last contact stays the one before the cut until central answered. */
function handOver(state: OfflineState, now: number): { offline: OfflineState; effects: OfflineEffect[] } {
  if (now < state.reconcileAt) return { offline: state, effects: [] };
  const tickets = state.tickets.slice(0, MOST_RECONCILED);
  return {
    offline: { ...state, reconcileAt: now + DELAYS.reconcileMs },
    effects: [{ effect: 'reconcile', tickets, lastContactAt: state.lastContactAt }],
  };
}
