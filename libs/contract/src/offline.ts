import { z } from 'zod';
import { Instant } from './ids.ts';
import { TicketNumber } from './tickets.ts';
import { Locale, Reason } from './words.ts';

/**
 * Numbers that a counter may give out when central is out of reach: its own series of its site, so that no number can
 * be given twice. Reserved while connected, renewed each service day.
 */
export const OfflineBlock = z.object({
  siteCode: z.string().regex(/^[A-Z]{1,2}$/),
  series: z.string().regex(/^[a-z]$/),
  serviceDay: z.iso.date(),
  /** The next number to give out, and the last one of the block. */
  from: z.int().positive(),
  to: z.int().positive(),
  /** When the site closes by what central last knew; no tickets after that. Null: no closing in sight. */
  closesAt: Instant.nullable(),
});
export type OfflineBlock = z.infer<typeof OfflineBlock>;

/** A ticket that was given out without central. */
export const OfflineTicket = z.object({
  idempotencyKey: z.uuid(),
  serviceDay: z.iso.date(),
  number: TicketNumber,
  reason: Reason,
  locale: Locale,
  /** The device's clock; central bounds it by the last contact and the reconnection. */
  issuedAt: Instant,
  cancelled: z.boolean(),
});
export type OfflineTicket = z.infer<typeof OfflineTicket>;

export const ReconcileTickets = z.object({
  /** The device's time at the last answer of central before the cut. */
  lastContactAt: Instant,
  /** The device's time now, so that its clock's error is known. */
  deviceNow: Instant,
  tickets: z.array(OfflineTicket).min(1).max(200),
});
export type ReconcileTickets = z.infer<typeof ReconcileTickets>;

/** Every ticket is answered: taken into the queue (or known already), or refused with the reason. */
export const ReconciledTickets = z.object({
  accepted: z.array(z.uuid()),
  refused: z.array(z.object({ idempotencyKey: z.uuid(), reason: z.string().max(120) })),
});
export type ReconciledTickets = z.infer<typeof ReconciledTickets>;
