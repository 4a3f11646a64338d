import type { StatisticsRow } from '@loket/contract';

const COLUMNS: readonly [string, (row: StatisticsRow) => string | number | null][] = [
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

/** RFC 4180, with a byte order mark so that a spreadsheet reads the names of municipalities right. */
export function statisticsCsv(rows: readonly StatisticsRow[]): string {
  const lines = [COLUMNS.map(([name]) => name), ...rows.map((row) => COLUMNS.map(([, read]) => read(row)))];
  return `\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** A text that a spreadsheet would take for a formula gets an apostrophe before it. */
function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const rounded = (seconds: number | null) => (seconds === null ? null : Math.round(seconds));
