import type { CardDate } from '@loket/contract';

/** Month names as the card writes them, per language, without accents (ID and Address file contents v5.0). */
const MONTHS: readonly (readonly string[])[] = [
  ['JAN'],
  ['FEV', 'FEB'],
  ['MARS', 'MAAR', 'MAR'],
  ['AVR', 'APR'],
  ['MAI', 'MEI'],
  ['JUIN', 'JUN'],
  ['JUIL', 'JUL'],
  ['AOUT', 'AUG'],
  ['SEPT', 'SEP'],
  ['OCT', 'OKT'],
  ['NOV'],
  ['DEC', 'DEZ'],
];

const monthNumbers = new Map(
  MONTHS.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

/** `DD.MM.YYYY`, the form of both validity dates. */
export function parseValidityDate(text: string): CardDate | undefined {
  const match = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(text.trim());
  return match ? existing(Number(match[3]), Number(match[2]), Number(match[1])) : undefined;
}

/**
 * A birth date: `DD mmmm YYYY` in French and Dutch, `DD.mmm.YYYY` in German, or a month and a year, or only a year.
 * Cards in use have one-digit days, several spaces and a dot after the month. Somebody whose day or month nobody knows
 * has `00` there; the month may then be a number.
 */
export function parseBirthDate(text: string): CardDate | undefined {
  const clean = text.normalize('NFD').replaceAll(/\p{M}/gu, '').trim().toUpperCase();
  const match = /^(?:(?:(\d{1,2})[ .]+)?([A-Z]{3,4}|\d{1,2})[ .]+)?(\d{4})$/.exec(clean);
  if (!match) return undefined;
  const [, day, month, year] = match;
  const known = month === undefined ? undefined : monthNumber(month);
  if (month !== undefined && known === undefined) return undefined;
  return existing(Number(year), known || undefined, known ? Number(day ?? 0) || undefined : undefined);
}

const monthNumber = (month: string): number | undefined =>
  /^\d/.test(month) ? Number(month) : monthNumbers.get(month);

/** Only dates that the calendar knows: no 30 February. */
function existing(year: number, month?: number, day?: number): CardDate | undefined {
  if (year < 1800 || year > 2200) return undefined;
  if (month === undefined) return { year };
  if (month < 1 || month > 12) return undefined;
  if (day === undefined) return { year, month };
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return exists ? { year, month, day } : undefined;
}

/** A comparable number, `YYYYMMDD`; unknown parts count as the first. */
export const dateOrder = (date: CardDate): number =>
  date.year * 10_000 + (date.month ?? 1) * 100 + (date.day ?? 1);

const brussels = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Brussels',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
});

/** The day that an instant falls on in Belgium: validity dates are Belgian days. */
export function belgianDay(at: Date): CardDate {
  const parts = new Map(brussels.formatToParts(at).map((part) => [part.type, Number(part.value)]));
  return { year: parts.get('year') ?? 0, month: parts.get('month') ?? 1, day: parts.get('day') ?? 1 };
}
