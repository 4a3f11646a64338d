import { z } from 'zod';
import { ConsultationId, CounterId, Instant, SiteId, StaffId, TicketId } from './ids.ts';
import { WaitInterval } from './waiting.ts';
import { Locale, Reason } from './words.ts';

/** Site code, count of the day, series: `E 42`; an offline series prints its letter behind the number, `E 42 b`. */
export const TicketNumber = z.object({
  siteCode: z.string().regex(/^[A-Z]{1,2}$/),
  count: z.int().positive().max(99_999),
  series: z
    .string()
    .regex(/^[a-z]?$/)
    .default(''),
});
export type TicketNumber = z.infer<typeof TicketNumber>;

export function ticketLabel({ siteCode, count, series }: TicketNumber): string {
  return series ? `${siteCode} ${count} ${series}` : `${siteCode} ${count}`;
}

export const TicketState = z.enum([
  'waiting',
  'called',
  'in_consultation',
  /** Away for a while, to fetch a paper; comes back with the same number. */
  'parked',
  'completed',
  /** Sent on kindly: see {@link ReferredTo}. */
  'referred',
  'no_show',
  'cancelled',
  'expired',
]);
export type TicketState = z.infer<typeof TicketState>;

/** The states in which a ticket still has a claim on somebody. */
export const OPEN_TICKET_STATES = [
  'waiting',
  'called',
  'in_consultation',
  'parked',
] as const satisfies readonly TicketState[];

/**
 * Earlier here is served first: an interrupted call returns to the head; the chief inspector may raise somebody;
 * an appointment that is due comes before those who just came.
 */
export const PriorityClass = z.enum(['returning', 'raised', 'appointment', 'normal']);
export type PriorityClass = z.infer<typeof PriorityClass>;

/** Where somebody is sent on to. */
export const ReferredTo = z.enum(['101', 'police_on_web', 'town_hall', 'appointment', 'other_site']);
export type ReferredTo = z.infer<typeof ReferredTo>;

/** Staff, about a ticket that waits or is parked. */
export const ReferTicket = z.object({ to: ReferredTo });
export type ReferTicket = z.infer<typeof ReferTicket>;

/** A ticket in the queue, as staff see it. */
export const QueueTicket = z.object({
  id: TicketId,
  number: TicketNumber,
  siteId: SiteId,
  state: TicketState,
  priorityClass: PriorityClass,
  reason: Reason,
  locale: Locale,
  /** When it was taken: from then on somebody waits. */
  orderedAt: Instant,
  /** The instant that orders the queue: `orderedAt` less the head start of the class. */
  rankedAt: Instant,
  counterId: CounterId.nullable(),
  inspectorId: StaffId.nullable(),
  /** Kept for this inspector by the chief inspector. */
  reservedFor: StaffId.nullable(),
  consultationId: ConsultationId.nullable(),
  /** Until when somebody whose ticket is parked may be away. */
  parkedUntil: Instant.nullable(),
});
export type QueueTicket = z.infer<typeof QueueTicket>;

export const IssueTicket = z.object({
  /** Made by the counter once per touch: a repeated request returns the same ticket. */
  idempotencyKey: z.uuid(),
  locale: Locale,
  reason: Reason,
  /** Of an appointment at this site today: the ticket gets its priority. */
  appointmentCode: z.string().trim().toUpperCase().min(4).max(12).optional(),
});
export type IssueTicket = z.infer<typeof IssueTicket>;

/** What the citizen gets: enough to print, nothing of the reason. */
export const IssuedTicket = z.object({
  id: TicketId,
  number: TicketNumber,
  locale: Locale,
  issuedAt: Instant,
  /** How many people of the whole queue are before this ticket; also those who wait at other sites. */
  peopleBefore: z.int().nonnegative(),
  wait: WaitInterval.nullable(),
  /** A page that follows this ticket: unguessable, without personal data, useless after the day. */
  followUrl: z.string().max(300),
});
export type IssuedTicket = z.infer<typeof IssuedTicket>;
