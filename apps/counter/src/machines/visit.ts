import type { CardProgress, CitizenIntent, CounterConsultation } from '@loket/contract';
import { DELAYS } from './delays.ts';
import { answerSnapshot, isOpen } from './visit-snapshot.ts';
import {
  end,
  join,
  likelyEnding,
  returning,
  stay,
  type VisitEvent,
  type VisitState,
  type VisitStep,
  wipe,
} from './visit-state.ts';

/** idle → called → present → (returning →) goodbye → wiping → idle. Events that don't fit change nothing. */
export function stepVisit(state: VisitState, event: VisitEvent, now: number): VisitStep {
  switch (event.event) {
    case 'snapshot':
      return answerSnapshot(state, event.consultation, now);
    case 'ended':
      return onEnded(state, event.consultationId, now);
    case 'intent':
      return onIntent(state, event.intent, now);
    case 'here_answered':
      return onHereAnswered(state, event);
    case 'presence_ready':
      return onPresenceReady(state);
    case 'presence_gone':
      // Camera and microphone went with the page: the citizen has to say *Ik ben er* again before they come back.
      return state.at === 'present'
        ? stay(returning(state.consultation, now), {
            effect: 'tell_away',
            consultationId: state.consultation.id,
          })
        : stay(state);
    case 'connection':
      return stay(isOpen(state) ? { ...state, connection: event.connection } : state);
    case 'card_step':
      return withCard(state, { state: 'reading', step: event.step });
    case 'card_end':
      return withCard(state, event.failed ? { state: 'failed', cause: event.failed } : { state: 'read' });
    case 'wiped':
      return state.at === 'wiping' ? afterWiping(state, now) : stay(state);
    case 'tick':
      return onTick(state, now, event.linkLostForMs);
  }
}

function onEnded(state: VisitState, consultationId: string, now: number): VisitStep {
  switch (state.at) {
    case 'called':
    case 'present':
    case 'returning':
      return state.consultation.id === consultationId
        ? end(state.consultation, likelyEnding(state), 'central', now)
        : stay(state);
    case 'goodbye':
    case 'wiping':
      return stay(state.next?.id === consultationId ? { ...state, next: null } : state);
    case 'idle':
      return stay(state);
  }
}

function onIntent(state: VisitState, { intent }: CitizenIntent, now: number): VisitStep {
  switch (state.at) {
    case 'called':
    case 'returning':
      if (intent === 'here') return here(state, now);
      return intent === 'stop' ? stop(state.consultation, now) : stay(state);
    case 'present':
      return intent === 'stop' ? stop(state.consultation, now) : stay(state);
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
  now: number,
): VisitStep =>
  stay(
    {
      at: 'present',
      consultation,
      connection,
      card: { state: 'waiting_for_card' },
      repeatHereAt: now + DELAYS.repeatMs,
    },
    { effect: 'presence', command: { command: 'send_media' } },
    { effect: 'tell_here', consultationId: consultation.id },
  );

const stop = (consultation: CounterConsultation, now: number): VisitStep =>
  end(consultation, 'stopped', 'citizen', now, { effect: 'tell_stop', consultationId: consultation.id });

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

function onTick(state: VisitState, now: number, linkLostForMs: number): VisitStep {
  switch (state.at) {
    case 'present':
      // Central has given the ticket back by now, and nobody is on the line: the room must not stay open.
      if (linkLostForMs >= DELAYS.returningMs && state.connection !== 'connected')
        return end(state.consultation, 'interrupted', 'time', now);
      return state.repeatHereAt !== null && now >= state.repeatHereAt
        ? stay(
            { ...state, repeatHereAt: now + DELAYS.repeatMs },
            { effect: 'tell_here', consultationId: state.consultation.id },
          )
        : stay(state);
    case 'called':
      return linkLostForMs >= DELAYS.returningMs
        ? end(state.consultation, 'interrupted', 'time', now)
        : stay(state);
    case 'returning':
      return now >= state.giveUpAt ? end(state.consultation, 'interrupted', 'time', now) : stay(state);
    case 'goodbye':
      return now >= state.leaveAt ? wipe(state) : stay(state);
    case 'idle':
    case 'wiping':
      return stay(state);
  }
}
