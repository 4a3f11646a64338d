import type { Distribution, QueueFigures, QueueReport, StatisticsRow } from '@loket/contract';

type Value = string | number | null;
type Columns<Row> = readonly (readonly [name: string, read: (row: Row) => Value])[];

const COLUMNS: Columns<StatisticsRow> = [
  ['month', (row) => row.month],
  ['site', (row) => row.siteName],
  ['tickets', (row) => row.tickets],
  ['consultations', (row) => row.consultations],
  ['statements', (row) => row.statements],
  ['waiting_p50_s', (row) => rounded(row.waitingP50Seconds)],
  ['waiting_p90_s', (row) => rounded(row.waitingP90Seconds)],
  ['handling_p50_s', (row) => rounded(row.handlingP50Seconds)],
  ['handling_p90_s', (row) => rounded(row.handlingP90Seconds)],
  ...(
    ['helped', 'referred', 'returns_later', 'citizen_left', 'stopped_by_citizen', 'interrupted'] as const
  ).map((outcome): [string, (row: StatisticsRow) => number] => [
    outcome,
    (row) => row.outcomes[outcome] ?? 0,
  ]),
];

/** Per site and month. */
export const statisticsCsv = (rows: readonly StatisticsRow[]): string => csv(COLUMNS, rows);

type ReportRow = { part: string; of: string; figures: QueueFigures; report?: QueueReport };

const seconds = (name: string, read: (figures: QueueFigures) => Distribution): Columns<ReportRow> =>
  (['n', 'mean', 'p10', 'p50', 'p90', 'p99', 'longest'] as const).map((key) => [
    key === 'n' ? `${name}_n` : `${name}_${key}_s`,
    ({ figures }) => rounded(read(figures)[key]),
  ]);

const REPORT_COLUMNS: Columns<ReportRow> = [
  ['part', ({ part }) => part],
  ['of', ({ of }) => of],
  ...(
    [
      ['tickets', 'tickets'],
      ['consultations', 'consultations'],
      ['served', 'served'],
      ['referred', 'referred'],
      ['no_shows', 'noShows'],
      ['abandoned', 'abandoned'],
      ['open', 'open'],
    ] as const
  ).map(([name, key]): [string, (row: ReportRow) => number] => [name, ({ figures }) => figures[key]]),
  ...seconds('waiting', ({ waiting }) => waiting),
  ...seconds('handling', ({ handling }) => handling),
  // Of the whole only.
  ['intervals', ({ report }) => report?.calibration.announced ?? null],
  ['inside', ({ report }) => report?.calibration.share ?? null],
  ['inside_as_told', ({ report }) => report?.calibration.shareRounded ?? null],
  ['hours_at_work', ({ report }) => report?.occupancy.hoursAtWork ?? null],
  ['hours_in_consultation', ({ report }) => report?.occupancy.hoursInConsultation ?? null],
];

/** A row for the whole, then one for each site, hour and reason that is told apart. */
export function queueReportCsv(report: QueueReport): string {
  return csv(REPORT_COLUMNS, [
    { part: 'whole', of: `${report.from}/${report.to}`, figures: report.whole, report },
    ...report.sites.map((site) => ({ part: 'site', of: site.siteName, figures: site })),
    ...report.hours.map((hour) => ({ part: 'hour', of: String(hour.hour), figures: hour })),
    ...report.reasons.map((reason) => ({ part: 'reason', of: reason.reason, figures: reason })),
  ]);
}

/** RFC 4180, with a byte order mark so that a spreadsheet reads the names of municipalities right. */
function csv<Row>(columns: Columns<Row>, rows: readonly Row[]): string {
  const lines = [columns.map(([name]) => name), ...rows.map((row) => columns.map(([, read]) => read(row)))];
  return `\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** A text that a spreadsheet would take for a formula gets an apostrophe before it. */
function cell(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const rounded = (seconds: number | null) => (seconds === null ? null : Math.round(seconds));
