import { z } from 'zod';
import { CounterId, Instant, id, MunicipalityId, SiteId, StaffId } from './ids.ts';
import { LegalLanguage } from './statements.ts';
import { CounterRole, Locale, SiteKind } from './words.ts';

/** Wall time at the site, `08:30`; `24:00` closes at midnight. */
export const WallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);
export type WallTime = z.infer<typeof WallTime>;

/** A span of one weekday, Monday is 1. Several a day are allowed; they do not overlap. */
export const OpeningRule = z.object({ weekday: z.int().min(1).max(7), opens: WallTime, closes: WallTime });
export type OpeningRule = z.infer<typeof OpeningRule>;

/** One date that differs: closed, or open in these spans only. */
export const OpeningException = z.object({
  date: z.iso.date(),
  spans: z.array(z.object({ opens: WallTime, closes: WallTime })).max(4),
  note: z.string().trim().max(120),
});
export type OpeningException = z.infer<typeof OpeningException>;

/** When a site is open. `window` is an event's: open from one instant to another and never else. */
export const OpeningHours = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('always') }),
  z.object({
    mode: z.literal('weekly'),
    rules: z.array(OpeningRule).max(28),
    exceptions: z.array(OpeningException).max(200),
    /** closed: shut on Belgian public holidays, unless an exception names that date. Absent: holidays are ordinary days. */
    holidays: z.enum(['closed']).optional(),
  }),
  z.object({ mode: z.literal('window'), from: Instant, to: Instant }),
]);
export type OpeningHours = z.infer<typeof OpeningHours>;

/** The chief inspector's or operator's word, above the hours, until an instant or until taken back. */
export const OpeningOverride = z.object({ state: z.enum(['open', 'closed']), until: Instant.nullable() });
export type OpeningOverride = z.infer<typeof OpeningOverride>;
export const SetOpeningOverride = z.object({ override: OpeningOverride.nullable() });
export type SetOpeningOverride = z.infer<typeof SetOpeningOverride>;

/**
 * Open or closed now, and until when; `until` null: no change in sight. `lastTicketAt`: no tickets from then on, though
 * the site is still open.
 */
export const OpeningState = z.object({
  open: z.boolean(),
  until: Instant.nullable(),
  lastTicketAt: Instant.optional(),
});
export type OpeningState = z.infer<typeof OpeningState>;

/** What a site does for people who come: said kindly at its ticket kiosk. */
export const SiteRegime = z.object({
  access: z.enum(['walk_in', 'appointment_only']),
  service: z.enum(['virtual', 'staffed']),
  controlledEntry: z.boolean(),
  /** Visitors register and get a badge of the day for one of `accessZones`. */
  visitorCheckIn: z.boolean(),
  accessZones: z.array(z.string().trim().min(1).max(40)).max(20),
  /** Where else to go. */
  elsewhere: SiteId.nullable(),
  /** No tickets in the last minutes before closing. Absent: until the end. */
  lastTicketMinutes: z.int().min(0).max(240).optional(),
  /**
   * Those who still wait when it closes: served, or told and offered `elsewhere` or an appointment. Absent: served.
   */
  whenClosing: z.enum(['serve', 'tell']).optional(),
});
export type SiteRegime = z.infer<typeof SiteRegime>;

/** A site as the console edits it. */
export const SiteSettings = z.object({
  municipalityId: MunicipalityId,
  name: z.string().trim().min(1).max(120),
  kind: SiteKind,
  code: z.string().regex(/^[A-Z]{1,2}$/),
  address: z.string().trim().min(1).max(200),
  legalLanguage: LegalLanguage,
  /** The second language on paper and signs. */
  secondLocale: Locale,
  hours: OpeningHours,
  regime: SiteRegime,
});
export type SiteSettings = z.infer<typeof SiteSettings>;
export const ConsoleSite = SiteSettings.extend({
  id: SiteId,
  municipality: z.string().max(80),
  opening: OpeningState,
  override: OpeningOverride.nullable(),
  archived: z.boolean(),
});
export type ConsoleSite = z.infer<typeof ConsoleSite>;

export const MakeCounter = z.object({
  siteId: SiteId,
  label: z.int().min(1).max(99),
  roles: z.array(CounterRole).min(1).max(2),
});
export type MakeCounter = z.infer<typeof MakeCounter>;
export const MoveCounter = z.object({ siteId: SiteId, label: z.int().min(1).max(99) });
export type MoveCounter = z.infer<typeof MoveCounter>;

/** One test of one device at installation: what was measured is said, pass or fail is not a guess. */
export const InstallationTest = z.object({
  device: z.enum([
    'card_reader',
    'ticket_printer',
    'document_printer',
    'signature_pad',
    'camera',
    'microphone',
    'speaker',
    /** The citizen's own screen, by a picture that fills it; `display` is the inspector's picture. */
    'citizen_display',
    'display',
    'touch',
    'link',
    'echo',
    /** Microphone and speaker together: three seconds are recorded and played back, and ears judge. */
    'record_and_play',
  ]),
  result: z.enum(['pass', 'fail', 'skipped']),
  /** A fact: `read in 1.8 s`, `paper_out`; never a citizen's datum. */
  detail: z.string().max(120),
});
export type InstallationTest = z.infer<typeof InstallationTest>;
export const InstallationReport = z.object({
  tests: z.array(InstallationTest).max(20),
  calibration: z
    .object({
      widthMm: z.number().min(50).max(5_000),
      heightMm: z.number().min(50).max(5_000),
      eyeXMm: z.number().min(0).max(5_000),
      eyeYMm: z.number().min(0).max(5_000),
    })
    .nullable(),
});
export type InstallationReport = z.infer<typeof InstallationReport>;

/** planned: no key yet. installing: enrolled, not tested. in_service: may be called to. revoked: shut out. */
export const CounterStanding = z.enum(['planned', 'installing', 'in_service', 'revoked']);
export type CounterStanding = z.infer<typeof CounterStanding>;
export const ConsoleCounter = z.object({
  id: CounterId,
  siteId: SiteId,
  label: z.int().positive(),
  roles: z.array(CounterRole).min(1),
  standing: CounterStanding,
  enrolledAt: Instant.nullable(),
  inServiceAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
  installation: InstallationReport.extend({ at: Instant }).nullable(),
  /** When a code was made that nobody used yet and that is still valid. */
  codeExpiresAt: Instant.nullable(),
});
export type ConsoleCounter = z.infer<typeof ConsoleCounter>;

/** Twelve letters and digits without I, L, O, U, shown once as `7K3F-9QXD-2M8P`; typed in any case, with or without dashes. */
export const EnrolmentCode = z
  .string()
  .transform((typed) => typed.toUpperCase().replaceAll(/[\s-]/g, ''))
  .pipe(z.string().regex(/^[0-9A-HJKMNP-TV-Z]{12}$/));
export type EnrolmentCode = z.infer<typeof EnrolmentCode>;
export const ENROLMENT_CODE_VALID_MS = 15 * 60_000;
export const MadeEnrolmentCode = z.object({ code: z.string().max(20), expiresAt: Instant });
export type MadeEnrolmentCode = z.infer<typeof MadeEnrolmentCode>;
/** A fresh counter, once: its own key's public half against the code. */
export const EnrolCounter = z.object({ code: EnrolmentCode, publicKey: z.base64().max(400) });
export type EnrolCounter = z.infer<typeof EnrolCounter>;
export const EnrolledCounter = z.object({
  zoneId: z.uuid(),
  zoneName: z.string().max(120),
  counterId: CounterId,
  siteName: z.string().max(120),
  label: z.int().positive(),
});
export type EnrolledCounter = z.infer<typeof EnrolledCounter>;

/** Most inspectors at work at once. */
export const SetCap = z.object({ inspectors: z.int().min(1).max(50) });
export type SetCap = z.infer<typeof SetCap>;
/** What becomes of those who wait at a site that the chief inspector closes. */
export const TellWaiting = z.object({ offer: z.enum(['elsewhere', 'appointment']) });
export type TellWaiting = z.infer<typeof TellWaiting>;
/** Keeps a waiting or called ticket for one inspector, or for nobody in particular. */
export const AssignTicket = z.object({ inspectorId: StaffId.nullable() });
export type AssignTicket = z.infer<typeof AssignTicket>;

export const EventTemplate = z.object({
  id: z.string().max(40),
  name: z.string().max(120),
  regime: SiteRegime,
  roles: z.array(CounterRole).min(1),
});
export type EventTemplate = z.infer<typeof EventTemplate>;
/** An event's site, and which enrolled counter goes there. */
export const MakeEvent = z.object({
  templateId: z.string().max(40),
  name: z.string().trim().min(1).max(120),
  code: z.string().regex(/^[A-Z]{1,2}$/),
  municipalityId: MunicipalityId,
  address: z.string().trim().min(1).max(200),
  from: Instant,
  to: Instant,
  counterId: CounterId,
});
export type MakeEvent = z.infer<typeof MakeEvent>;

export const VisitorId = id<'VisitorId'>();
export type VisitorId = z.infer<typeof VisitorId>;
export const CheckInVisitor = z.object({
  idempotencyKey: z.uuid(),
  name: z.string().trim().min(1).max(120),
  host: z.string().trim().min(1).max(120),
});
export type CheckInVisitor = z.infer<typeof CheckInVisitor>;
export const VisitorBadge = z.object({
  id: VisitorId,
  /** Counts per site and day. */
  badge: z.int().positive(),
  accessZone: z.string().max(40),
  arrivedAt: Instant,
});
export type VisitorBadge = z.infer<typeof VisitorBadge>;
export const Visitor = VisitorBadge.extend({
  siteId: SiteId,
  name: z.string().max(120),
  host: z.string().max(120),
  leftAt: Instant.nullable(),
});
export type Visitor = z.infer<typeof Visitor>;
