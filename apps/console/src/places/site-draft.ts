import type {
  ConsoleSite,
  LegalLanguage,
  Locale,
  MunicipalityId,
  SiteId,
  SiteKind,
  SiteRegime,
  SiteSettings,
} from '@loket/contract';
import { type HoursDraft, type HoursProblems, hoursDraft, hoursOf, hoursProblems } from './hours-draft.ts';

/** A site while it is typed. */
export type SiteDraft = {
  readonly name: string;
  readonly code: string;
  readonly kind: SiteKind;
  readonly municipalityId: MunicipalityId | null;
  readonly address: string;
  readonly legalLanguage: LegalLanguage;
  readonly secondLocale: Locale;
  readonly hours: HoursDraft;
  readonly regime: Omit<SiteRegime, 'accessZones' | 'elsewhere'> & {
    readonly accessZones: string;
    readonly elsewhere: SiteId | null;
  };
};

/** What is wrong with a field, each a text of `placeTexts`. */
export type SiteProblem = 'fillIn' | 'codeHint' | 'codeTaken' | 'nameTaken' | 'zonesMissing';
export type SiteProblems = Partial<
  Record<'name' | 'code' | 'municipalityId' | 'address' | 'accessZones', SiteProblem>
>;
export type DraftProblems = { readonly site: SiteProblems; readonly hours: HoursProblems };
export const NO_PROBLEMS: DraftProblems = { site: {}, hours: {} };

/** A new site of this zone: a walk-in virtual counter in a town hall, with hours still to be given. */
export const newSite: SiteDraft = {
  name: '',
  code: '',
  kind: 'town_hall',
  municipalityId: null,
  address: '',
  legalLanguage: 'nl',
  secondLocale: 'fr',
  hours: hoursDraft({ mode: 'weekly', rules: [], exceptions: [] }),
  regime: {
    access: 'walk_in',
    service: 'virtual',
    controlledEntry: false,
    visitorCheckIn: false,
    accessZones: '',
    elsewhere: null,
  },
};

export const siteDraft = ({ regime, hours, ...site }: ConsoleSite): SiteDraft => ({
  name: site.name,
  code: site.code,
  kind: site.kind,
  municipalityId: site.municipalityId,
  address: site.address,
  legalLanguage: site.legalLanguage,
  secondLocale: site.secondLocale,
  hours: hoursDraft(hours),
  regime: { ...regime, accessZones: regime.accessZones.join(', ') },
});

/** The settings to send, or what stands in the way. */
export function siteSettings(
  draft: SiteDraft,
): { ok: true; value: SiteSettings } | { ok: false; problems: DraftProblems } {
  const zones = zonesOf(draft.regime.accessZones);
  const { municipalityId } = draft;
  const site: SiteProblems = {
    ...(draft.name.trim() ? {} : { name: 'fillIn' }),
    ...(/^[A-Z]{1,2}$/.test(draft.code) ? {} : { code: 'codeHint' }),
    ...(municipalityId ? {} : { municipalityId: 'fillIn' }),
    ...(draft.address.trim() ? {} : { address: 'fillIn' }),
    ...(draft.regime.visitorCheckIn && zones.length === 0 ? { accessZones: 'zonesMissing' } : {}),
  };
  const hours = hoursProblems(draft.hours);
  if (!municipalityId || Object.keys(site).length > 0 || Object.keys(hours).length > 0)
    return { ok: false, problems: { site, hours } };
  return {
    ok: true,
    value: {
      municipalityId,
      name: draft.name.trim(),
      kind: draft.kind,
      code: draft.code,
      address: draft.address.trim(),
      legalLanguage: draft.legalLanguage,
      secondLocale: draft.secondLocale,
      hours: hoursOf(draft.hours),
      regime: { ...draft.regime, accessZones: zones },
    },
  };
}

/** What central refused, beside the field: another site has this code or name. */
export function takenProblems(fields: readonly string[]): SiteProblems {
  return {
    ...(fields.includes('code') ? { code: 'codeTaken' } : {}),
    ...(fields.includes('name') ? { name: 'nameTaken' } : {}),
  };
}

/** "Onthaal, Verhoor" as its parts. */
export const zonesOf = (typed: string): string[] =>
  typed
    .split(',')
    .map((zone) => zone.trim().slice(0, 40))
    .filter(Boolean)
    .slice(0, 20);

/** One or two letters of a name that no other site has: of "Jaarmarkt Bree" `J`, else `JB`, else any that is free. */
export function freeCode(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .normalize('NFD')
    .toUpperCase()
    .replaceAll(/[^A-Z ]/g, '');
  const words = plain.split(' ').filter(Boolean);
  const first = words[0]?.slice(0, 1) ?? '';
  if (!first) return '';
  const letters = [...plain.replaceAll(' ', '')].slice(1);
  const initials = words.slice(1).map((word) => word.slice(0, 1));
  const wishes = [
    first,
    ...[...initials, ...letters, ...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((one) => first + one),
  ];
  return wishes.find((wish) => !taken.has(wish)) ?? '';
}
