import {
  type PolicyPreview,
  type Result,
  type RoutingPolicy,
  type SetRoutingPolicy,
  unreachable,
  type VersionedPolicy,
} from '@loket/contract';
import type { DeskFailure } from '../session/api.ts';
import { draftOf, type PolicyDraft } from './policy-form.ts';

/** What central answers about the rules. */
export type PolicyApi = {
  policy(): Promise<Result<VersionedPolicy, DeskFailure>>;
  previewPolicy(policy: RoutingPolicy): Promise<Result<PolicyPreview, DeskFailure>>;
  savePolicy(policy: SetRoutingPolicy): Promise<Result<VersionedPolicy, DeskFailure>>;
};

/**
 * One editing of the rules. Nothing is saved that was not looked at: `preview` belongs to the draft as it stands, and
 * every letter typed takes it away.
 */
export type PolicyEditing = {
  /** The version that is in force as far as this page knows; what is saved comes after it. */
  readonly inForce: VersionedPolicy;
  readonly draft: PolicyDraft;
  readonly note: string;
  readonly preview: PolicyPreview | null;
  readonly running: 'preview' | 'save' | null;
  /** Somebody saved meanwhile: `inForce` is theirs, `draft` is still what was typed here. */
  readonly overtaken: boolean;
  readonly saved: boolean;
  readonly failure: DeskFailure | null;
};

export type PolicyEvent =
  | { readonly kind: 'typed'; readonly change: Partial<PolicyDraft> }
  | { readonly kind: 'noted'; readonly note: string }
  | { readonly kind: 'asked'; readonly what: 'preview' | 'save' }
  | { readonly kind: 'previewed'; readonly of: PolicyDraft; readonly preview: PolicyPreview }
  | { readonly kind: 'saved'; readonly policy: VersionedPolicy }
  /** Refused because of this newer version. */
  | { readonly kind: 'overtaken'; readonly by: VersionedPolicy }
  | { readonly kind: 'take_newer' }
  | { readonly kind: 'failed'; readonly failure: DeskFailure };

export const beginEditing = (inForce: VersionedPolicy): PolicyEditing => ({
  inForce,
  draft: draftOf(inForce.policy),
  note: '',
  preview: null,
  running: null,
  overtaken: false,
  saved: false,
  failure: null,
});

/** The next state of an editing; pure. */
export function editPolicy(state: PolicyEditing, event: PolicyEvent): PolicyEditing {
  switch (event.kind) {
    case 'typed':
      return { ...state, draft: { ...state.draft, ...event.change }, preview: null, saved: false };
    case 'noted':
      return { ...state, note: event.note };
    case 'asked':
      return { ...state, running: event.what, failure: null };
    case 'previewed':
      // An answer about other numbers than those that stand here now says nothing.
      return event.of === state.draft
        ? { ...state, running: null, preview: event.preview }
        : { ...state, running: null };
    case 'saved':
      return { ...beginEditing(event.policy), saved: true };
    case 'overtaken':
      return { ...state, inForce: event.by, overtaken: true, preview: null, running: null };
    case 'take_newer':
      return beginEditing(state.inForce);
    case 'failed':
      return { ...state, running: null, failure: event.failure };
    default:
      return unreachable(event);
  }
}

/** Asks what a draft would change. */
export async function previewOf(
  api: PolicyApi,
  draft: PolicyDraft,
  policy: RoutingPolicy,
): Promise<PolicyEvent> {
  const told = await api.previewPolicy(policy);
  return told.ok
    ? { kind: 'previewed', of: draft, preview: told.value }
    : { kind: 'failed', failure: told.error };
}

/** Saves after the version that was looked at; overtaken, it reads the newer one. */
export async function save(api: PolicyApi, policy: SetRoutingPolicy): Promise<PolicyEvent> {
  const told = await api.savePolicy(policy);
  if (told.ok) return { kind: 'saved', policy: told.value };
  if (told.error.code !== 'changed_meanwhile') return { kind: 'failed', failure: told.error };
  const newer = await api.policy();
  return newer.ok ? { kind: 'overtaken', by: newer.value } : { kind: 'failed', failure: newer.error };
}
