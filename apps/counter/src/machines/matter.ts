import type { CitizenIntent, CounterDossier, StatementId } from '@loket/contract';
import { DELAYS } from './delays.ts';
import { stepSigning } from './signing.ts';
import type { SigningEnvironment } from './signing-attempt.ts';
import { SIGNING_START, type SigningEffect, type SigningEvent, type SigningState } from './signing-state.ts';

/** A document that the inspector shows here; `source` is null until its bytes are here. */
export type ShownDocument = {
  documentId: string;
  sha256: string;
  mediaType: 'application/pdf' | 'image/jpeg';
  page: number;
  pageCount: number;
  source: string | null;
  retryAt: number | null;
};

/** What a consultation is about, as far as the citizen sees it: in memory only, gone with the visit. */
export type Matter = {
  dossier: CounterDossier | null;
  signing: SigningState;
  shown: ShownDocument | null;
  /** Address of the upload whose QR the citizen put away. */
  putAway: string | null;
};

export const NO_MATTER: Matter = { dossier: null, signing: SIGNING_START, shown: null, putAway: null };

export type MatterEvent =
  | Exclude<SigningEvent, { event: 'confirm_page' | 'choose_signature' | 'pen_done' | 'cancel_signing' }>
  | { event: 'intent'; intent: CitizenIntent };

export type MatterEffect =
  | SigningEffect
  | { effect: 'tell_rights'; statementId: StatementId }
  | { effect: 'tell_dispute'; statementId: StatementId; sentence: number; disputed: boolean };

export type MatterStep = { matter: Matter; effects: MatterEffect[] };

const keep = (matter: Matter, ...effects: MatterEffect[]): MatterStep => ({ matter, effects });

/** One event into what the consultation is about. Nothing here begins or ends the visit. */
export function stepMatter(matter: Matter, event: MatterEvent, env: SigningEnvironment): MatterStep {
  switch (event.event) {
    case 'intent':
      return onIntent(matter, event.intent, env);
    case 'dossier':
      return event.dossier.consultationId === env.consultationId
        ? onDossier(matter, event, env)
        : keep(matter);
    case 'fetched':
    case 'fetch_failed':
      return onFetch(matter, event, env);
    case 'tick': {
      const signing = intoSigning(matter, event, env);
      const shown = onShownTick(signing.matter, env.now);
      return keep(shown.matter, ...signing.effects, ...shown.effects);
    }
    default:
      return intoSigning(matter, event, env);
  }
}

function intoSigning(matter: Matter, event: SigningEvent, env: SigningEnvironment): MatterStep {
  const { state: signing, effects } = stepSigning(matter.signing, event, env);
  return keep(signing === matter.signing ? matter : { ...matter, signing }, ...effects);
}

function onIntent(matter: Matter, intent: CitizenIntent, env: SigningEnvironment): MatterStep {
  const statement = matter.dossier?.statement;
  switch (intent.intent) {
    case 'acknowledge_rights':
      return statement?.state === 'rights'
        ? keep(matter, { effect: 'tell_rights', statementId: statement.id })
        : keep(matter);
    case 'dispute_sentence': {
      const { sentence, disputed } = intent;
      return statement?.state === 'drafting'
        ? keep(matter, { effect: 'tell_dispute', statementId: statement.id, sentence, disputed })
        : keep(matter);
    }
    case 'done':
      return keep({ ...matter, putAway: matter.dossier?.upload?.url ?? null });
    case 'confirm_page':
      return intoSigning(matter, { event: 'confirm_page', page: intent.page }, env);
    case 'choose_signature':
      return intoSigning(matter, { event: 'choose_signature', method: intent.method }, env);
    case 'pen_done':
      return intoSigning(matter, { event: 'pen_done', strokes: intent.strokes }, env);
    case 'cancel_signing':
      return intoSigning(matter, { event: 'cancel_signing' }, env);
    default:
      return keep(matter);
  }
}

function onDossier(
  matter: Matter,
  event: MatterEvent & { event: 'dossier' },
  env: SigningEnvironment,
): MatterStep {
  const { dossier } = event;
  const signing = intoSigning({ ...matter, dossier }, event, env);
  const shown = followShowing(matter.shown, dossier);
  const effects = shown && shown.sha256 !== matter.shown?.sha256 ? fetchShown(shown) : [];
  return keep({ ...signing.matter, shown }, ...signing.effects, ...effects);
}

function followShowing(shown: ShownDocument | null, { showing }: CounterDossier): ShownDocument | null {
  if (!showing) return null;
  const { documentId, page, pageCount, sha256, mediaType } = showing;
  const same = shown?.documentId === documentId && shown.sha256 === sha256;
  return {
    documentId,
    sha256,
    mediaType,
    page,
    pageCount,
    source: same ? shown.source : null,
    retryAt: same ? shown.retryAt : null,
  };
}

const fetchShown = ({ documentId, sha256, mediaType }: ShownDocument): MatterEffect[] => [
  { effect: 'fetch', wanted: { kind: 'document', id: documentId, sha256, mediaType } },
];

function onFetch(
  matter: Matter,
  event: MatterEvent & { event: 'fetched' | 'fetch_failed' },
  env: SigningEnvironment,
): MatterStep {
  if (matter.shown?.documentId !== event.id) return intoSigning(matter, event, env);
  const shown =
    event.event === 'fetched'
      ? { ...matter.shown, source: event.source, retryAt: null }
      : { ...matter.shown, retryAt: env.now + DELAYS.fetchAgainMs };
  return keep({ ...matter, shown });
}

function onShownTick(matter: Matter, now: number): MatterStep {
  const { shown } = matter;
  if (!shown || shown.source !== null || shown.retryAt === null || now < shown.retryAt) return keep(matter);
  return keep({ ...matter, shown: { ...shown, retryAt: null } }, ...fetchShown(shown));
}
