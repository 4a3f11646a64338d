import type {
  Distribution,
  IntervalCalibration,
  QueueFigures,
  QueueReport,
  QueueReportRange,
  Reason,
  SiteId,
} from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { ABANDONED, CONCLUDED, RECOUNT } from './recount.ts';
import { type Span, spanOfDays } from './span.ts';

/** With fewer tickets a reason could point at somebody. */
const FEWEST_OF_A_REASON = 5;

/** The figures of the tickets taken on these days, recounted from the event log. Wants a snapshot: it asks more than once. */
export async function queueReport(tx: ZoneTransaction, range: QueueReportRange): Promise<QueueReport> {
  const span = await spanOfDays(tx, range);
  const parts = await figuresOf(tx, span);
  const whole = parts.find(({ part }) => part === 'whole');
  if (!whole) throw new Error('A sum over everything has one row.');
  const reasons = partsOf(parts, 'reason', ({ reason }) => reason);
  const told = toldApart(reasons);
  return {
    ...range,
    whole: whole.figures,
    sites: await withNames(
      tx,
      partsOf(parts, 'site', ({ siteId }) => siteId),
    ),
    hours: partsOf(parts, 'hour', ({ hour }) => hour)
      .map(({ of: hour, figures }) => ({ hour, ...figures }))
      .toSorted((one, other) => one.hour - other.hour),
    reasons: told.map(({ of: reason, figures }) => ({ reason, ...figures })),
    otherReasons: ticketsOf(reasons) - ticketsOf(told),
    outcomes: await outcomesOf(tx, span),
    calibration: await calibrationOf(tx, span),
    occupancy: await occupancyOf(tx, span),
  };
}

type Measured = { n: number; mean: number | null; at: number[] | null; longest: number | null };
type Row = Omit<QueueFigures, 'waiting' | 'handling'> & {
  part: 'whole' | 'site' | 'hour' | 'reason';
  siteId: SiteId | null;
  hour: number | null;
  reason: Reason | null;
  waiting: Measured;
  handling: Measured;
};
type Part = Pick<Row, 'part' | 'siteId' | 'hour' | 'reason'> & { figures: QueueFigures };

const measured = (column: 'waiting' | 'handling') => `json_build_object('n', count(${column}),
  'mean', avg(${column}), 'longest', max(${column}),
  'at', percentile_cont(ARRAY[0.1, 0.5, 0.9, 0.99]) WITHIN GROUP (ORDER BY ${column})) AS ${column}`;

async function figuresOf(tx: ZoneTransaction, { from, until }: Span): Promise<Part[]> {
  const rows = await tx.query<Row>(
    `${RECOUNT},
     fact AS (
       SELECT site_id, hour, reason, state, sat_down, waiting, NULL::float8 AS handling FROM life
       UNION ALL
       SELECT site_id, hour, reason, NULL, NULL, NULL, handling FROM sitting WHERE ${CONCLUDED})
     SELECT CASE WHEN GROUPING(site_id) = 0 THEN 'site' WHEN GROUPING(hour) = 0 THEN 'hour'
         WHEN GROUPING(reason) = 0 THEN 'reason' ELSE 'whole' END AS part,
       site_id AS "siteId", hour, reason,
       count(state)::int AS tickets,
       count(handling)::int AS consultations,
       (count(*) FILTER (WHERE state = 'completed' OR (state IN ('cancelled', 'expired') AND sat_down)))::int AS served,
       (count(*) FILTER (WHERE state = 'referred'))::int AS referred,
       (count(*) FILTER (WHERE state = 'no_show'))::int AS "noShows",
       (count(*) FILTER (WHERE ${ABANDONED}))::int AS abandoned,
       (count(*) FILTER (WHERE state IN ('waiting', 'called', 'in_consultation', 'parked')))::int AS open,
       ${measured('waiting')}, ${measured('handling')}
     FROM fact GROUP BY GROUPING SETS ((), (site_id), (hour), (reason))`,
    [from, until],
  );
  return rows.map(({ part, siteId, hour, reason, waiting, handling, ...counts }) => ({
    part,
    siteId,
    hour,
    reason,
    figures: { ...counts, waiting: distribution(waiting), handling: distribution(handling) },
  }));
}

function distribution({ n, mean, at, longest }: Measured): Distribution {
  const [p10 = null, p50 = null, p90 = null, p99 = null] = at ?? [];
  return { n, mean, p10, p50, p90, p99, longest };
}

type PartOf<Key> = { readonly of: Key; readonly figures: QueueFigures };

/** The rows of one kind with what each is of, most tickets first. */
function partsOf<Key>(
  parts: readonly Part[],
  kind: Row['part'],
  keyOf: (part: Part) => Key | null,
): PartOf<Key>[] {
  return parts
    .filter(({ part }) => part === kind)
    .flatMap((part) => {
      const of = keyOf(part);
      return of === null ? [] : [{ of, figures: part.figures }];
    })
    .toSorted((one, other) => other.figures.tickets - one.figures.tickets);
}

const ticketsOf = (parts: readonly PartOf<unknown>[]): number =>
  parts.reduce((sum, { figures }) => sum + figures.tickets, 0);

/**
 * The reasons that are frequent enough to be told. When only one is not, the least frequent of the others stays back
 * too: else the one would be what is missing in the sum.
 */
function toldApart(reasons: readonly PartOf<Reason>[]): PartOf<Reason>[] {
  const frequent = reasons.filter(({ figures }) => figures.tickets >= FEWEST_OF_A_REASON);
  return reasons.length - frequent.length === 1 ? frequent.slice(0, -1) : frequent;
}

async function withNames(
  tx: ZoneTransaction,
  parts: readonly PartOf<SiteId>[],
): Promise<QueueReport['sites']> {
  const sites = await tx.query<{ siteId: SiteId; siteName: string; municipality: string }>(
    `SELECT s.id AS "siteId", s.name AS "siteName", m.name AS municipality FROM site s
     JOIN municipality m ON m.zone_id = s.zone_id AND m.id = s.municipality_id
     WHERE s.id = ANY ($1) ORDER BY s.name`,
    [parts.map(({ of }) => of)],
  );
  return sites.flatMap((site) => {
    const part = parts.find(({ of }) => of === site.siteId);
    return part ? [{ ...site, ...part.figures }] : [];
  });
}

async function outcomesOf(tx: ZoneTransaction, { from, until }: Span): Promise<QueueReport['outcomes']> {
  const rows = await tx.query<{ outcome: string; n: number }>(
    `${RECOUNT} SELECT outcome, count(*)::int AS n FROM sitting GROUP BY outcome ORDER BY n DESC, outcome`,
    [from, until],
  );
  return Object.fromEntries(rows.map(({ outcome, n }) => [outcome, n]));
}

/** Of the tickets that got an interval and were called. */
async function calibrationOf(tx: ZoneTransaction, { from, until }: Span): Promise<IntervalCalibration> {
  const [row] = await tx.query<IntervalCalibration>(
    `SELECT count(*)::int AS announced,
       avg((waited_seconds BETWEEN low_seconds AND high_seconds)::int)::float8 AS share,
       avg((waited_seconds BETWEEN told_from_minutes * 60 AND told_to_minutes * 60)::int)::float8 AS "shareRounded",
       (count(*) FILTER (WHERE waited_seconds < low_seconds))::int AS shorter,
       (count(*) FILTER (WHERE waited_seconds > high_seconds))::int AS longer
     FROM wait_forecast f JOIN ticket t ON t.zone_id = f.zone_id AND t.id = f.ticket_id
     WHERE t.ordered_at >= $1 AND t.ordered_at < $2
       AND f.waited_seconds IS NOT NULL AND f.low_seconds IS NOT NULL`,
    [from, until],
  );
  if (!row) throw new Error('A count has one row.');
  return row;
}

/** Of these days themselves: what began before or goes on after counts for the part that is inside. */
async function occupancyOf(tx: ZoneTransaction, { from, until }: Span): Promise<QueueReport['occupancy']> {
  const inside = (began: string) =>
    `coalesce(sum(extract(epoch FROM least(ended_at, now(), $2) - greatest(${began}, $1))), 0)::float8 / 3600`;
  const touches = (began: string) =>
    `${began} < least(now(), $2) AND coalesce(ended_at, now()) > $1 AND coalesce(ended_at, now()) >= ${began}`;
  const [row] = await tx.query<QueueReport['occupancy']>(
    `SELECT (SELECT ${inside('began_at')} FROM work_span WHERE ${touches('began_at')}) AS "hoursAtWork",
       (SELECT ${inside('called_at')} FROM consultation WHERE ${touches('called_at')}) AS "hoursInConsultation"`,
    [from, until],
  );
  if (!row) throw new Error('A sum has one row.');
  return row;
}
