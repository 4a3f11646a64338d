import { z } from 'zod';
import { SiteId, StaffId } from './ids.ts';
import { Locale, Reason } from './words.ts';

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

/**
 * The same figures for one part of the whole, by when the ticket was taken. What became of a ticket is its last event's
 * state, so `served + referred + noShows + abandoned + open = tickets`. Waiting: ticket to first call. Handling: *Ik ben
 * er* to the end of that consultation.
 */
export const QueueFigures = z.object({
  tickets: z.int().nonnegative(),
  /** Calls with a citizen that ended; one that broke off or went to a colleague goes on in the next and is not counted. */
  consultations: z.int().nonnegative(),
  /** Were helped; also who was to come back and did not. */
  served: z.int().nonnegative(),
  referred: z.int().nonnegative(),
  noShows: z.int().nonnegative(),
  /** Gave up, or expired, before they sat down. */
  abandoned: z.int().nonnegative(),
  /** Still wait, are away for a while, or are in a consultation. */
  open: z.int().nonnegative(),
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
  /** Why people come is delicate: a reason with fewer than five tickets is not told apart. */
  reasons: z.array(QueueFigures.extend({ reason: Reason })),
  /** Tickets of the reasons that are not told apart. */
  otherReasons: z.int().nonnegative(),
  /** How each sitting ended, those that went on in another included. */
  outcomes: z.record(z.string().max(40), z.int().nonnegative()),
  calibration: IntervalCalibration,
  /** Hours at work, and hours from a call to its end, all inspectors together; no person is named. */
  occupancy: z.object({
    hoursAtWork: z.number().nonnegative(),
    hoursInConsultation: z.number().nonnegative(),
  }),
});
export type QueueReport = z.infer<typeof QueueReport>;
const DAY_MS = 86_400_000;
/** Days of the zone's calendar, both included; at most a leap year. */
export const QueueReportRange = z
  .object({ from: z.iso.date(), to: z.iso.date() })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'ends before it begins' })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) < 366 * DAY_MS, {
    path: ['to'],
    message: 'at most 366 days',
  });
export type QueueReportRange = z.infer<typeof QueueReportRange>;

/** What the annual report prints: consultations in the virtual counter, per site, in one year. */
export const AnnualSentence = z.object({
  year: z.int().min(2000).max(2999),
  consultations: z.int().nonnegative(),
  sites: z.array(z.object({ siteName: z.string().max(120), consultations: z.int().nonnegative() })),
  /** Ready to print, in the language of the law where most of the zone's sites are. */
  locale: Locale,
  sentence: z.string().max(2_000),
});
export type AnnualSentence = z.infer<typeof AnnualSentence>;

export const AnnualSentenceYear = z.object({ year: z.coerce.number().int().min(2000).max(2999) });
export type AnnualSentenceYear = z.infer<typeof AnnualSentenceYear>;

/** The board's row of figures, about the tickets of this service day. */
export const TodayFigures = z.object({
  /** Consultations that ended. */
  helped: z.int().nonnegative(),
  noShows: z.int().nonnegative(),
  abandoned: z.int().nonnegative(),
  medianWaitSeconds: z.number().nonnegative().nullable(),
  inspectors: z.array(z.object({ staffId: StaffId, helped: z.int().nonnegative() })),
});
export type TodayFigures = z.infer<typeof TodayFigures>;
