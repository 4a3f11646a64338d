import type { ConsultationId, SignatureMethod, SigningFailure, SigningProgress } from '@loket/contract';
import { DELAYS } from './delays.ts';
import type { Environment } from './issuing-state.ts';
import type {
  CardBar,
  ShownPages,
  SigningEffect,
  SigningEvent,
  SigningState,
  SigningStep,
} from './signing-state.ts';

export type SigningEnvironment = Environment & {
  consultationId: ConsultationId;
  /** The pad beside the screen can be asked for a signature now. */
  padReady: boolean;
};

export const go = (state: SigningState, ...effects: SigningEffect[]): SigningStep => ({ state, effects });

export const progress = (env: SigningEnvironment, told: SigningProgress): SigningEffect => ({
  effect: 'tell_signing',
  consultationId: env.consultationId,
  progress: told,
});

export function choose(
  state: SigningState & { at: 'choosing' },
  method: SignatureMethod,
  env: SigningEnvironment,
): SigningStep {
  const { pages, bar } = state;
  // A pad that went away under the pen is not trusted twice: the screen is there.
  if (method === 'pen') return penOn(state.failure === 'pad_gone' ? 'screen' : 'any', pages, bar, env);
  if (bar) return go(state);
  const attempt = env.newId();
  return go({ at: 'certificates', pages, attempt }, progress(env, { state: 'signing', method: 'eid' }), {
    effect: 'read_certificates',
    attempt,
  });
}

/** With the pen: on the pad when there is one, else on the screen. */
export function penOn(
  where: 'screen' | 'any',
  pages: ShownPages,
  bar: CardBar | null,
  env: SigningEnvironment,
): SigningStep {
  const told = progress(env, { state: 'signing', method: 'pen' });
  if (where === 'screen' || !env.padReady) return go({ at: 'pen', pages, bar, pad: null }, told);
  const attempt = env.newId();
  return go({ at: 'pen', pages, bar, pad: { attempt, box: null } }, told, {
    effect: 'ask_pad',
    attempt,
    pageCount: pages.presentation.pageCount,
  });
}

export function begin(
  pages: ShownPages,
  how: (SigningEffect & { effect: 'begin_signing' })['with'],
  env: SigningEnvironment,
): SigningStep {
  const attempt = env.newId();
  return go(
    { at: 'beginning', pages, attempt, method: how.method },
    {
      effect: 'begin_signing',
      attempt,
      presentationId: pages.presentation.id,
      source: pages.source,
      with: how,
    },
  );
}

const barOf = (failure: SigningFailure): CardBar | null =>
  failure === 'no_signature_certificate' || failure === 'pin_blocked' ? failure : null;

/** It did not become a signature: said to both sides, and everything can be chosen again. */
export const failed = (
  pages: ShownPages,
  method: SignatureMethod,
  failure: SigningFailure,
  env: SigningEnvironment,
): SigningStep =>
  go(
    { at: 'choosing', pages, bar: barOf(failure), failure },
    progress(env, { state: 'failed', method, failure }),
  );

export function onCertificates(
  state: SigningState,
  event: SigningEvent & { event: 'certificates' },
  env: SigningEnvironment,
): SigningStep {
  if (state.at !== 'certificates' || state.attempt !== event.attempt) return go(state);
  return event.result.ok
    ? begin(state.pages, { method: 'eid', chain: event.result }, env)
    : failed(state.pages, 'eid', event.result.cause, env);
}

export function onOrdered(
  state: SigningState,
  event: SigningEvent & { event: 'ordered' },
  env: SigningEnvironment,
): SigningStep {
  if (state.at !== 'beginning' || state.attempt !== event.attempt) return go(state);
  const { pages, method } = state;
  if (!event.result.ok) return failed(pages, method, event.result.error, env);
  const { signingId, card, facts } = event.result.value;
  if (!card) return complete(pages, method, { signingId, signature: null }, env);
  const attempt = env.newId();
  return go(
    { at: 'pin', pages, attempt, signingId },
    {
      effect: 'ask_pin',
      attempt,
      card,
      signerName: facts.name,
      at: facts.at,
      pageCount: pages.presentation.pageCount,
    },
  );
}

export function onPinEnded(
  state: SigningState,
  event: SigningEvent & { event: 'pin_ended' },
  env: SigningEnvironment,
): SigningStep {
  if (state.at !== 'pin' || state.attempt !== event.attempt) return go(state);
  const { pages, signingId } = state;
  if (event.outcome.ok) return complete(pages, 'eid', { signingId, signature: event.outcome.signature }, env);
  switch (event.outcome.wish) {
    case 'read_again':
      return readAgain(pages, null, env);
    case 'pen':
      return penOn('any', pages, null, env);
    default:
      return failed(pages, 'eid', event.outcome.cause, env);
  }
}

export function onPad(
  state: SigningState,
  event: SigningEvent & { event: 'pad_began' | 'pad_ended' },
  env: SigningEnvironment,
): SigningStep {
  if (state.at !== 'pen' || state.pad?.attempt !== event.attempt) return go(state);
  if (event.event === 'pad_began') return go({ ...state, pad: { ...state.pad, box: event.box } });
  const { pages, bar } = state;
  switch (event.outcome.outcome) {
    case 'agreed':
      return begin(pages, { method: 'pen', strokes: event.outcome.strokes }, env);
    case 'cancelled':
      return go({ at: 'choosing', pages, bar, failure: null }, progress(env, { state: 'choosing' }));
    // Nothing of it is kept: the citizen writes anew, on the screen.
    case 'pad_gone':
    case 'error':
      return failed(pages, 'pen', 'pad_gone', env);
  }
}

/** From the first page: what is confirmed twice was read twice. */
export const readAgain = (pages: ShownPages, bar: CardBar | null, env: SigningEnvironment): SigningStep =>
  go({ at: 'pages', pages: { ...pages, confirmed: [] }, bar }, progress(env, { state: 'none' }));

function complete(
  pages: ShownPages,
  method: SignatureMethod,
  what: (SigningState & { at: 'completing' })['complete'],
  env: SigningEnvironment,
): SigningStep {
  const attempt = env.newId();
  const giveUpAt = env.now + DELAYS.completeMs;
  return go(
    { at: 'completing', pages, attempt, method, complete: what, giveUpAt, retryAt: null },
    { effect: 'complete_signing', attempt, complete: what },
  );
}

export function onCompleted(
  state: SigningState,
  event: SigningEvent & { event: 'completed' },
  env: SigningEnvironment,
): SigningStep {
  if (state.at !== 'completing' || state.attempt !== event.attempt) return go(state);
  if (event.result.ok) return go({ at: 'signed', signed: event.result.value });
  // The signature exists: a line that was cut for a moment must not make the citizen type a PIN again.
  if (event.result.error === 'no_connection' && env.now < state.giveUpAt)
    return go({ ...state, retryAt: env.now + DELAYS.fetchAgainMs });
  return failed(state.pages, state.method, event.result.error, env);
}
