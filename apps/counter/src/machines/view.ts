import type { CitizenScreen, CitizenView } from '@loket/contract';
import { taskOf } from './citizen-task.ts';
import { type CounterState, isOutOfService, takesTickets } from './counter.ts';
import { DELAYS } from './delays.ts';
import { openingOf } from './opening.ts';

/**
 * The citizen's screen, from the state alone.
 * @param presencePaneHeight CSS pixels at the top that the presence pane covers now.
 */
export function viewOf(state: CounterState, now: number, presencePaneHeight: number): CitizenView {
  return {
    reading: state.reading,
    siteName: state.snapshot?.siteName ?? '',
    content: screenOf(state, now),
    leavingInSeconds: leavingInSeconds(state, now),
    presencePaneHeight,
  };
}

/** The remote picture is shown only to a citizen who is there. */
export const isPresenceShown = (state: CounterState): boolean => state.visit.at === 'present';

function screenOf(state: CounterState, now: number): CitizenScreen {
  if (now < state.neutralUntil) return { screen: 'one_moment' };
  return visitScreen(state) ?? issuingScreen(state, now);
}

function visitScreen(state: CounterState): CitizenScreen | null {
  const { visit } = state;
  switch (visit.at) {
    case 'idle':
      return null;
    case 'called':
      return {
        screen: 'called',
        number: visit.consultation.number,
        counterLabel: state.snapshot?.label ?? 1,
        recalls: visit.consultation.recalls,
      };
    case 'present':
      return {
        screen: 'in_call',
        number: visit.consultation.number,
        inspectorName: visit.consultation.inspectorName,
        connection: visit.connection,
        reader: state.reader,
        card: visit.card,
        task: taskOf(visit.matter, state.reader),
      };
    case 'returning':
      return { screen: 'returning', number: visit.consultation.number };
    case 'goodbye':
      return { screen: 'goodbye', ending: visit.ending };
    case 'wiping':
      return { screen: 'one_moment' };
  }
}

function issuingScreen(state: CounterState, now: number): CitizenScreen {
  const { issuing } = state;
  switch (issuing.at) {
    case 'attract':
      return attractScreen(state, now);
    case 'reason':
    case 'issuing':
    case 'ticket_failed':
      return { screen: issuing.at };
    case 'ticket':
      return {
        screen: 'ticket',
        number: issuing.ticket.number,
        peopleBefore: issuing.ticket.peopleBefore,
        followUrl: issuing.ticket.followUrl,
        paper: issuing.paper,
        canCancel: issuing.canCancel,
      };
  }
}

function attractScreen(state: CounterState, now: number): CitizenScreen {
  const { link, snapshot } = state;
  if (isOutOfService(state, now)) return { screen: 'out_of_service', cause: link.refusal ?? 'no_connection' };
  if (!snapshot) return { screen: 'one_moment' };
  const { waiting, regime, elsewhere } = snapshot;
  return {
    screen: 'attract',
    waiting,
    takesTickets: takesTickets(state),
    opening: openingOf(snapshot.opening, now),
    regime,
    elsewhere,
    offline: false,
  };
}

/** When the shown screen is about to leave by itself, or null where it waits or is not near its end. */
function leavingInSeconds(state: CounterState, now: number): number | null {
  const leaveAt = leaveAtOf(state);
  if (leaveAt === null || leaveAt - now > DELAYS.warningMs) return null;
  return Math.max(0, Math.ceil((leaveAt - now) / 1000));
}

function leaveAtOf({ visit, issuing }: CounterState): number | null {
  if (visit.at === 'goodbye') return visit.leaveAt;
  if (visit.at !== 'idle') return null;
  return 'leaveAt' in issuing ? issuing.leaveAt : null;
}
