import {
  Agenda,
  AgendaId,
  AppointmentDetails,
  AppointmentId,
  BookedOnBehalf,
  BookOnBehalf,
  Cancelled,
  DeskAppointment,
  DeskSlot,
  Invite,
  Invited,
  MakeAgenda,
  OpenedSlots,
  OpenSlots,
  PORTAL_DESK,
  SlotId,
  WithReason,
} from '@loket/contract';
import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Access, CurrentStaff, type StaffSession } from '../access/access.ts';
import { Checked } from '../boundary/checked.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { Documented } from '../openapi/documented.ts';
import { agendasOf } from './agendas.repository.ts';
import { Agendas } from './agendas.ts';
import { Booking } from './booking.ts';
import { deskAppointments } from './desk-appointments.repository.ts';
import { Invitations } from './invitations.ts';

const Nothing = z.object({}).strict();
type Nothing = z.infer<typeof Nothing>;

/** My slots, my appointments, and the call-taker's bookings. */
@Controller()
@Access('staff', 'inspector', 'chief_inspector', 'neighbourhood_inspector', 'call_taker')
export class DeskAppointmentsController {
  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(Agendas) private readonly agendas: Agendas,
    @Inject(Booking) private readonly booking: Booking,
    @Inject(Invitations) private readonly invitations: Invitations,
  ) {}

  @Get(PORTAL_DESK.agendas)
  @Documented({ summary: 'Who and what can be booked', answer: z.array(Agenda), refusals: ['forbidden'] })
  list(@CurrentStaff() staff: StaffSession): Promise<Agenda[]> {
    return this.database.inZone(staff.zoneId, (tx) => agendasOf(tx, staff));
  }

  @Post(PORTAL_DESK.agendas)
  @HttpCode(200)
  @Access('staff', 'inspector', 'chief_inspector', 'neighbourhood_inspector')
  @Documented({
    summary: 'Open my own agenda, or a service',
    body: MakeAgenda,
    answer: Agenda,
    refusals: ['bad_request', 'forbidden', 'conflict'],
  })
  make(
    @CurrentStaff() staff: StaffSession,
    @Body(new Checked(MakeAgenda)) agenda: MakeAgenda,
  ): Promise<Agenda> {
    return this.agendas.make(staff, agenda);
  }

  @Get(PORTAL_DESK.slots(':id'))
  @Documented({
    summary: 'Open slots from now on, without anybody’s name',
    answer: z.array(DeskSlot),
    refusals: ['bad_request', 'forbidden'],
  })
  slots(
    @CurrentStaff() staff: StaffSession,
    @Param('id', new Checked(AgendaId)) id: AgendaId,
  ): Promise<DeskSlot[]> {
    return this.agendas.slots(staff, id);
  }

  @Post(PORTAL_DESK.openSlots)
  @HttpCode(200)
  @Access('staff', 'inspector', 'chief_inspector', 'neighbourhood_inspector')
  @Documented({
    summary: 'Open a series of slots, in the zone’s wall clock',
    body: OpenSlots,
    answer: OpenedSlots,
    refusals: ['bad_request', 'forbidden', 'not_found'],
  })
  open(
    @CurrentStaff() staff: StaffSession,
    @Body(new Checked(OpenSlots)) series: OpenSlots,
  ): Promise<OpenedSlots> {
    return this.agendas.open(staff, series);
  }

  @Post(PORTAL_DESK.closeSlot(':id'))
  @HttpCode(200)
  @Access('staff', 'inspector', 'chief_inspector', 'neighbourhood_inspector')
  @Documented({
    summary: 'Close a slot; who had booked it is told',
    body: Nothing,
    answer: Cancelled,
    refusals: ['forbidden', 'not_found'],
  })
  close(
    @CurrentStaff() staff: StaffSession,
    @Param('id', new Checked(SlotId)) id: SlotId,
    @Body(new Checked(Nothing)) _: Nothing,
  ): Promise<Cancelled> {
    return this.agendas.close(staff, id);
  }

  @Get(PORTAL_DESK.appointments)
  @Documented({
    summary: 'Coming appointments, without anybody’s name',
    answer: z.array(DeskAppointment),
    refusals: ['forbidden'],
  })
  appointments(@CurrentStaff() staff: StaffSession): Promise<DeskAppointment[]> {
    return this.database.inZone(staff.zoneId, (tx) => deskAppointments(tx, staff));
  }

  @Post(PORTAL_DESK.appointments)
  @HttpCode(200)
  @Documented({
    summary: 'Book for somebody on the telephone',
    body: BookOnBehalf,
    answer: BookedOnBehalf,
    refusals: ['bad_request', 'forbidden', 'slot_taken', 'no_email'],
  })
  bookOnBehalf(
    @CurrentStaff() staff: StaffSession,
    @Body(new Checked(BookOnBehalf)) request: BookOnBehalf,
  ): Promise<BookedOnBehalf> {
    return this.booking.bookOnBehalf(staff, request);
  }

  @Post(PORTAL_DESK.readAppointment(':id'))
  @HttpCode(200)
  @Documented({
    summary: 'Who comes and why; recorded with the reason',
    body: WithReason,
    answer: AppointmentDetails,
    refusals: ['bad_request', 'forbidden', 'not_found'],
  })
  read(
    @CurrentStaff() staff: StaffSession,
    @Param('id', new Checked(AppointmentId)) id: AppointmentId,
    @Body(new Checked(WithReason)) { reason }: WithReason,
  ): Promise<AppointmentDetails> {
    return this.agendas.read(staff, id, reason);
  }

  @Post(PORTAL_DESK.cancelAppointment(':id'))
  @HttpCode(200)
  @Documented({
    summary: 'Call an appointment off; its holder is told',
    body: Nothing,
    answer: Cancelled,
    refusals: ['forbidden', 'not_found'],
  })
  cancel(
    @CurrentStaff() staff: StaffSession,
    @Param('id', new Checked(AppointmentId)) id: AppointmentId,
    @Body(new Checked(Nothing)) _: Nothing,
  ): Promise<Cancelled> {
    return this.agendas.cancel(staff, id);
  }

  @Post(PORTAL_DESK.invitations)
  @HttpCode(200)
  @Access('staff', 'inspector', 'chief_inspector', 'neighbourhood_inspector')
  @Documented({
    summary: 'Invite somebody into a case to pick a moment of mine',
    body: Invite,
    answer: Invited,
    refusals: ['bad_request', 'forbidden', 'not_found'],
  })
  invite(@CurrentStaff() staff: StaffSession, @Body(new Checked(Invite)) invite: Invite): Promise<Invited> {
    return this.invitations.invite(staff, invite);
  }
}
