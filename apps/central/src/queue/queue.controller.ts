import { DeskConsultation, DeskSnapshot, REST } from '@loket/contract';
import { Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { Access, CurrentStaff, type StaffSession } from '../access/access.ts';
import { CONFIGURATION, type Configuration } from '../config/configuration.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { readDeskSnapshot } from '../live/desk-snapshot.ts';
import { Documented } from '../openapi/documented.ts';
import { Accept } from './accept.ts';

/** The queue of the zone, and *next*. */
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
}
