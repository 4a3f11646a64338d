import { z } from 'zod';
import { AgendaId, AgendaKind, PersonalSecret } from './appointments.ts';
import { MunicipalityId } from './ids.ts';
import { MapPoint, ReportCategory } from './reports.ts';

/** What the public pages need to know of a zone; nothing that a sign on the door would not say. */
export const PortalZone = z.object({
  code: z.string().max(40),
  name: z.string().max(120),
  /** For who would rather telephone; null when the zone named none. */
  phone: z.string().max(40).nullable(),
  phoneHours: z.string().max(80).nullable(),
  /** Working days within which every message is answered. */
  answerDays: z.int().positive().max(60),
  anonymous: z.array(ReportCategory).max(20),
  /** False: this installation sends no e-mail, so none is offered. */
  mailEnabled: z.boolean(),
  municipalities: z
    .array(z.object({ id: MunicipalityId, name: z.string().max(80), centre: MapPoint.nullable() }))
    .max(100),
  services: z.array(z.object({ agendaId: AgendaId, kind: AgendaKind, name: z.string().max(160) })).max(50),
  /** `https://…/{z}/{x}/{y}.png` and whom to thank, when the installation has a map server of its own. */
  tiles: z.object({ url: z.string().max(300), attribution: z.string().max(200) }).nullable(),
});
export type PortalZone = z.infer<typeof PortalZone>;

/** By address or by name; both forgive accents, house numbers and small slips. */
export const FindInspector = z.object({
  zone: z.string().max(40),
  street: z.string().trim().max(120),
  municipality: z.string().trim().max(80),
  name: z.string().trim().max(120),
});
export type FindInspector = z.infer<typeof FindInspector>;

export const FoundInspector = z.object({
  agendaId: AgendaId,
  name: z.string().max(120),
  neighbourhood: z.string().max(120),
  municipality: z.string().max(80),
  /** The street that was recognised, as it is written. */
  street: z.string().max(120).nullable(),
});
export type FoundInspector = z.infer<typeof FoundInspector>;

export const AskSlots = z.object({ zone: z.string().max(40), agendaId: AgendaId });
export type AskSlots = z.infer<typeof AskSlots>;

export const BySecret = z.object({ secret: PersonalSecret });
export type BySecret = z.infer<typeof BySecret>;

/**
 * The public pages ask with POST also where nothing changes: an address, a name or a secret in a query would stand
 * in histories and logs.
 */
export const PORTAL = {
  /** GET → PortalZone[]. */
  zones: '/api/portal/zones',
  /** POST FindInspector → FoundInspector[]. */
  findInspector: '/api/portal/inspectors/find',
  /** POST AskSlots → OfferedSlot[]. */
  slots: '/api/portal/slots/find',
  /** POST BookAppointment → HeldAppointment, or Failure slot_taken. */
  book: '/api/portal/appointments',
  /** POST BySecret → HeldAppointment. */
  appointment: '/api/portal/appointments/find',
  /** POST MoveAppointment → HeldAppointment, or slot_taken | conflict | out_of_state. */
  move: '/api/portal/appointments/move',
  /** POST CancelAppointment → HeldAppointment. */
  cancel: '/api/portal/appointments/cancel',
  /** POST BySecret → InvitationView. */
  invitation: '/api/portal/invitations/find',
  /** POST the bytes of a photo, ?zone=code → AcceptedPhoto, or too_large | unreadable_file. */
  photos: '/api/portal/photos',
  /** POST SendReport → ReceivedReport. */
  reports: '/api/portal/reports',
  /** POST BySecret → FollowedReport. */
  report: '/api/portal/reports/find',
  /** POST AddWords → FollowedReport. */
  addWords: '/api/portal/reports/words',

  /** The pages behind the personal links. */
  appointmentPage: (secret: string) => `/portal/a/${secret}`,
  reportPage: (secret: string) => `/portal/m/${secret}`,
  invitationPage: (secret: string) => `/portal/i/${secret}`,
} as const;

/** The staff's side of the same, with a session. */
export const PORTAL_DESK = {
  /** GET → Agenda[]. POST MakeAgenda → Agenda. */
  agendas: '/api/desk/agendas',
  /** GET → DeskSlot[] from today on. */
  slots: (agendaId: string) => `/api/desk/agendas/${agendaId}/slots`,
  /** POST OpenSlots → OpenedSlots. */
  openSlots: '/api/desk/slots',
  /** POST {} → Cancelled: closes a slot; who had booked it is told. */
  closeSlot: (slotId: string) => `/api/desk/slots/${slotId}/close`,
  /** GET → DeskAppointment[], the coming ones. POST BookOnBehalf → BookedOnBehalf. */
  appointments: '/api/desk/appointments',
  /** POST WithReason → AppointmentDetails; recorded. */
  readAppointment: (id: string) => `/api/desk/appointments/${id}/read`,
  /** POST {} → Cancelled. */
  cancelAppointment: (id: string) => `/api/desk/appointments/${id}/cancel`,
  /** POST Invite → Invited. */
  invitations: '/api/desk/invitations',
  /** GET → Absence[]. POST the file (text/calendar or text/csv) → ImportedAvailability. */
  availability: '/api/desk/availability-calendar',
  /** GET → InboxReport[]. */
  reports: '/api/desk/reports',
  /** POST WithReason → ReadReport; recorded. */
  readReport: (id: string) => `/api/desk/reports/${id}/read`,
  /** POST WithReason → image/jpeg; recorded. */
  readPhoto: (id: string, photoId: string) => `/api/desk/reports/${id}/photos/${photoId}/read`,
  /** POST AnswerReport → AnsweredReport. */
  answerReport: (id: string) => `/api/desk/reports/${id}/answer`,
} as const;
