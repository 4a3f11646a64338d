import { z } from 'zod';
import { IceServer } from './call.ts';
import { Identification } from './identity.ts';
import { ConsultationId, CounterId, Instant, SiteId, StaffId, TicketId } from './ids.ts';
import { ReferredTo, TicketNumber } from './tickets.ts';
import { Locale, Reason } from './words.ts';

/**
 * called: assigned, the citizen is not there yet. present: *Ik ben er* was touched.
 * away: the counter's end went (crash, cut) after that; back within 60 s or interrupted. ended: with an outcome.
 */
export const ConsultationPhase = z.enum(['called', 'present', 'away', 'ended']);
export type ConsultationPhase = z.infer<typeof ConsultationPhase>;

/** What the inspector chooses at the end. */
export const ClosingOutcome = z.enum(['helped', 'referred', 'returns_later', 'citizen_left']);
export type ClosingOutcome = z.infer<typeof ClosingOutcome>;

/**
 * How a consultation can end. `returns_later` parks the ticket: the citizen comes back with the same number. `interrupted` returns the ticket to the head of the queue. */
export const Outcome = z.enum([
  ...ClosingOutcome.options,
  'no_show',
  'stopped_by_citizen',
  'interrupted',
  /** Goes on with a colleague; the ticket is at the head again, with everything that was written. */
  'transferred',
]);
export type Outcome = z.infer<typeof Outcome>;

/** The consultation as its inspector's desk sees it; the identity travels apart. */
export const DeskConsultation = z.object({
  id: ConsultationId,
  version: z.int().nonnegative(),
  phase: ConsultationPhase,
  ticketId: TicketId,
  number: TicketNumber,
  reason: Reason,
  locale: Locale,
  siteId: SiteId,
  counterId: CounterId,
  calledAt: Instant,
  recalls: z.int().nonnegative(),
  presentAt: Instant.nullable(),
  awaySince: Instant.nullable(),
  endedAt: Instant.nullable(),
  outcome: Outcome.nullable(),
  iceServers: z.array(IceServer).max(8),
});
export type DeskConsultation = z.infer<typeof DeskConsultation>;

/** The same as the counter sees it: no reason (it was chosen discreetly), the inspector's public name. */
export const CounterConsultation = DeskConsultation.omit({ reason: true }).extend({
  inspectorName: z.string().max(120),
});
export type CounterConsultation = z.infer<typeof CounterConsultation>;

export const DeskIdentification = z.object({
  consultationId: ConsultationId,
  identification: Identification,
});
export type DeskIdentification = z.infer<typeof DeskIdentification>;

/** `referredTo` belongs to `referred` and to nothing else. */
export const CloseConsultation = z
  .object({ outcome: ClosingOutcome, referredTo: ReferredTo.optional() })
  .refine(({ outcome, referredTo }) => referredTo === undefined || outcome === 'referred', {
    path: ['referredTo'],
    message: 'only somebody who is referred is referred somewhere',
  });
export type CloseConsultation = z.infer<typeof CloseConsultation>;

/** To one colleague, to whoever is next, or to the colleague at work who speaks this language and was idle longest. */
export const TransferConsultation = z.object({
  to: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('inspector'), inspectorId: StaffId }),
    z.object({ kind: z.literal('anybody') }),
    z.object({ kind: z.literal('language'), locale: Locale }),
  ]),
});
export type TransferConsultation = z.infer<typeof TransferConsultation>;

/** One line of a consultation's history: facts and times, no content. */
export const TimelineEntry = z.object({
  at: Instant,
  kind: z.enum([
    'issued',
    'called',
    'recalled',
    'present',
    'away',
    'back',
    'card_read',
    'card_failed',
    'returned',
    'ended',
    'assigned',
    'raised',
    'lowered',
    'reconciled',
    'parked',
    'resumed',
    'rejoined',
    'transferred',
    'referred',
    'offered',
    'offer_missed',
  ]),
  outcome: Outcome.nullable(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;
