import { z } from 'zod';
import { SiteId, StaffId } from './ids.ts';
import { Reason } from './words.ts';

/** Consultations per site and month, with waiting and handling times in seconds. No personal data. */
export const StatisticsRow = z.object({
  siteId: SiteId,
  siteName: z.string().max(120),
  month: z.string().regex(/^\d{4}-\d{2}$/),
  tickets: z.int().nonnegative(),
  consultations: z.int().nonnegative(),
  statements: z.int().nonnegative(),
  waitingP50Seconds: z.number().nonnegative().nullable(),
  waitingP90Seconds: z.number().nonnegative().nullable(),
  handlingP50Seconds: z.number().nonnegative().nullable(),
  handlingP90Seconds: z.number().nonnegative().nullable(),
  outcomes: z.record(z.string().max(40), z.int().nonnegative()),
});
export type StatisticsRow = z.infer<typeof StatisticsRow>;
const Month = z.string().regex(/^\d{4}-\d{2}$/);
export const StatisticsRange = z.object({ from: Month, to: Month });
export type StatisticsRange = z.infer<typeof StatisticsRange>;

/** Seconds; null when nothing was measured. */
export const Distribution = z.object({
  n: z.int().nonnegative(),
  mean: z.number().nonnegative().nullable(),
  p10: z.number().nonnegative().nullable(),
  p50: z.number().nonnegative().nullable(),
  p90: z.number().nonnegative().nullable(),
  p99: z.number().nonnegative().nullable(),
  longest: z.number().nonnegative().nullable(),
});
export type Distribution = z.infer<typeof Distribution>;

/** The same figures for one part of the whole. Waiting: ticket to first call. Handling: *Ik ben er* to the end. */
export const QueueFigures = z.object({
  tickets: z.int().nonnegative(),
  consultations: z.int().nonnegative(),
  noShows: z.int().nonnegative(),
  /** Gave up, or expired, before they were called. */
  abandoned: z.int().nonnegative(),
  referred: z.int().nonnegative(),
  waiting: Distribution,
  handling: Distribution,
});
export type QueueFigures = z.infer<typeof QueueFigures>;

/**
 * Of the intervals that were announced, how many actual waits fell inside, before rounding to five minutes (`share`;
 * the promise is 0.8) and after (`shareRounded`).
 */
export const IntervalCalibration = z.object({
  announced: z.int().nonnegative(),
  share: z.number().min(0).max(1).nullable(),
  shareRounded: z.number().min(0).max(1).nullable(),
  shorter: z.int().nonnegative(),
  longer: z.int().nonnegative(),
});
export type IntervalCalibration = z.infer<typeof IntervalCalibration>;

/** Every figure equals a recount of the event log. */
export const QueueReport = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  whole: QueueFigures,
  sites: z.array(
    QueueFigures.extend({ siteId: SiteId, siteName: z.string().max(120), municipality: z.string().max(80) }),
  ),
  /** 0 to 23, the zone's wall clock, by when the ticket was taken. */
  hours: z.array(QueueFigures.extend({ hour: z.int().min(0).max(23) })).max(24),
  reasons: z.array(QueueFigures.extend({ reason: Reason })),
  outcomes: z.record(z.string().max(40), z.int().nonnegative()),
  calibration: IntervalCalibration,
  /** Hours at work and hours in consultation, all inspectors together; no person is named. */
  occupancy: z.object({
    hoursAtWork: z.number().nonnegative(),
    hoursInConsultation: z.number().nonnegative(),
  }),
});
export type QueueReport = z.infer<typeof QueueReport>;
export const QueueReportRange = z.object({ from: z.iso.date(), to: z.iso.date() });
export type QueueReportRange = z.infer<typeof QueueReportRange>;

/** What the annual report prints: consultations in the virtual counter, per site, in one year. */
export const AnnualSentence = z.object({
  year: z.int().min(2000).max(2999),
  consultations: z.int().nonnegative(),
  sites: z.array(z.object({ siteName: z.string().max(120), consultations: z.int().nonnegative() })),
  /** Ready to print, in the zone's language. */
  sentence: z.string().max(2_000),
});
export type AnnualSentence = z.infer<typeof AnnualSentence>;

/** The board's row of figures. */
export const TodayFigures = z.object({
  /** Consultations that ended today. */
  helped: z.int().nonnegative(),
  noShows: z.int().nonnegative(),
  abandoned: z.int().nonnegative(),
  medianWaitSeconds: z.number().nonnegative().nullable(),
  inspectors: z.array(z.object({ staffId: StaffId, helped: z.int().nonnegative() })),
});
export type TodayFigures = z.infer<typeof TodayFigures>;
