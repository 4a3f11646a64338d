import {
  AnnualSentence,
  AnnualSentenceYear,
  QueueReport,
  QueueReportRange,
  REST,
  StatisticsRange,
  StatisticsRow,
  TodayFigures,
} from '@loket/contract';
import { Controller, Get, Header, Inject, Query } from '@nestjs/common';
import { z } from 'zod';
import { Access, CurrentStaff, type StaffSession } from '../access/access.ts';
import { Checked } from '../boundary/checked.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { Documented } from '../openapi/documented.ts';
import { annualSentence } from './annual-sentence.ts';
import { queueReportCsv, statisticsCsv } from './csv.ts';
import { queueReport } from './queue-report.ts';
import { statisticsOf } from './statistics.repository.ts';
import { todayFigures } from './today.ts';

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

  @Get(REST.queueReport)
  @Documented({
    summary: 'Waiting, handling and what became of the tickets of some days',
    query: QueueReportRange,
    answer: QueueReport,
    refusals: ['bad_request', 'unauthenticated', 'forbidden'],
  })
  report(
    @CurrentStaff() staff: StaffSession,
    @Query(new Checked(QueueReportRange)) range: QueueReportRange,
  ): Promise<QueueReport> {
    return this.database.zoneAsOfNow(staff.zoneId, (tx) => queueReport(tx, range));
  }

  @Get(REST.queueReportCsv)
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="loket-queue.csv"')
  @Documented({
    summary: 'The same as a file',
    query: QueueReportRange,
    answer: z.string(),
    refusals: ['bad_request', 'unauthenticated', 'forbidden'],
  })
  async reportCsv(
    @CurrentStaff() staff: StaffSession,
    @Query(new Checked(QueueReportRange)) range: QueueReportRange,
  ): Promise<string> {
    return queueReportCsv(await this.database.zoneAsOfNow(staff.zoneId, (tx) => queueReport(tx, range)));
  }

  @Get(REST.annualSentence)
  @Documented({
    summary: 'Consultations of a year, as the annual report prints them',
    query: AnnualSentenceYear,
    answer: AnnualSentence,
    refusals: ['bad_request', 'unauthenticated', 'forbidden'],
  })
  year(
    @CurrentStaff() staff: StaffSession,
    @Query(new Checked(AnnualSentenceYear)) { year }: AnnualSentenceYear,
  ): Promise<AnnualSentence> {
    return this.database.zoneAsOfNow(staff.zoneId, (tx) => annualSentence(tx, year));
  }

  @Get(REST.today)
  @Access('staff', 'chief_inspector', 'analyst', 'inspector')
  @Documented({
    summary: 'The board’s figures of this service day',
    answer: TodayFigures,
    refusals: ['unauthenticated', 'forbidden'],
  })
  today(@CurrentStaff() staff: StaffSession): Promise<TodayFigures> {
    return this.database.zoneAsOfNow(staff.zoneId, todayFigures);
  }
}
