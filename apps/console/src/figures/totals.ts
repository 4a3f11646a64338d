import type { SiteId, StatisticsRow } from '@loket/contract';

export type SiteTotals = {
  readonly siteId: SiteId;
  readonly name: string;
  readonly tickets: number;
  readonly consultations: number;
  readonly statements: number;
};

/** Each site over all months, most consultations first. Counts only: times of months can't be added up. */
export function siteTotals(rows: readonly StatisticsRow[]): SiteTotals[] {
  const sites = new Map<SiteId, SiteTotals>();
  for (const { siteId, siteName, tickets, consultations, statements } of rows) {
    const before = sites.get(siteId) ?? { tickets: 0, consultations: 0, statements: 0 };
    sites.set(siteId, {
      siteId,
      name: siteName,
      tickets: before.tickets + tickets,
      consultations: before.consultations + consultations,
      statements: before.statements + statements,
    });
  }
  return [...sites.values()].toSorted(
    (one, other) => other.consultations - one.consultations || one.name.localeCompare(other.name, 'nl'),
  );
}

export type Totals = {
  readonly tickets: number;
  readonly consultations: number;
  readonly statements: number;
};

export const sumOf = (sites: readonly Totals[]): Totals =>
  sites.reduce(
    (sum, { tickets, consultations, statements }) => ({
      tickets: sum.tickets + tickets,
      consultations: sum.consultations + consultations,
      statements: sum.statements + statements,
    }),
    { tickets: 0, consultations: 0, statements: 0 },
  );

/** The year so far: January to this month. */
export function yearSoFar(today: string): { from: string; to: string } {
  return { from: `${today.slice(0, 4)}-01`, to: today.slice(0, 7) };
}

/** `2026-03`; a browser without a month control gives free text. */
export const isMonth = (typed: string): boolean => /^\d{4}-(0[1-9]|1[0-2])$/.test(typed);

/** Minutes as a person says them: one decimal below ten. */
export function minutesOf(seconds: number): number {
  const minutes = seconds / 60;
  return minutes < 10 ? Math.round(minutes * 10) / 10 : Math.round(minutes);
}
