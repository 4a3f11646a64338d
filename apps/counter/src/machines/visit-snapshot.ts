import type { CounterConsultation } from '@loket/contract';
import { DELAYS } from './delays.ts';
import {
  end,
  endingOf,
  type Finished,
  join,
  likelyEnding,
  returning,
  stay,
  type VisitEffect,
  type VisitState,
  type VisitStep,
  wipe,
} from './visit-state.ts';

type Open = VisitState & { at: 'called' | 'present' | 'returning' };

/** A consultation is being held, or is about to be, in this room. */
export const isOpen = (state: VisitState): state is Open =>
  state.at === 'called' || state.at === 'present' || state.at === 'returning';

/** What central's snapshot does to the visit. `null`: central knows of no consultation at this counter. */
export function answerSnapshot(state: VisitState, told: CounterConsultation | null, now: number): VisitStep {
  switch (state.at) {
    case 'idle':
      return onIdle(state, told, now);
    case 'called':
    case 'present':
    case 'returning':
      return onOpen(state, told, now);
    case 'goodbye':
      return onGoodbye(state, told);
    case 'wiping':
      return told?.id === state.finished.id
        ? stay(state, ...remind(told, state.finished))
        : stay({ ...state, next: openOrNull(told) });
  }
}

const openOrNull = (told: CounterConsultation | null) => (told && told.phase !== 'ended' ? told : null);

/** Central still thinks open what ended here: tell it again; nothing of it is shown any more. */
function remind(told: CounterConsultation, finished: Finished): VisitEffect[] {
  if (told.phase === 'ended') return [];
  if (finished.by === 'citizen') return [{ effect: 'tell_stop', consultationId: told.id }];
  // Central gives the ticket back by itself once it knows that nobody is here.
  return finished.by === 'time' && told.phase === 'present'
    ? [{ effect: 'tell_away', consultationId: told.id }]
    : [];
}

function onIdle(
  state: VisitState & { at: 'idle' },
  told: CounterConsultation | null,
  now: number,
): VisitStep {
  if (!told || told.phase === 'ended') return stay(state);
  if (state.finished?.id === told.id) return stay(state, ...remind(told, state.finished));
  if (told.phase === 'called')
    return stay({ at: 'called', consultation: told, connection: 'connecting' }, join(told));
  return comeBack(told, now);
}

/** A consultation runs that this process did not start: main was restarted under a citizen. */
function comeBack(told: CounterConsultation, now: number): VisitStep {
  const away: VisitEffect[] =
    told.phase === 'present' ? [{ effect: 'tell_away', consultationId: told.id }] : [];
  return stay(returning(told, now), ...away, join(told));
}

function onOpen(state: Open, told: CounterConsultation | null, now: number): VisitStep {
  if (!told) return end(state, likelyEnding(state), 'central', now);
  if (told.id !== state.consultation.id) {
    const ended = end(state, likelyEnding(state), 'central', now);
    return { ...ended, state: { ...ended.state, next: openOrNull(told) } };
  }
  if (told.phase === 'ended')
    return end(state, told.outcome ? endingOf(told.outcome) : likelyEnding(state), 'central', now);
  return follow(state, told, now);
}

/** The same consultation, still open: take over what central says of it and repair what it missed. */
function follow(state: Open, told: CounterConsultation, now: number): VisitStep {
  switch (state.at) {
    case 'called':
      return told.phase === 'called' ? stay({ ...state, consultation: told }) : comeBack(told, now);
    case 'present':
      if (told.phase === 'present') return stay({ ...state, consultation: told, repeatHereAt: null });
      if (state.repeatHereAt !== null) return stay({ ...state, consultation: told });
      // Central lost us for a while, but citizen, camera and call never left: nothing to ask of the citizen.
      return stay(
        { ...state, consultation: told, repeatHereAt: now + DELAYS.repeatMs },
        { effect: 'tell_here', consultationId: told.id },
      );
    case 'returning':
      if (told.phase === 'called')
        return stay({ at: 'called', consultation: told, connection: state.connection });
      return told.phase === 'present'
        ? stay({ ...state, consultation: told }, { effect: 'tell_away', consultationId: told.id })
        : stay({ ...state, consultation: told });
  }
}

function onGoodbye(state: VisitState & { at: 'goodbye' }, told: CounterConsultation | null): VisitStep {
  if (!told) return stay({ ...state, next: null });
  if (told.id === state.finished.id) {
    return told.phase === 'ended' && state.finished.by === 'central'
      ? stay({ ...state, ending: told.outcome ? endingOf(told.outcome) : state.ending })
      : stay(state, ...remind(told, state.finished));
  }
  // Somebody else is called to this room already: no time for a goodbye.
  return told.phase === 'ended' ? stay(state) : wipe({ ...state, next: told });
}
