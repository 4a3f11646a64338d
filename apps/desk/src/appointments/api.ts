import {
  Absence,
  Agenda,
  AppointmentDetails,
  BookedOnBehalf,
  type BookOnBehalf,
  Cancelled,
  DeskAppointment,
  DeskSlot,
  ImportedAvailability,
  type Invite,
  Invited,
  type MakeAgenda,
  OpenedSlots,
  type OpenSlots,
  PORTAL_DESK,
  REST,
  SitesOverview,
} from '@loket/contract';
import type { Answered, RestClient } from '../session/rest-client.ts';

/** The staff's commands about appointments. */
export class AppointmentsApi {
  readonly #rest: RestClient;

  constructor(rest: RestClient) {
    this.#rest = rest;
  }

  sites = (): Answered<SitesOverview> => this.#rest.send('GET', REST.sites, SitesOverview);
  agendas = (): Answered<Agenda[]> => this.#rest.send('GET', PORTAL_DESK.agendas, Agenda.array());
  makeAgenda = (agenda: MakeAgenda): Answered<Agenda> =>
    this.#rest.send('POST', PORTAL_DESK.agendas, Agenda, agenda);
  slots = (agendaId: string): Answered<DeskSlot[]> =>
    this.#rest.send('GET', PORTAL_DESK.slots(agendaId), DeskSlot.array());
  open = (series: OpenSlots): Answered<OpenedSlots> =>
    this.#rest.send('POST', PORTAL_DESK.openSlots, OpenedSlots, series);
  close = (slotId: string): Answered<Cancelled> =>
    this.#rest.send('POST', PORTAL_DESK.closeSlot(slotId), Cancelled, {});
  appointments = (): Answered<DeskAppointment[]> =>
    this.#rest.send('GET', PORTAL_DESK.appointments, DeskAppointment.array());
  read = (id: string, reason: string): Answered<AppointmentDetails> =>
    this.#rest.send('POST', PORTAL_DESK.readAppointment(id), AppointmentDetails, { reason });
  cancel = (id: string): Answered<Cancelled> =>
    this.#rest.send('POST', PORTAL_DESK.cancelAppointment(id), Cancelled, {});
  book = (request: BookOnBehalf): Answered<BookedOnBehalf> =>
    this.#rest.send('POST', PORTAL_DESK.appointments, BookedOnBehalf, request);
  invite = (invite: Invite): Answered<Invited> =>
    this.#rest.send('POST', PORTAL_DESK.invitations, Invited, invite);
  absences = (): Answered<Absence[]> => this.#rest.send('GET', PORTAL_DESK.availability, Absence.array());
  importAbsences = (file: Blob): Answered<ImportedAvailability> =>
    this.#rest.sendFile(PORTAL_DESK.availability, ImportedAvailability, file, 'application/octet-stream');
}
