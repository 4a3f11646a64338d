import type { CitizenScreen, CitizenView } from '@loket/contract';
import { taskOf } from './citizen-task.ts';
import {
  type CounterState,
  isOffline,
  isOutOfService,
  isPadReady,
  takesTickets,
  testsOf,
} from './counter-state.ts';
import { DELAYS } from './delays.ts';
import { type DeviceTests, showsPresence } from './device-tests.ts';
import { canFinish, type InstallationState } from './installation.ts';
import { isLastTicketGiven, openingOf } from './opening.ts';
import type { ServiceState } from './service-state.ts';

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
export const isPresenceShown = (state: CounterState): boolean =>
  state.visit.at === 'present' || (state.visit.at === 'idle' && showsPresence(testsOf(state)));

function screenOf(state: CounterState, now: number): CitizenScreen {
  if (now < state.neutralUntil) return { screen: 'one_moment' };
  return (
    visitScreen(state) ?? installationScreen(state, now) ?? serviceScreen(state) ?? issuingScreen(state, now)
  );
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
        task: taskOf(visit.matter, { reader: state.reader, padReady: isPadReady(state) }),
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
  return testScreen(installation.tests) ?? stepsScreen(installation);
}

/** What a test needs the whole screen for; null: the list. */
function testScreen({ shown, display }: DeviceTests): CitizenScreen | null {
  if (shown === 'touch') return { screen: 'touch_test' };
  if (shown === 'picture') return { screen: 'screen_test' };
  const { widthMm, eyeXMm, eyeYMm } = display;
  return shown === 'calibration' ? { screen: 'calibration', widthMm, eyeXMm, eyeYMm } : null;
}

const stepsScreen = (installation: InstallationState): CitizenScreen => ({
  screen: 'installation',
  steps: [...installation.tests.steps],
  canFinish: canFinish(installation),
});

function serviceScreen(state: CounterState): CitizenScreen | null {
  const { service, link } = state;
  switch (service?.at) {
    case undefined:
      return null;
    case 'asking_code':
      // Only central can open the page: seen before a code is typed in vain.
      return {
        screen: 'service_code',
        state: 'asking',
        failure: link.connected ? service.failure : 'no_connection',
      };
    case 'checking':
      return { screen: 'service_code', state: 'busy', failure: null };
    case 'open':
      return testScreen(service.tests) ?? technicianScreen(state, service);
    case 'wiping':
      return { screen: 'one_moment' };
  }
}

const technicianScreen = (
  { devices, facts }: CounterState,
  { visit, tests, identities, report, closing }: ServiceState & { at: 'open' },
): CitizenScreen => ({
  screen: 'service',
  technician: visit.technician,
  appVersion: facts.appVersion,
  devices,
  identities,
  steps: [...tests.steps],
  report,
  closing: closing !== null,
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

function leaveAtOf({ visit, issuing, service }: CounterState): number | null {
  if (visit.at === 'goodbye') return visit.leaveAt;
  if (visit.at !== 'idle') return null;
  if (service) return serviceLeavesAt(service);
  // While central is asked there is nothing to hurry for.
  if (issuing.at === 'appointment_code' && issuing.request) return null;
  return 'leaveAt' in issuing ? issuing.leaveAt : null;
}

/** While a test runs nobody has to touch anything. */
function serviceLeavesAt(service: ServiceState): number | null {
  if (service.at === 'asking_code') return service.leaveAt;
  if (service.at !== 'open' || service.closing || service.tests.running) return null;
  return Math.min(service.leaveAt, service.endsAt);
}
