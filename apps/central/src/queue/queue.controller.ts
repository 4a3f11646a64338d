import { DeskConsultation, DeskSnapshot, OfferId, REST } from '@loket/contract';
import { Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Access, CurrentStaff, type StaffSession } from '../access/access.ts';
import { Checked } from '../boundary/checked.ts';
import { CONFIGURATION, type Configuration } from '../config/configuration.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { readDeskSnapshot } from '../live/desk-snapshot.ts';
import { Documented } from '../openapi/documented.ts';
import { Accept } from './accept.ts';

const Offer = new Checked(z.object({ id: OfferId }));
type Offer = { id: OfferId };

/** The queue of the zone, and the two ways to a ticket: *next*, and yes to an offer. */
@Controller()
export class QueueController {
  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(Accept) private readonly accept: Accept,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  @Get(REST.queue)
  @Access('staff', 'inspector', 'chief_inspector')
  @Documented({
    summary: 'The zone as a desk sees it; a desk hears of changes over its socket',
    answer: DeskSnapshot,
    refusals: ['unauthenticated', 'forbidden'],
  })
  list(@CurrentStaff() staff: StaffSession): Promise<DeskSnapshot> {
    return this.database.zoneAsOfNow(staff.zoneId, (tx, version) =>
      readDeskSnapshot(tx, version, staff.staffId, this.configuration.turn),
    );
  }

  @Post(REST.next)
  @HttpCode(200)
  @Access('staff', 'inspector', 'chief_inspector')
  @Documented({
    summary: 'Accept: the next ticket, a ready free counter at its site and this inspector, or why not',
    answer: DeskConsultation,
    refusals: [
      'unauthenticated',
      'forbidden',
      'nobody_waits',
      'no_free_counter',
      'kept_for_others',
      'not_available',
      'already_in_consultation',
    ],
  })
  next(@CurrentStaff() staff: StaffSession): Promise<DeskConsultation> {
    return this.accept.next(staff);
  }

  @Post(REST.acceptOffer(':id'))
  @HttpCode(200)
  @Access('staff', 'inspector', 'chief_inspector')
  @Documented({
    summary: 'Yes to the ticket that I am asked about',
    answer: DeskConsultation,
    refusals: [
      'bad_request',
      'unauthenticated',
      'forbidden',
      'offer_over',
      'no_free_counter',
      'kept_for_others',
      'not_available',
      'already_in_consultation',
    ],
  })
  acceptOffer(@CurrentStaff() staff: StaffSession, @Param(Offer) { id }: Offer): Promise<DeskConsultation> {
    return this.accept.acceptOffer(staff, id);
  }

  @Post(REST.declineOffer(':id'))
  @HttpCode(204)
  @Access('staff', 'inspector', 'chief_inspector')
  @Documented({
    summary: 'No: I have a break, and the next inspector is asked',
    refusals: ['bad_request', 'unauthenticated', 'forbidden', 'offer_over'],
  })
  declineOffer(@CurrentStaff() staff: StaffSession, @Param(Offer) { id }: Offer): Promise<void> {
    return this.accept.declineOffer(staff, id);
  }
}
