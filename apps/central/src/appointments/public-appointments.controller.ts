import {
  AskSlots,
  BookAppointment,
  BySecret,
  CancelAppointment,
  FindInspector,
  FoundInspector,
  HeldAppointment,
  InvitationView,
  MoveAppointment,
  OfferedSlot,
  PORTAL,
} from '@loket/contract';
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { z } from 'zod';
import { Access } from '../access/access.ts';
import { Checked } from '../boundary/checked.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { Documented } from '../openapi/documented.ts';
import { PortalZones } from '../portal/portal-zones.ts';
import { neighbourhoodsOf } from './agendas.repository.ts';
import { Booking } from './booking.ts';
import { findInspectors } from './find-inspector.ts';
import { Invitations } from './invitations.ts';
import { offeredSlots } from './slots.repository.ts';

/** Booking by anybody. Everything is a POST with its secret in the body: no link that is merely opened does a thing. */
@Controller()
@Access('public')
export class PublicAppointmentsController {
  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(PortalZones) private readonly zones: PortalZones,
    @Inject(Booking) private readonly booking: Booking,
    @Inject(Invitations) private readonly invitations: Invitations,
  ) {}

  @Post(PORTAL.findInspector)
  @HttpCode(200)
  @Documented({
    summary: 'The neighbourhood inspectors of an address or with a name',
    body: FindInspector,
    answer: z.array(FoundInspector),
    refusals: ['bad_request', 'not_found'],
  })
  async find(@Body(new Checked(FindInspector)) asked: FindInspector): Promise<FoundInspector[]> {
    const zone = await this.zones.named(asked.zone);
    return findInspectors(asked, await this.database.inZone(zone.id, neighbourhoodsOf));
  }

  @Post(PORTAL.slots)
  @HttpCode(200)
  @Documented({
    summary: 'The moments that can still be taken',
    body: AskSlots,
    answer: z.array(OfferedSlot),
    refusals: ['bad_request', 'not_found'],
  })
  async slots(@Body(new Checked(AskSlots)) { zone, agendaId }: AskSlots): Promise<OfferedSlot[]> {
    const { id } = await this.zones.named(zone);
    return this.database.inZone(id, (tx) => offeredSlots(tx, agendaId, false));
  }

  @Post(PORTAL.book)
  @HttpCode(200)
  @Documented({
    summary: 'Book; a repeated request id gives the same appointment',
    body: BookAppointment,
    answer: HeldAppointment,
    refusals: ['bad_request', 'not_found', 'slot_taken', 'no_email', 'too_many_requests'],
  })
  book(@Body(new Checked(BookAppointment)) request: BookAppointment): Promise<HeldAppointment> {
    return this.booking.book(request);
  }

  @Post(PORTAL.appointment)
  @HttpCode(200)
  @Documented({
    summary: 'An appointment by its personal link',
    body: BySecret,
    answer: HeldAppointment,
    refusals: ['bad_request', 'not_found'],
  })
  appointment(@Body(new Checked(BySecret)) { secret }: BySecret): Promise<HeldAppointment> {
    return this.booking.find(secret);
  }

  @Post(PORTAL.move)
  @HttpCode(200)
  @Documented({
    summary: 'Move an appointment to another moment of the same agenda',
    body: MoveAppointment,
    answer: HeldAppointment,
    refusals: ['bad_request', 'not_found', 'slot_taken', 'conflict', 'out_of_state'],
  })
  move(@Body(new Checked(MoveAppointment)) request: MoveAppointment): Promise<HeldAppointment> {
    return this.booking.move(request);
  }

  @Post(PORTAL.cancel)
  @HttpCode(200)
  @Documented({
    summary: 'Cancel an appointment',
    body: CancelAppointment,
    answer: HeldAppointment,
    refusals: ['bad_request', 'not_found', 'conflict', 'out_of_state'],
  })
  cancel(@Body(new Checked(CancelAppointment)) request: CancelAppointment): Promise<HeldAppointment> {
    return this.booking.cancel(request);
  }

  @Post(PORTAL.invitation)
  @HttpCode(200)
  @Documented({
    summary: 'An invitation into a case, with the moments to pick from',
    body: BySecret,
    answer: InvitationView,
    refusals: ['bad_request', 'not_found'],
  })
  invitation(@Body(new Checked(BySecret)) { secret }: BySecret): Promise<InvitationView> {
    return this.invitations.view(secret);
  }
}
