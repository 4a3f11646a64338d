import type { Locale } from '@loket/contract';
import { plural } from './area.ts';
import { LANGUAGE_TAGS } from './times.ts';

/** Consultations of one site in the months that the sentence is about. */
export type SiteTotal = { readonly name: string; readonly consultations: number };

/**
 * One sentence for an annual report: "In 2026 werden in de virtuele loketten 1.204 gesprekken gevoerd: 812 in
 * Politiehuis Genk en 392 in Bibliotheek As."
 * @param from first month, `2026-01`; @param to last month, `2026-12`
 */
export function annualSentence(
  from: string,
  to: string,
  sites: readonly SiteTotal[],
  locale: Locale,
): string {
  const number = new Intl.NumberFormat(LANGUAGE_TAGS[locale]);
  const total = sites.reduce((sum, { consultations }) => sum + consultations, 0);
  const held = sites.filter(({ consultations }) => consultations > 0);
  const parts = held.map(({ name, consultations }) => at(number.format(consultations), name, locale));
  const list = new Intl.ListFormat(LANGUAGE_TAGS[locale], { type: 'conjunction' }).format(parts);
  const sentence = main(period(from, to, locale), total, number.format(total), locale);
  return parts.length > 0 ? `${sentence}${locale === 'fr' ? ' :' : ':'} ${list}.` : `${sentence}.`;
}

function main(when: string, total: number, counted: string, locale: Locale): string {
  switch (locale) {
    case 'nl':
      return total === 1
        ? `${when} werd in de virtuele loketten 1 gesprek gevoerd`
        : `${when} werden in de virtuele loketten ${counted} gesprekken gevoerd`;
    case 'fr':
      return `${when}, ${counted} ${plural('fr', total, 'entretien a eu lieu', 'entretiens ont eu lieu')} aux guichets virtuels`;
    case 'de':
      return `${when} ${plural('de', total, 'fand', 'fanden')} an den virtuellen Schaltern ${counted} ${plural('de', total, 'Gespräch', 'Gespräche')} statt`;
    case 'en':
      return `${when}, ${counted} ${plural('en', total, 'consultation was', 'consultations were')} held at the virtual counters`;
  }
}

function at(counted: string, site: string, locale: Locale): string {
  const words = { nl: 'in', fr: 'à', de: 'in', en: 'at' } as const satisfies Record<Locale, string>;
  return locale === 'fr' || locale === 'de' ? `${site} (${counted})` : `${counted} ${words[locale]} ${site}`;
}

/** "In 2026", "In maart 2026", "Van januari 2026 tot en met maart 2026". */
function period(from: string, to: string, locale: Locale): string {
  const year = from.slice(0, 4);
  if (from === `${year}-01` && to === `${year}-12`) return `${IN[locale].year} ${year}`;
  if (from === to) return `${IN[locale].month} ${monthName(from, locale)}`;
  const [first, last] = [monthName(from, locale), monthName(to, locale)];
  switch (locale) {
    case 'nl':
      return `Van ${first} tot en met ${last}`;
    case 'fr':
      return `De ${first} à ${last}`;
    case 'de':
      return `Von ${first} bis ${last}`;
    case 'en':
      return `From ${first} to ${last}`;
  }
}

const IN = {
  nl: { year: 'In', month: 'In' },
  fr: { year: 'En', month: 'En' },
  de: { year: 'Im Jahr', month: 'Im' },
  en: { year: 'In', month: 'In' },
} as const satisfies Record<Locale, { year: string; month: string }>;

/** "maart 2026" of `2026-03`. */
export function monthName(month: string, locale: Locale): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Intl.DateTimeFormat(LANGUAGE_TAGS[locale], {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(Date.UTC(year, number - 1, 1));
}
