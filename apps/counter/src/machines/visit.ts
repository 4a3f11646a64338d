import type { CardProgress, CitizenIntent } from '@loket/contract';
import { DELAYS } from './delays.ts';
import { type Matter, type MatterEvent, NO_MATTER, stepMatter } from './matter.ts';
import { answerSnapshot, isOpen } from './visit-snapshot.ts';
import {
  end,
  endingOf,
  join,
  likelyEnding,
  returning,
  stay,
  type VisitEnvironment,
  type VisitEvent,
  type VisitState,
  type VisitStep,
  wipe,
} from './visit-state.ts';

/** idle → called → present → (returning →) goodbye → wiping → idle. Events that don't fit change nothing. */
export function stepVisit(state: VisitState, event: VisitEvent, env: VisitEnvironment): VisitStep {
  const { now } = env;
  switch (event.event) {
    case 'snapshot':
      return answerSnapshot(state, event.consultation, now);
    case 'ended':
      return onEnded(state, event, now);
    case 'intent':
      return onIntent(state, event.intent, env);
    case 'here_answered':
      return onHereAnswered(state, event);
    case 'presence_ready':
      return onPresenceReady(state);
    case 'presence_gone':
      // Camera and microphone went with the page: the citizen has to say *Ik ben er* again before they come back.
      return state.at === 'present' ? leave(state, env) : stay(state);
    case 'connection':
      return stay(isOpen(state) ? { ...state, connection: event.connection } : state);
    case 'card_step':
      return withCard(state, { state: 'reading', step: event.step });
    case 'card_end':
      return withCard(state, event.failed ? { state: 'failed', cause: event.failed } : { state: 'read' });
    case 'wiped':
      return state.at === 'wiping' ? afterWiping(state, now) : stay(state);
    case 'tick':
      return onTick(state, event, env);
    default:
      return intoMatter(state, event, env);
  }
}

/** What the consultation is about moves only while the citizen is there; nothing of it reaches any other state. */
function intoMatter(state: VisitState, event: MatterEvent, env: VisitEnvironment): VisitStep {
  if (state.at !== 'present') return stay(state);
  const { matter, effects } = stepMatter(state.matter, event, {
    ...env,
    consultationId: state.consultation.id,
  });
  return stay(matter === state.matter ? state : { ...state, matter }, ...effects);
}

/** The citizen may have left: what is being signed stops, what was confirmed is kept. */
function leave(state: VisitState & { at: 'present' }, env: VisitEnvironment): VisitStep {
  const { consultation } = state;
  const stopped = stepMatter(
    state.matter,
    { event: 'interrupted' },
    { ...env, consultationId: consultation.id },
  );
  return stay(returning(consultation, env.now, stopped.matter), ...stopped.effects, {
    effect: 'tell_away',
    consultationId: consultation.id,
  });
}

function onEnded(
  state: VisitState,
  { consultationId, outcome }: VisitEvent & { event: 'ended' },
  now: number,
): VisitStep {
  switch (state.at) {
    case 'called':
    case 'present':
    case 'returning':
      return state.consultation.id === consultationId
        ? end(state, outcome ? endingOf(outcome) : likelyEnding(state), 'central', now)
        : stay(state);
    case 'goodbye':
      // A snapshot without it came first, and could not say why.
      if (state.finished.id === consultationId && state.finished.by === 'central' && outcome)
        return stay({ ...state, ending: endingOf(outcome) });
      return stay(state.next?.id === consultationId ? { ...state, next: null } : state);
    case 'wiping':
      return stay(state.next?.id === consultationId ? { ...state, next: null } : state);
    case 'idle':
      return stay(state);
  }
}

function onIntent(state: VisitState, touched: CitizenIntent, env: VisitEnvironment): VisitStep {
  const { intent } = touched;
  const { now } = env;
  switch (state.at) {
    case 'called':
      if (intent === 'here') return here(state, NO_MATTER, now);
      return intent === 'stop' ? stop(state, now) : stay(state);
    case 'returning':
      if (intent === 'here') return here(state, state.matter, now);
      return intent === 'stop' ? stop(state, now) : stay(state);
    case 'present':
      return intent === 'stop'
        ? stop(state, now)
        : intoMatter(state, { event: 'intent', intent: touched }, env);
    case 'goodbye':
      if (intent === 'done') return wipe(state);
      return intent === 'more_time' ? stay({ ...state, leaveAt: now + DELAYS.goodbyeMs }) : stay(state);
    case 'idle':
    case 'wiping':
      return stay(state);
  }
}

/**
 * The touch itself is the consent, so media start without waiting for central's confirmation;
 * the picture is there at once, and central is told until it confirms.
 */
const here = (
  { consultation, connection }: VisitState & { at: 'called' | 'returning' },
  matter: Matter,
  now: number,
): VisitStep =>
  stay(
    {
      at: 'present',
      consultation,
      connection,
      card: { state: 'waiting_for_card' },
      matter,
      repeatHereAt: now + DELAYS.repeatMs,
    },
    { effect: 'presence', command: { command: 'send_media' } },
    { effect: 'tell_here', consultationId: consultation.id },
  );

const stop = (state: VisitState & { at: 'called' | 'present' | 'returning' }, now: number): VisitStep =>
  end(state, 'stopped', 'citizen', now, { effect: 'tell_stop', consultationId: state.consultation.id });

function onHereAnswered(state: VisitState, event: VisitEvent & { event: 'here_answered' }): VisitStep {
  if (state.at !== 'present' || state.consultation.id !== event.consultationId || !event.ok)
    return stay(state);
  return stay({ ...state, repeatHereAt: null });
}

function onPresenceReady(state: VisitState): VisitStep {
  switch (state.at) {
    case 'called':
    case 'returning':
      return stay(state, join(state.consultation));
    case 'present':
      return stay(state, join(state.consultation), {
        effect: 'presence',
        command: { command: 'send_media' },
      });
    default:
      return stay(state);
  }
}

const withCard = (state: VisitState, card: CardProgress): VisitStep =>
  stay(state.at === 'present' ? { ...state, card } : state);

function afterWiping(state: VisitState & { at: 'wiping' }, now: number): VisitStep {
  const idle: VisitState = { at: 'idle', finished: state.finished };
  return state.next ? answerSnapshot(idle, state.next, now) : stay(idle);
}

function onTick(
  state: VisitState,
  { linkLostForMs }: VisitEvent & { event: 'tick' },
  env: VisitEnvironment,
): VisitStep {
  const { now } = env;
  switch (state.at) {
    case 'present':
      // Central has given the ticket back by now, and nobody is on the line: the room must not stay open.
      if (linkLostForMs >= DELAYS.returningMs && state.connection !== 'connected')
        return end(state, 'interrupted', 'time', now);
      return state.repeatHereAt !== null && now >= state.repeatHereAt
        ? stay(
            { ...state, repeatHereAt: now + DELAYS.repeatMs },
            { effect: 'tell_here', consultationId: state.consultation.id },
          )
        : intoMatter(state, { event: 'tick' }, env);
    case 'called':
      return linkLostForMs >= DELAYS.returningMs ? end(state, 'interrupted', 'time', now) : stay(state);
    case 'returning':
      return now >= state.giveUpAt ? end(state, 'interrupted', 'time', now) : stay(state);
    case 'goodbye':
      return now >= state.leaveAt ? wipe(state) : stay(state);
    case 'idle':
    case 'wiping':
      return stay(state);
  }
}
