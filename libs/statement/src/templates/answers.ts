import type { LegalLanguage } from '@loket/contract';

/** An answer as the language writes it; what hasn't the stored form of its type is returned as it was typed. */
export function asWritten(type: string, answer: string, language: LegalLanguage): string {
  if (type === 'date') return writtenDate(answer, language);
  if (type === 'time') return writtenTime(answer, language);
  if (type === 'amount') return writtenAmount(answer, language);
  return answer.replace(/\s+/gu, ' ');
}

/** `2026-11-21` → `21 november 2026`. */
export function writtenDate(answer: string, language: LegalLanguage): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(answer);
  if (parts === null) return answer;
  const [year = 0, month = 0, day = 0] = parts.slice(1).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  // 31 June is not 1 July: what isn't a day stays as it was typed.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return answer;
  const written = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(date);
  return language === 'fr' ? written.replace(/^1 /, '1er ') : written;
}

/** `14:30` → `14.30 uur`, `14 h 30`, `14.30 Uhr`. */
export function writtenTime(answer: string, language: LegalLanguage): string {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(answer);
  if (parts === null) return answer;
  const [, hours, minutes] = parts;
  if (language === 'fr') return `${hours} h ${minutes}`;
  return `${hours}.${minutes} ${language === 'nl' ? 'uur' : 'Uhr'}`;
}

/** `1249.5` → `1.249,50 euro`: the word, as the euro sign stands elsewhere in each language. */
export function writtenAmount(answer: string, language: LegalLanguage): string {
  const amount = /^\d{1,12}([.,]\d{1,2})?$/.test(answer) ? Number(answer.replace(',', '.')) : Number.NaN;
  if (Number.isNaN(amount)) return answer;
  const digits = new Intl.NumberFormat(`${language}-BE`, {
    minimumFractionDigits: Number.isInteger(amount) ? 0 : 2,
    maximumFractionDigits: 2,
  }).format(amount);
  return `${digits} ${language === 'fr' ? 'euros' : language === 'de' ? 'Euro' : 'euro'}`;
}
