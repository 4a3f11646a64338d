import type { QueueReportRange } from '@loket/contract';

export const SPANS = ['today', 'week', 'month', 'year', 'free'] as const;
export type SpanName = (typeof SPANS)[number];

const DAY_MS = 86_400_000;
const LONGEST_DAYS = 366;

/** The days of a span up to and including today, `2026-11-21`; a week begins on Monday. Free has none of its own. */
export function daysOf(span: Exclude<SpanName, 'free'>, today: string): QueueReportRange {
  switch (span) {
    case 'today':
      return { from: today, to: today };
    case 'week': {
      const sinceMonday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
      return { from: daysLater(today, -sinceMonday), to: today };
    }
    case 'month':
      return { from: `${today.slice(0, 7)}-01`, to: today };
    case 'year':
      return { from: `${today.slice(0, 4)}-01-01`, to: today };
  }
}

/** A browser without a date control gives free text. */
export const isDay = (typed: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(typed) && !Number.isNaN(Date.parse(`${typed}T00:00:00Z`));

/** What is wrong with two days, if anything. */
export function wrongSpan({ from, to }: QueueReportRange): 'order' | 'length' | null {
  if (from > to) return 'order';
  return (Date.parse(to) - Date.parse(from)) / DAY_MS >= LONGEST_DAYS ? 'length' : null;
}

const daysLater = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
