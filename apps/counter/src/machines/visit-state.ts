import type {
  CardFailure,
  CardProgress,
  CitizenIntent,
  ConsultationId,
  CounterConsultation,
  Outcome,
  PresenceCommand,
  ReadingStep,
} from '@loket/contract';
import { DELAYS } from './delays.ts';
import type { Environment } from './issuing-state.ts';
import { type Matter, type MatterEffect, type MatterEvent, NO_MATTER } from './matter.ts';
import { openedBy } from './signing-state.ts';

export type Connection = 'connecting' | 'connected' | 'interrupted';
export type Ending = 'ended' | 'stopped' | 'no_show' | 'interrupted' | 'transferred' | 'returns_later';

/** A consultation that ended here while central may still think it open: it is never shown again. */
export type Finished = { id: ConsultationId; by: 'central' | 'citizen' | 'time' };

/** Where the visit is. Central's snapshot is the truth; instants are milliseconds of the injected clock. */
export type VisitState =
  | { at: 'idle'; finished: Finished | null }
  /** `connection`: the call warms up from here on, so that the picture is there at the touch. */
  | { at: 'called'; consultation: CounterConsultation; connection: Connection }
  | {
      at: 'present';
      consultation: CounterConsultation;
      connection: Connection;
      card: CardProgress;
      matter: Matter;
      /** When to say *Ik ben er* again, or null once central confirmed it. */
      repeatHereAt: number | null;
    }
  | {
      at: 'returning';
      consultation: CounterConsultation;
      connection: Connection;
      giveUpAt: number;
      matter: Matter;
    }
  | { at: 'goodbye'; ending: Ending; finished: Finished; next: CounterConsultation | null; leaveAt: number }
  | { at: 'wiping'; finished: Finished; next: CounterConsultation | null };

export type VisitEvent =
  | { event: 'snapshot'; consultation: CounterConsultation | null }
  /** Central's explicit end of one consultation. */
  | { event: 'ended'; consultationId: string; outcome: Outcome | null }
  | { event: 'intent'; intent: CitizenIntent }
  | { event: 'here_answered'; consultationId: string; ok: boolean }
  /** A presence page is loaded and listens: the first one, or a fresh one after a crash. */
  | { event: 'presence_ready' }
  | { event: 'presence_gone' }
  | { event: 'connection'; connection: Connection }
  | { event: 'card_step'; step: ReadingStep }
  | { event: 'card_end'; failed: CardFailure | null }
  /** Everything of the visit is destroyed and the fresh renderers stand. */
  | { event: 'wiped' }
  | { event: 'tick'; linkLostForMs: number }
  | Exclude<MatterEvent, { event: 'intent' | 'tick' | 'interrupted' }>;

export type VisitEffect =
  | MatterEffect
  | { effect: 'tell_here'; consultationId: ConsultationId }
  | { effect: 'tell_away'; consultationId: ConsultationId }
  | { effect: 'tell_stop'; consultationId: ConsultationId }
  | { effect: 'presence'; command: PresenceCommand }
  | { effect: 'wipe' };

/** `padReady`: the pad beside the screen can be asked for a signature now. */
export type VisitEnvironment = Environment & { padReady: boolean };

export type VisitStep = { state: VisitState; effects: VisitEffect[] };

export const VISIT_START: VisitState = { at: 'idle', finished: null };

export const stay = (state: VisitState, ...effects: VisitEffect[]): VisitStep => ({ state, effects });

/** Camera, microphone and card reader belong to the citizen only here. */
export const isMediaAllowed = (state: VisitState): boolean => state.at === 'present';

export const returning = (
  consultation: CounterConsultation,
  now: number,
  matter: Matter = NO_MATTER,
): VisitState => ({
  at: 'returning',
  consultation,
  matter,
  connection: 'connecting',
  giveUpAt: now + DELAYS.returningMs,
});

export const join = (consultation: CounterConsultation): VisitEffect => ({
  effect: 'presence',
  command: {
    command: 'join',
    consultationId: consultation.id,
    iceServers: consultation.iceServers,
    inspectorName: consultation.inspectorName,
    locale: consultation.locale,
  },
});

export const endingOf = (outcome: Outcome): Ending => {
  switch (outcome) {
    case 'no_show':
    case 'interrupted':
    case 'transferred':
    case 'returns_later':
      return outcome;
    case 'stopped_by_citizen':
      return 'stopped';
    case 'helped':
    case 'referred':
    case 'citizen_left':
      return 'ended';
  }
};

/** Known to be over, not why: nobody came, nobody came back, or the inspector closed. */
export const likelyEnding = ({ at }: VisitState): Ending => {
  if (at === 'called') return 'no_show';
  return at === 'returning' ? 'interrupted' : 'ended';
};

/** The end of a visit, whatever the way: media stop at this instant, its content is dropped, the wiping follows. */
export function end(
  state: VisitState & { consultation: CounterConsultation },
  ending: Ending,
  by: Finished['by'],
  now: number,
  ...effects: VisitEffect[]
): { state: VisitState & { at: 'goodbye' }; effects: VisitEffect[] } {
  const { consultation } = state;
  const opened = 'matter' in state ? openedBy(state.matter.signing) : [];
  const leaveAt = now + (ending === 'no_show' ? DELAYS.goodbyeToNobodyMs : DELAYS.goodbyeMs);
  return {
    state: { at: 'goodbye', ending, finished: { id: consultation.id, by }, next: null, leaveAt },
    effects: [...opened, { effect: 'presence', command: { command: 'leave' } }, ...effects],
  };
}

/** Destroy everything of the visit. */
export const wipe = (state: VisitState & { at: 'goodbye' }): VisitStep =>
  stay({ at: 'wiping', finished: state.finished, next: state.next }, { effect: 'wipe' });
