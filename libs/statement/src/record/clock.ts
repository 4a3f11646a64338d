import type { LegalLanguage } from '@loket/contract';
import { writtenDate, writtenTime } from '../templates/answers.ts';

/** Records say the time of the wall clock in Belgium, wherever the server stands. */
const TIME_ZONE = 'Europe/Brussels';

/** An instant as the record writes it: `21 november 2026` and `14.32 uur`. */
export function localDateAndTime(
  at: string,
  language: LegalLanguage,
): { readonly date: string; readonly time: string } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: TIME_ZONE,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(at));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  return {
    date: writtenDate(`${part('year')}-${part('month')}-${part('day')}`, language),
    time: writtenTime(`${part('hour')}:${part('minute')}`, language),
  };
}
