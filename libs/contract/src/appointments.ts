import { z } from 'zod';
import { Instant, id, SiteId, StaffId } from './ids.ts';
import { EmailAddress, PhoneNumber } from './mail.ts';
import { Locale } from './words.ts';

/** Who or what can be booked: a person, or a service of the zone. */
export const AgendaId = id<'AgendaId'>();
export type AgendaId = z.infer<typeof AgendaId>;
export const SlotId = id<'SlotId'>();
export type SlotId = z.infer<typeof SlotId>;
export const AppointmentId = id<'AppointmentId'>();
export type AppointmentId = z.infer<typeof AppointmentId>;

/**
 * What stands behind `/portal/a/`, `/portal/m/` and `/portal/i/`: the zone's code, because it must be known to look,
 * and 128 bits that nobody can guess. It travels in bodies only, so that no log and no history of a proxy has it.
 */
export const PersonalSecret = z.string().regex(/^[a-z0-9-]{1,40}-[A-Za-z0-9_-]{22}$/);
export type PersonalSecret = z.infer<typeof PersonalSecret>;

/** Short enough to type at a ticket kiosk: letters and digits that nobody confuses. */
export const AppointmentCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[ABCDEFGHJKMNPQRSTUVWXYZ23456789]{6}$/);
export type AppointmentCode = z.infer<typeof AppointmentCode>;

/** `person`: a neighbourhood inspector or a case handler; the others are services with a capacity. */
export const AgendaKind = z.enum(['person', 'weapons', 'bailiffs', 'virtual_counter']);
export type AgendaKind = z.infer<typeof AgendaKind>;

export const PlaceKind = z.enum(['office', 'home', 'virtual_counter']);
export type PlaceKind = z.infer<typeof PlaceKind>;

/** `invited`: shown only to who was invited into a case. */
export const SlotAudience = z.enum(['public', 'invited']);
export type SlotAudience = z.infer<typeof SlotAudience>;

/** A moment that somebody can still take. */
export const OfferedSlot = z.object({
  id: SlotId,
  startsAt: Instant,
  endsAt: Instant,
  placeKind: PlaceKind,
  /** Name of the site or the address that the inspector typed; empty for a home visit. */
  place: z.string().max(200),
});
export type OfferedSlot = z.infer<typeof OfferedSlot>;

/** Who books. At least one way to reach them; the address is asked for a home visit only. */
export const Booker = z.object({
  name: z.string().trim().min(2).max(120),
  email: EmailAddress.nullable(),
  phone: PhoneNumber.nullable(),
  address: z.string().trim().min(5).max(200).nullable(),
  /** In few words. */
  subject: z.string().trim().min(2).max(200),
});
export type Booker = z.infer<typeof Booker>;

const reachable = { message: 'an e-mail address or a telephone number', path: ['phone'] };
export const isReachable = (person: { email: string | null; phone: string | null }): boolean =>
  person.email !== null || person.phone !== null;

export const BookAppointment = Booker.extend({
  zone: z.string().max(40),
  slotId: SlotId,
  locale: Locale,
  /** Made once per booking: a repeated request returns the same appointment. */
  requestId: z.uuid(),
  invitation: PersonalSecret.nullable(),
}).refine(isReachable, reachable);
export type BookAppointment = z.infer<typeof BookAppointment>;

export const AppointmentState = z.enum(['booked', 'cancelled']);
export type AppointmentState = z.infer<typeof AppointmentState>;

/** An appointment as its holder sees it. */
export const HeldAppointment = z.object({
  secret: PersonalSecret,
  state: AppointmentState,
  /** Grows with every change; a change names the one it was made from, so that nobody changes blindly. */
  sequence: z.int().nonnegative(),
  agendaId: AgendaId,
  withWhom: z.string().max(160),
  kind: AgendaKind,
  slot: OfferedSlot,
  locale: Locale,
  /** For the ticket kiosk, when the appointment is at a virtual counter. */
  code: AppointmentCode.nullable(),
  mailed: z.boolean(),
  name: z.string().max(120),
  subject: z.string().max(200),
  address: z.string().max(200).nullable(),
  /** text/calendar, to keep. */
  calendarFile: z.string().max(8_000),
  /** False once it began or was cancelled. */
  changeable: z.boolean(),
});
export type HeldAppointment = z.infer<typeof HeldAppointment>;

export const MoveAppointment = z.object({
  secret: PersonalSecret,
  sequence: z.int().nonnegative(),
  slotId: SlotId,
});
export type MoveAppointment = z.infer<typeof MoveAppointment>;
export const CancelAppointment = z.object({ secret: PersonalSecret, sequence: z.int().nonnegative() });
export type CancelAppointment = z.infer<typeof CancelAppointment>;

/** What an invited person sees before picking. */
export const InvitationView = z.object({
  zone: z.string().max(40),
  agendaId: AgendaId,
  withWhom: z.string().max(160),
  name: z.string().max(120),
  subject: z.string().max(200),
  email: EmailAddress.nullable(),
  phone: PhoneNumber.nullable(),
  slots: z.array(OfferedSlot).max(500),
  /** The appointment that this invitation already became. */
  appointment: PersonalSecret.nullable(),
});
export type InvitationView = z.infer<typeof InvitationView>;

// ── staff ──

export const Agenda = z.object({
  id: AgendaId,
  kind: AgendaKind,
  name: z.string().max(160),
  staffId: StaffId.nullable(),
  /** May this person open and close slots in it? */
  mine: z.boolean(),
});
export type Agenda = z.infer<typeof Agenda>;

/** Opens an agenda: one's own (`person`), or a service of the zone (by a chief inspector). */
export const MakeAgenda = z.object({
  kind: AgendaKind,
  /** Of a service; a person's agenda bears their name. */
  name: z.string().trim().max(160).default(''),
  siteId: SiteId.nullable(),
  /** Where the police are told of appointments: an address of the office. */
  email: EmailAddress.nullable(),
});
export type MakeAgenda = z.infer<typeof MakeAgenda>;

/** A slot as staff see it: how full it is, nobody's name. */
export const DeskSlot = OfferedSlot.extend({
  agendaId: AgendaId,
  capacity: z.int().positive().max(50),
  booked: z.int().nonnegative(),
  audience: SlotAudience,
  /** The imported calendar says that the person is absent then: not offered any more. */
  collides: z.boolean(),
});
export type DeskSlot = z.infer<typeof DeskSlot>;

const localDate = z.iso.date();
const localTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** A series of slots, in the zone's own wall clock. */
export const OpenSlots = z.object({
  agendaId: AgendaId,
  date: localDate,
  from: localTime,
  lengthMinutes: z.int().min(5).max(240),
  count: z.int().min(1).max(24),
  /** Minutes between two slots: the way from one home to the next. */
  pauseMinutes: z.int().min(0).max(120).default(0),
  /** The same again in the following weeks. */
  weeks: z.int().min(1).max(26).default(1),
  placeKind: PlaceKind,
  siteId: SiteId.nullable(),
  place: z.string().trim().max(160).default(''),
  capacity: z.int().min(1).max(50).default(1),
  audience: SlotAudience.default('public'),
});
export type OpenSlots = z.infer<typeof OpenSlots>;

export const OpenedSlots = z.object({
  opened: z.int().nonnegative(),
  /** Overlap with a slot that was there, or lie in the past. */
  skipped: z.int().nonnegative(),
});
export type OpenedSlots = z.infer<typeof OpenedSlots>;

export const DeskAppointment = z.object({
  id: AppointmentId,
  agendaId: AgendaId,
  agenda: z.string().max(160),
  slot: OfferedSlot,
  state: AppointmentState,
  madeBy: z.enum(['citizen', 'staff']),
  /** The holder is absent then, as the imported calendar says. */
  collides: z.boolean(),
  arrived: z.boolean(),
});
export type DeskAppointment = z.infer<typeof DeskAppointment>;

/** Why somebody of the staff looks at personal data. */
export const WithReason = z.object({ reason: z.string().trim().min(5).max(300) });
export type WithReason = z.infer<typeof WithReason>;

export const AppointmentDetails = Booker.extend({ locale: Locale });
export type AppointmentDetails = z.infer<typeof AppointmentDetails>;

/** A call-taker books for somebody on the telephone. */
export const BookOnBehalf = Booker.extend({
  slotId: SlotId,
  locale: Locale,
  requestId: z.uuid(),
}).refine(isReachable, reachable);
export type BookOnBehalf = z.infer<typeof BookOnBehalf>;

export const BookedOnBehalf = z.object({
  id: AppointmentId,
  /** To read out: the code for the ticket kiosk, when there is one. */
  code: AppointmentCode.nullable(),
  mailed: z.boolean(),
});
export type BookedOnBehalf = z.infer<typeof BookedOnBehalf>;

/** After a cancellation by staff: whom no mail reached must be called. */
export const Cancelled = z.object({ mailed: z.int().nonnegative(), toCall: z.int().nonnegative() });
export type Cancelled = z.infer<typeof Cancelled>;

export const Invite = z
  .object({
    agendaId: AgendaId,
    locale: Locale,
    name: z.string().trim().min(2).max(120),
    email: EmailAddress.nullable(),
    phone: PhoneNumber.nullable(),
    /** What the invited person reads: neutral, for instance a file number. */
    subject: z.string().trim().min(2).max(200),
    validDays: z.int().min(1).max(60).default(21),
  })
  .refine(isReachable, reachable);
export type Invite = z.infer<typeof Invite>;

/** The link is shown once, for who has no e-mail. */
export const Invited = z.object({ url: z.string().max(300), mailed: z.boolean() });
export type Invited = z.infer<typeof Invited>;

/** One absence out of a file that the staff system exported. */
export const Absence = z.object({
  staffId: StaffId,
  name: z.string().max(120),
  startsAt: Instant,
  endsAt: Instant,
});
export type Absence = z.infer<typeof Absence>;

/** What an import of the zone's availability calendar did; it replaces the one before. */
export const ImportedAvailability = z.object({
  absences: z.int().nonnegative(),
  /** Entries of the file whose person is nobody of this zone, or whose times make no sense. */
  ignored: z.int().nonnegative(),
  /** Lines or entries that were ignored, with why; positions only. */
  remarks: z.array(z.string().max(120)).max(20),
  /** Booked appointments that now collide. */
  collisions: z.int().nonnegative(),
});
export type ImportedAvailability = z.infer<typeof ImportedAvailability>;

export const AVAILABILITY_FILE_MAX_BYTES = 2_000_000;
