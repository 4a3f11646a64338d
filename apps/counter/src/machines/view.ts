import type { CitizenScreen, CitizenView } from '@loket/contract';
import { taskOf } from './citizen-task.ts';
import { type CounterState, isOffline, isOutOfService, takesTickets } from './counter-state.ts';
import { DELAYS } from './delays.ts';
import { canFinish, type InstallationState, showsCalibration } from './installation.ts';
import { isLastTicketGiven, openingOf } from './opening.ts';

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

/** The remote picture is shown only to a citizen who is there; the calibration picture to the technician. */
export const isPresenceShown = ({ visit, installation }: CounterState): boolean =>
  visit.at === 'present' || showsCalibration(installation);

function screenOf(state: CounterState, now: number): CitizenScreen {
  if (now < state.neutralUntil) return { screen: 'one_moment' };
  return visitScreen(state) ?? installationScreen(state, now) ?? issuingScreen(state, now);
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

function installationScreen(state: CounterState, now: number): CitizenScreen | null {
  const { installation } = state;
  if (!installation || isOutOfService(state, now)) return null;
  return installation.calibrating ? calibrationScreen(installation) : stepsScreen(installation);
}

const calibrationScreen = ({ display: { widthMm, eyeXMm, eyeYMm } }: InstallationState): CitizenScreen => ({
  screen: 'calibration',
  widthMm,
  eyeXMm,
  eyeYMm,
});

const stepsScreen = (installation: InstallationState): CitizenScreen => ({
  screen: 'installation',
  steps: [...installation.steps],
  canFinish: canFinish(installation),
});

function issuingScreen(state: CounterState, now: number): CitizenScreen {
  const { issuing } = state;
  switch (issuing.at) {
    case 'attract':
      return attractScreen(state, now);
    case 'reason':
    case 'issuing':
    case 'ticket_failed':
      return { screen: issuing.at };
    case 'appointment_code':
      return { screen: 'appointment_code', wrong: issuing.wrong, busy: issuing.request !== null };
    case 'visitor':
      return { screen: 'visitor', busy: issuing.busy, failed: issuing.failed };
    case 'visitor_badge': {
      const { badge, accessZone } = issuing.badge;
      return { screen: 'visitor_badge', badge, accessZone, paper: issuing.paper };
    }
    case 'ticket':
      return {
        screen: 'ticket',
        number: issuing.ticket.number,
        peopleBefore: issuing.ticket.peopleBefore,
        wait: issuing.ticket.wait,
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
  const { waiting, wait, regime, elsewhere } = snapshot;
  const opening = openingOf(snapshot.opening, now);
  return {
    screen: 'attract',
    waiting,
    wait,
    takesTickets: takesTickets(state),
    lastTicketGiven: isLastTicketGiven(opening, now),
    opening,
    regime,
    elsewhere,
    offline: isOffline(state, now),
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
  // While central is asked there is nothing to hurry for.
  if (issuing.at === 'appointment_code' && issuing.request) return null;
  return 'leaveAt' in issuing ? issuing.leaveAt : null;
}
