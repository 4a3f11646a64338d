import { z } from 'zod';
import { ConsultationId, CounterId, Instant, id, SiteId, StaffId, TicketId } from './ids.ts';
import { PriorityClass, TicketNumber } from './tickets.ts';
import { Locale, Reason } from './words.ts';

/** What an inspector is trained for; a reason asks for at most one of these. */
export const Skill = z.enum(['victims', 'fraud', 'traffic']);
export type Skill = z.infer<typeof Skill>;

/** Reasons that are better served by somebody with this training. */
export const SKILL_OF_REASON: Readonly<Partial<Record<Reason, Skill>>> = {
  violence: 'victims',
  fraud: 'fraud',
  traffic: 'traffic',
};

/** What an inspector speaks and is trained for, as the chief inspector sets it. */
export const Competence = z.object({
  languages: z.array(Locale).min(1),
  skills: z.array(Skill),
});
export type Competence = z.infer<typeof Competence>;

const minutes = (most: number) => z.int().min(0).max(most);

/**
 * Who is served next, as data of a zone. Every number is bounded, so that the bound on waiting that the routing states
 * (`libs/queue`) holds for every policy that this schema lets through.
 */
export const RoutingPolicy = z.object({
  /** next: the inspector asks. offer: the one who has been idle longest is asked. */
  mode: z.enum(['next', 'offer']),
  /** How long an offer stands; then that inspector gets a break and the next one is asked. */
  offerSeconds: z.int().min(10).max(120),
  /** As if these had come so many minutes earlier. Who just came has none. */
  headStartMinutes: z.object({
    returning: minutes(480),
    raised: minutes(480),
    appointment: minutes(480),
  }),
  /** So long a ticket is kept for inspectors at work who speak its language; then anybody may take it. */
  languageFirstMinutes: minutes(60),
  /** The same for the training that its reason asks. */
  skillFirstMinutes: minutes(60),
  /** A site gains a minute for each minute that a room there stood free, up to this: a lone citizen is not buried by a crowd elsewhere. */
  siteTurnMinutes: minutes(30),
  /** How often a called citizen is called again before it is a no-show; the spacing is the zone's patience. */
  recalls: z.int().min(0).max(5),
  /** How long somebody may be away with a ticket that is parked. */
  parkMinutes: z.int().min(5).max(480),
});
export type RoutingPolicy = z.infer<typeof RoutingPolicy>;

/** The policy in force. Version 0 is the one that every zone starts with. */
export const VersionedPolicy = z.object({
  version: z.int().nonnegative(),
  policy: RoutingPolicy,
  madeBy: z.string().max(120).nullable(),
  madeAt: Instant.nullable(),
  note: z.string().max(300),
});
export type VersionedPolicy = z.infer<typeof VersionedPolicy>;
/** `after`: the version that the chief inspector looked at; another one in force by now is a conflict. */
export const SetRoutingPolicy = z.object({
  after: z.int().nonnegative(),
  policy: RoutingPolicy,
  note: z.string().trim().min(3).max(300),
});
export type SetRoutingPolicy = z.infer<typeof SetRoutingPolicy>;

/** Milliseconds since 1970, in UTC: what the pure routing counts with. */
const EpochMs = z.int().nonnegative();

export const RoutingTicket = z.object({
  id: TicketId,
  siteId: SiteId,
  priorityClass: PriorityClass,
  skill: Skill.nullable(),
  locale: Locale,
  orderedAt: EpochMs,
  reservedFor: StaffId.nullable(),
});
export type RoutingTicket = z.infer<typeof RoutingTicket>;

export const RoutingSite = z.object({
  id: SiteId,
  /** Ready and in nobody's consultation, in the order of their labels. */
  freeCounters: z.array(CounterId),
  /** Since when the first of these has been in nobody's consultation; null: none is free, or nobody was in one today. */
  freeSince: EpochMs.nullable(),
});
export type RoutingSite = z.infer<typeof RoutingSite>;

export const RoutingInspector = Competence.extend({ id: StaffId });
export type RoutingInspector = z.infer<typeof RoutingInspector>;

/**
 * All that a decision depends on, and nothing else: the same snapshot and policy give the same decision anywhere, at
 * any time. No personal data.
 */
export const RoutingSnapshot = z.object({
  at: EpochMs,
  policyVersion: z.int().nonnegative(),
  /** Who asks. */
  inspector: RoutingInspector,
  /** Everybody at work now, the one who asks included: those for whom a ticket can be kept. */
  atWork: z.array(RoutingInspector),
  /** Waiting tickets that nobody else has an offer of. Of those equal in site, class, language, skill and reservation the first is enough. */
  tickets: z.array(RoutingTicket),
  sites: z.array(RoutingSite),
});
export type RoutingSnapshot = z.infer<typeof RoutingSnapshot>;

/** Why a ticket that comes earlier in the queue was not the one. */
export const Hindrance = z.enum([
  'no_free_counter',
  'kept_for_colleague',
  'kept_for_language',
  'kept_for_skill',
]);
export type Hindrance = z.infer<typeof Hindrance>;

/** What moved this ticket to where it is. */
export const RoutingReason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('waited'), minutes: z.number().nonnegative() }),
  z.object({ kind: z.literal('head_start'), of: PriorityClass, minutes: z.number().nonnegative() }),
  z.object({ kind: z.literal('kept_for_you'), minutes: z.number().nonnegative() }),
  z.object({ kind: z.literal('site_turn'), minutes: z.number().nonnegative() }),
  z.object({ kind: z.literal('language'), match: z.boolean() }),
  z.object({ kind: z.literal('skill'), skill: Skill, match: z.boolean() }),
]);
export type RoutingReason = z.infer<typeof RoutingReason>;

export const RoutingDecision = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('call'),
    ticketId: TicketId,
    counterId: CounterId,
    because: z.array(RoutingReason),
    /** Those that stood before it in the queue's order, with what held each of them, at most ten. */
    passedOver: z.array(z.object({ ticketId: TicketId, hindrance: Hindrance })),
  }),
  z.object({ kind: z.literal('nobody_waits') }),
  /** Somebody waits, but nobody can be called by this inspector now. */
  z.object({ kind: z.literal('nobody_for_you'), hindrances: z.array(Hindrance).min(1) }),
]);
export type RoutingDecision = z.infer<typeof RoutingDecision>;

/** "Why this ticket?": as it was decided when it was called, or where it stands now while it waits. */
export const WhyThisTicket = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('called'),
    at: Instant,
    policyVersion: z.int().nonnegative(),
    because: z.array(RoutingReason),
    passedOver: z.array(z.object({ number: TicketNumber, hindrance: Hindrance })),
  }),
  z.object({
    state: z.literal('waiting'),
    at: Instant,
    policyVersion: z.int().nonnegative(),
    peopleBefore: z.int().nonnegative(),
    because: z.array(RoutingReason),
    /** What holds it back now, for every inspector at work; empty: it can be called. */
    hindrances: z.array(Hindrance),
  }),
]);
export type WhyThisTicket = z.infer<typeof WhyThisTicket>;

/** What a policy would change: the order of those who wait now, and recorded decisions taken again. */
export const PolicyPreview = z.object({
  order: z.array(z.object({ number: TicketNumber, before: z.int().positive(), after: z.int().positive() })),
  recorded: z.object({
    compared: z.int().nonnegative(),
    different: z.int().nonnegative(),
    /** The newest that would have gone differently; `instead` null: nobody would have been called. */
    examples: z
      .array(z.object({ at: Instant, called: TicketNumber, instead: TicketNumber.nullable() }))
      .max(10),
  }),
  /**
   * Under both, from the stated bound: by so many minutes somebody may have come later than an ordinary ticket and still
   * be served before it while its room is free.
   */
  boundMinutes: z.object({ before: z.number().nonnegative(), after: z.number().nonnegative() }),
});
export type PolicyPreview = z.infer<typeof PolicyPreview>;

export const OfferId = id<'OfferId'>();
export type OfferId = z.infer<typeof OfferId>;
/** A ticket that waits for one inspector's yes, until `expiresAt`. */
export const TicketOffer = z.object({
  id: OfferId,
  ticketId: TicketId,
  number: TicketNumber,
  siteId: SiteId,
  reason: Reason,
  locale: Locale,
  expiresAt: Instant,
});
export type TicketOffer = z.infer<typeof TicketOffer>;

/** One recorded decision, as the proofs and the preview read it. */
export const RecordedDecision = z.object({
  consultationId: ConsultationId,
  at: Instant,
  snapshot: RoutingSnapshot,
  policy: RoutingPolicy,
  decision: RoutingDecision,
});
export type RecordedDecision = z.infer<typeof RecordedDecision>;
