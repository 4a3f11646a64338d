import type { CitizenIntent, CitizenScreen } from '@loket/contract';

type Failure = (CitizenScreen & { screen: 'enrolment' })['failure'];

/** An appliance that is no counter: fresh, or put out by central. `attempt` names the request that runs. */
export type EnrolmentState =
  | { at: 'asking'; centralUrl: string; failure: Failure }
  | { at: 'busy'; centralUrl: string; attempt: string }
  /** Said for a while before a code is asked for: somebody may stand there. */
  | { at: 'revoked'; centralUrl: string }
  | { at: 'enrolled' };

export type EnrolmentEvent =
  | { event: 'intent'; intent: CitizenIntent }
  /** It was said long enough that this counter is out of service. */
  | { event: 'said' }
  | { event: 'enrolled'; attempt: string }
  | { event: 'failed'; attempt: string; failure: NonNullable<Failure> };

export type EnrolmentEffect = { effect: 'enrol'; attempt: string; centralUrl: string; code: string };

export type EnrolmentStep = { state: EnrolmentState; effects: EnrolmentEffect[] };

const stay = (state: EnrolmentState, ...effects: EnrolmentEffect[]): EnrolmentStep => ({ state, effects });

/**
 * revoked → asking → busy → enrolled.
 * @param isAllowed whether central may be asked at this address: with TLS, or on this machine
 */
export function stepEnrolment(
  state: EnrolmentState,
  event: EnrolmentEvent,
  { newId, isAllowed }: { newId: () => string; isAllowed: (centralUrl: string) => boolean },
): EnrolmentStep {
  switch (state.at) {
    case 'revoked':
      return event.event === 'said'
        ? stay({ at: 'asking', centralUrl: state.centralUrl, failure: null })
        : stay(state);
    case 'asking': {
      if (event.event !== 'intent' || event.intent.intent !== 'enrol') return stay(state);
      const { centralUrl, code } = event.intent;
      if (!isAllowed(centralUrl)) return stay({ at: 'asking', centralUrl, failure: 'bad_address' });
      const attempt = newId();
      return stay({ at: 'busy', centralUrl, attempt }, { effect: 'enrol', attempt, centralUrl, code });
    }
    case 'busy':
      if (!('attempt' in event) || event.attempt !== state.attempt) return stay(state);
      return event.event === 'enrolled'
        ? stay({ at: 'enrolled' })
        : stay({ at: 'asking', centralUrl: state.centralUrl, failure: event.failure });
    case 'enrolled':
      return stay(state);
  }
}

export function enrolmentScreen(state: EnrolmentState): CitizenScreen {
  switch (state.at) {
    case 'asking':
      return {
        screen: 'enrolment',
        centralUrl: state.centralUrl,
        state: 'asking',
        failure: state.failure,
      };
    case 'busy':
      return { screen: 'enrolment', centralUrl: state.centralUrl, state: 'busy', failure: null };
    case 'revoked':
      return { screen: 'out_of_service', cause: 'revoked' };
    case 'enrolled':
      return { screen: 'one_moment' };
  }
}
