import type { AnnualSentence, LegalLanguage } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { CONCLUDED, RECOUNT } from './recount.ts';
import { spanOfDays } from './span.ts';

/** The consultations of one calendar year, by when the ticket was taken, and the sentence that an annual report prints. */
export async function annualSentence(tx: ZoneTransaction, year: number): Promise<AnnualSentence> {
  const { from, until } = await spanOfDays(tx, { from: `${year}-01-01`, to: `${year}-12-31` });
  const sites = await tx.query<AnnualSentence['sites'][number]>(
    `${RECOUNT} SELECT s.name AS "siteName", count(*)::int AS consultations
     FROM sitting JOIN site s ON s.id = sitting.site_id WHERE ${CONCLUDED}
     GROUP BY s.id, s.name ORDER BY consultations DESC, s.name`,
    [from, until],
  );
  const consultations = sites.reduce((sum, site) => sum + site.consultations, 0);
  const locale = await languageOfTheReport(tx);
  return {
    year,
    consultations,
    sites,
    locale,
    sentence: sentenceFor(locale, { year, consultations, sites }),
  };
}

/** The language of the law at most of the zone's sites. */
async function languageOfTheReport(tx: ZoneTransaction): Promise<LegalLanguage> {
  const [row] = await tx.query<{ locale: LegalLanguage }>(
    'SELECT legal_language AS locale FROM site GROUP BY legal_language ORDER BY count(*) DESC, locale LIMIT 1',
  );
  return row?.locale ?? 'nl';
}

type Held = Pick<AnnualSentence, 'year' | 'consultations' | 'sites'>;

/** "In 2026 werden in het virtueel loket 6.520 consultaties gehouden: Genk 2.410, Bree 1.902." */
export function sentenceFor(locale: LegalLanguage, { year, consultations, sites }: Held): string {
  const counted = (count: number) => grouped(locale, count);
  const list = sites.map((site) => `${site.siteName} ${counted(site.consultations)}`).join(', ');
  const main = MAIN[locale](year, consultations, counted(consultations));
  if (list === '') return `${main}.`;
  return `${main}${locale === 'fr' ? '\u00a0:' : ':'} ${list}.`;
}

const MAIN: Record<LegalLanguage, (year: number, count: number, counted: string) => string> = {
  nl: (year, count, counted) =>
    count === 1
      ? `In ${year} werd in het virtueel loket 1 consultatie gehouden`
      : `In ${year} werden in het virtueel loket ${counted} consultaties gehouden`,
  fr: (year, count, counted) =>
    count < 2
      ? `En ${year}, ${counted} consultation a été tenue au guichet virtuel`
      : `En ${year}, ${counted} consultations ont été tenues au guichet virtuel`,
  de: (year, count, counted) =>
    count === 1
      ? `Im Jahr ${year} wurde am virtuellen Schalter 1 Konsultation abgehalten`
      : `Im Jahr ${year} wurden am virtuellen Schalter ${counted} Konsultationen abgehalten`,
};

/** Thousands apart as Belgium writes them: 6.520, and in French 6 520 that does not break over a line. */
function grouped(locale: LegalLanguage, count: number): string {
  const [thousands, apart] = [/\B(?=(\d{3})+$)/g, locale === 'fr' ? '\u00a0' : '.'];
  return String(count).replace(thousands, apart);
}
