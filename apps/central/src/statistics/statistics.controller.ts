import { REST, StatisticsRange, StatisticsRow } from '@loket/contract';
import { Controller, Get, Header, Inject, Query } from '@nestjs/common';
import { z } from 'zod';
import { Access, CurrentStaff, type StaffSession } from '../access/access.ts';
import { Checked } from '../boundary/checked.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { Documented } from '../openapi/documented.ts';
import { statisticsCsv } from './csv.ts';
import { statisticsOf } from './statistics.repository.ts';

const Answer = z.object({ rows: z.array(StatisticsRow) });
type Answer = z.infer<typeof Answer>;

/** Figures without personal data. */
@Controller()
@Access('staff', 'chief_inspector', 'analyst')
export class StatisticsController {
  constructor(@Inject(ZoneDatabase) private readonly database: ZoneDatabase) {}

  @Get(REST.statistics)
  @Documented({
    summary: 'Consultations per site and month',
    query: StatisticsRange,
    answer: Answer,
    refusals: ['bad_request', 'unauthenticated', 'forbidden'],
  })
  async table(
    @CurrentStaff() staff: StaffSession,
    @Query(new Checked(StatisticsRange)) range: StatisticsRange,
  ): Promise<Answer> {
    return { rows: await this.database.inZone(staff.zoneId, (tx) => statisticsOf(tx, range)) };
  }

  @Get(REST.statisticsCsv)
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="loket-statistics.csv"')
  @Documented({
    summary: 'The same as a file',
    query: StatisticsRange,
    answer: z.string(),
    refusals: ['bad_request', 'unauthenticated', 'forbidden'],
  })
  async csv(
    @CurrentStaff() staff: StaffSession,
    @Query(new Checked(StatisticsRange)) range: StatisticsRange,
  ): Promise<string> {
    return statisticsCsv(await this.database.inZone(staff.zoneId, (tx) => statisticsOf(tx, range)));
  }
}
