import { RoutingPolicy } from '@loket/contract';
import { boundOf } from '@loket/queue';

/** The numbers of the policy, each a field of the form. */
export const POLICY_NUMBERS = [
  'returning',
  'raised',
  'appointment',
  'siteTurnMinutes',
  'languageFirstMinutes',
  'skillFirstMinutes',
  'offerSeconds',
  'recalls',
  'parkMinutes',
] as const;
export type PolicyNumber = (typeof POLICY_NUMBERS)[number];

/** What stands in the form: as typed, right or wrong. */
export type PolicyDraft = { readonly mode: RoutingPolicy['mode'] } & Readonly<Record<PolicyNumber, string>>;

export function draftOf(policy: RoutingPolicy): PolicyDraft {
  const { returning, raised, appointment } = policy.headStartMinutes;
  return {
    mode: policy.mode,
    returning: String(returning),
    raised: String(raised),
    appointment: String(appointment),
    siteTurnMinutes: String(policy.siteTurnMinutes),
    languageFirstMinutes: String(policy.languageFirstMinutes),
    skillFirstMinutes: String(policy.skillFirstMinutes),
    offerSeconds: String(policy.offerSeconds),
    recalls: String(policy.recalls),
    parkMinutes: String(policy.parkMinutes),
  };
}

/** From where to where a number may go, as the contract has it. */
export function rangeOf(field: PolicyNumber): { least: number; most: number } {
  const { headStartMinutes, ...rest } = RoutingPolicy.shape;
  const shape =
    field === 'returning' || field === 'raised' || field === 'appointment'
      ? headStartMinutes.shape[field]
      : rest[field];
  return { least: shape.minValue ?? 0, most: shape.maxValue ?? 0 };
}

/** A whole number within its range, or null. */
function numberOf(field: PolicyNumber, typed: string): number | null {
  if (!/^\d{1,4}$/.test(typed.trim())) return null;
  const value = Number(typed);
  const { least, most } = rangeOf(field);
  return value >= least && value <= most ? value : null;
}

export type ReadDraft =
  | { readonly ok: true; readonly policy: RoutingPolicy }
  /** The fields in which no number stands that may stand there. */
  | { readonly ok: false; readonly wrong: ReadonlySet<PolicyNumber> };

export function readDraft(draft: PolicyDraft): ReadDraft {
  const wrong = new Set(POLICY_NUMBERS.filter((field) => numberOf(field, draft[field]) === null));
  if (wrong.size > 0) return { ok: false, wrong };
  const value = (field: PolicyNumber) => numberOf(field, draft[field]) ?? 0;
  return {
    ok: true,
    policy: {
      mode: draft.mode,
      headStartMinutes: {
        returning: value('returning'),
        raised: value('raised'),
        appointment: value('appointment'),
      },
      siteTurnMinutes: value('siteTurnMinutes'),
      languageFirstMinutes: value('languageFirstMinutes'),
      skillFirstMinutes: value('skillFirstMinutes'),
      offerSeconds: value('offerSeconds'),
      recalls: value('recalls'),
      parkMinutes: value('parkMinutes'),
    },
  };
}

/** The fields in which a draft differs from a policy. */
export function differences(draft: PolicyDraft, policy: RoutingPolicy): ReadonlySet<keyof PolicyDraft> {
  const other = draftOf(policy);
  const fields: readonly (keyof PolicyDraft)[] = ['mode', ...POLICY_NUMBERS];
  return new Set(fields.filter((field) => draft[field].trim() !== other[field]));
}

/** What a policy promises to somebody with an ordinary ticket; the same function states it to the proofs. */
export const promiseOf = (policy: RoutingPolicy) => boundOf(policy, 'normal');
