import type { ConsoleCounter, ConsoleSite, CounterState, StaffRole } from '@loket/contract';
import type { Places } from '../session/console-api.ts';

/** A counter with what is known of it now; `now` null: central says nothing of its health. */
export type CounterRow = { readonly counter: ConsoleCounter; readonly now: CounterState | null };
export type SiteRows = { readonly site: ConsoleSite; readonly rows: readonly CounterRow[] };

/** Every site with its counters, by municipality and name; an archived site only while a counter stands there. */
export function counterRows(places: Places, states: readonly CounterState[]): SiteRows[] {
  return places.sites
    .map((site) => ({
      site,
      rows: places.counters
        .filter(({ siteId }) => siteId === site.id)
        .toSorted((one, other) => one.label - other.label)
        .map((counter) => ({ counter, now: states.find(({ id }) => id === counter.id) ?? null })),
    }))
    .filter(({ site, rows }) => rows.length > 0 || !site.archived)
    .toSorted(
      ({ site: one }, { site: other }) =>
        one.municipality.localeCompare(other.municipality, 'nl') || one.name.localeCompare(other.name, 'nl'),
    );
}

/** The lowest number that no counter of the site has. */
export function nextLabel(counters: readonly ConsoleCounter[], siteId: string | null): number {
  const taken = new Set(counters.filter((counter) => counter.siteId === siteId).map(({ label }) => label));
  let label = 1;
  while (taken.has(label)) label++;
  return label;
}

export type CounterAct = 'code' | 'move' | 'revoke' | 'service';

/** What somebody may do with a counter as it stands. Central decides again. */
export function actsOn({ standing }: ConsoleCounter, roles: readonly StaffRole[]): CounterAct[] {
  const technician = roles.includes('technician');
  const enrolled = standing === 'installing' || standing === 'in_service';
  return [
    ...(technician && !enrolled ? (['code'] as const) : []),
    ...(technician && standing !== 'revoked' ? (['move'] as const) : []),
    ...(enrolled && (technician || roles.includes('chief_inspector')) ? (['revoke'] as const) : []),
    ...(standing === 'in_service' && technician ? (['service'] as const) : []),
  ];
}

/** How far a counter is on its way into service, after a code was made. */
export type EnrolmentStep = 'waiting' | 'code_old' | 'proving' | 'not_yet' | 'in_service';

export function enrolmentStep(counter: ConsoleCounter, expiresAtMs: number, nowMs: number): EnrolmentStep {
  if (counter.standing === 'in_service') return 'in_service';
  if (counter.standing === 'installing') return counter.installation ? 'not_yet' : 'proving';
  return nowMs < expiresAtMs ? 'waiting' : 'code_old';
}

/** "4 van 6": how many devices of an installation passed. */
export const provedOf = ({ installation }: ConsoleCounter): { passed: number; all: number } => ({
  passed: installation?.tests.filter(({ result }) => result === 'pass').length ?? 0,
  all: installation?.tests.length ?? 0,
});
