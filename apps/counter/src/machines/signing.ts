import type { Presentation, SignatureMethod } from '@loket/contract';
import { DELAYS } from './delays.ts';
import {
  begin,
  choose,
  failed,
  go,
  onCertificates,
  onCompleted,
  onOrdered,
  onPad,
  onPinEnded,
  penOn,
  progress,
  readAgain,
  type SigningEnvironment,
} from './signing-attempt.ts';
import {
  openedBy,
  presentationOf,
  type ShownPages,
  type SigningEffect,
  type SigningEvent,
  type SigningState,
  type SigningStep,
} from './signing-state.ts';

/**
 * fetching → pages → choosing → (certificates → beginning → pin | pen → beginning) → completing → signed.
 * Every failure ends in choosing with its reason, and what was confirmed stays confirmed.
 */
export function stepSigning(state: SigningState, event: SigningEvent, env: SigningEnvironment): SigningStep {
  switch (event.event) {
    case 'dossier':
      return followDossier(state, event);
    case 'fetched':
    case 'fetch_failed':
      return onFetch(state, event, env);
    case 'confirm_page':
      return state.at === 'pages' ? confirmPage(state, event.page, env) : go(state);
    case 'choose_signature':
      return onChoice(state, event.method, env);
    case 'pen_done':
      return state.at === 'pen' && state.pad === null
        ? begin(state.pages, { method: 'pen', strokes: event.strokes }, env)
        : go(state);
    case 'pad_began':
    case 'pad_ended':
      return onPad(state, event, env);
    case 'cancel_signing':
      return onCancel(state, env);
    case 'certificates':
      return onCertificates(state, event, env);
    case 'ordered':
      return onOrdered(state, event, env);
    case 'pin_ended':
      return onPinEnded(state, event, env);
    case 'completed':
      return onCompleted(state, event, env);
    case 'card_removed':
      return go('bar' in state ? { ...state, bar: null } : state);
    case 'interrupted':
      return onInterrupted(state, env);
    case 'tick':
      return onTick(state, env);
  }
}

const fetching = (presentation: Presentation): SigningStep =>
  go(
    { at: 'fetching', presentation, retryAt: null },
    {
      effect: 'fetch',
      wanted: {
        kind: 'presentation',
        id: presentation.id,
        sha256: presentation.sha256,
        mediaType: 'application/pdf',
      },
    },
  );

/** Central's dossier decides which pages there are; that they are signed is final. */
function followDossier(
  state: SigningState,
  { dossier: { presentation, signed } }: SigningEvent & { event: 'dossier' },
): SigningStep {
  const mine = presentationOf(state);
  const cancel = openedBy(state);
  if (signed && (!presentation || presentation.id === signed.presentationId))
    return go({ at: 'signed', signed }, ...cancel);
  if (!presentation || presentation.state === 'withdrawn') return go({ at: 'none' }, ...cancel);
  if (state.at === 'signed' && state.signed.presentationId === presentation.id) return go(state);
  if (mine?.id !== presentation.id || mine.sha256 !== presentation.sha256) {
    const fresh = fetching(presentation);
    return go(fresh.state, ...cancel, ...fresh.effects);
  }
  if (state.at === 'fetching') return go({ ...state, presentation });
  return go('pages' in state ? { ...state, pages: { ...state.pages, presentation } } : state);
}

function onFetch(
  state: SigningState,
  event: SigningEvent & { event: 'fetched' | 'fetch_failed' },
  { now }: SigningEnvironment,
): SigningStep {
  if (state.at !== 'fetching' || state.presentation.id !== event.id) return go(state);
  if (event.event === 'fetch_failed') return go({ ...state, retryAt: now + DELAYS.fetchAgainMs });
  const { presentation } = state;
  const pages: ShownPages = { presentation, source: event.source, confirmed: [], repeatAt: 0 };
  return go({ at: 'pages', pages, bar: null });
}

function confirmPage(
  state: SigningState & { at: 'pages' },
  page: number,
  env: SigningEnvironment,
): SigningStep {
  const { presentation, confirmed } = state.pages;
  if (page > presentation.pageCount || confirmed.includes(page)) return go(state);
  const pages: ShownPages = {
    ...state.pages,
    confirmed: [...confirmed, page].sort((a, b) => a - b),
    repeatAt: env.now + DELAYS.repeatMs,
  };
  const tell: SigningEffect = { effect: 'tell_page', presentationId: presentation.id, page };
  return pages.confirmed.length < presentation.pageCount
    ? go({ ...state, pages }, tell)
    : go(
        { at: 'choosing', pages, bar: state.bar, failure: null },
        tell,
        progress(env, { state: 'choosing' }),
      );
}

/** Whoever is before the pad and would rather write on the screen chooses the pen once more. */
function onChoice(state: SigningState, method: SignatureMethod, env: SigningEnvironment): SigningStep {
  if (state.at === 'choosing') return choose(state, method, env);
  if (state.at !== 'pen' || !state.pad || method !== 'pen') return go(state);
  const step = penOn('screen', state.pages, state.bar, env);
  return go(step.state, ...openedBy(state), ...step.effects);
}

function onCancel(state: SigningState, env: SigningEnvironment): SigningStep {
  switch (state.at) {
    case 'choosing':
      return readAgain(state.pages, state.bar, env);
    case 'pen':
    case 'certificates':
      return go(
        { at: 'choosing', pages: state.pages, bar: 'bar' in state ? state.bar : null, failure: null },
        ...openedBy(state),
        progress(env, { state: 'choosing' }),
      );
    case 'pin':
      return go(state, { effect: 'cancel_pin' });
    default:
      return go(state);
  }
}

function onInterrupted(state: SigningState, env: SigningEnvironment): SigningStep {
  switch (state.at) {
    case 'pen':
    case 'certificates':
    case 'beginning':
    case 'pin': {
      const step = failed(state.pages, methodOf(state), 'cancelled', env);
      return go(step.state, ...openedBy(state), ...step.effects);
    }
    default:
      return go(state);
  }
}

function methodOf(
  state: SigningState & { at: 'pen' | 'certificates' | 'beginning' | 'pin' },
): SignatureMethod {
  if (state.at === 'beginning') return state.method;
  return state.at === 'pen' ? 'pen' : 'eid';
}

function onTick(state: SigningState, env: SigningEnvironment): SigningStep {
  switch (state.at) {
    case 'fetching':
      return state.retryAt !== null && env.now >= state.retryAt ? fetching(state.presentation) : go(state);
    case 'pages':
    case 'choosing':
      return repeatPages(state, env);
    case 'completing':
      return state.retryAt !== null && env.now >= state.retryAt
        ? go(
            { ...state, retryAt: null },
            { effect: 'complete_signing', attempt: state.attempt, complete: state.complete },
          )
        : go(state);
    default:
      return go(state);
  }
}

/** Confirmations that central does not know of yet are said again. */
function repeatPages(state: SigningState & { at: 'pages' | 'choosing' }, { now }: SigningEnvironment) {
  const { presentation, confirmed, repeatAt } = state.pages;
  const missing = confirmed.filter((page) => !presentation.confirmedPages.includes(page));
  if (missing.length === 0 || now < repeatAt) return go(state);
  return go(
    { ...state, pages: { ...state.pages, repeatAt: now + DELAYS.repeatMs } },
    ...missing.map((page) => ({ effect: 'tell_page' as const, presentationId: presentation.id, page })),
  );
}
