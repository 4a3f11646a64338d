import type { CounterRole, DeviceConfiguration, DeviceReport, InstallationReport } from '@loket/contract';
import { stepTests } from './device-test-steps.ts';
import {
  type Calibration,
  type DeviceTestEffect,
  type DeviceTestEvent,
  type DeviceTests,
  resultsOf,
  startTests,
} from './device-tests.ts';

/** A counter before its first day: each device is proved, the display is measured, and then it goes into service. */
export type InstallationState = { tests: DeviceTests; reporting: boolean };

export type InstallationEvent = DeviceTestEvent | { event: 'reported'; ok: boolean };
export type InstallationEffect =
  | DeviceTestEffect
  | { effect: 'report_installation'; report: InstallationReport };

type Environment = { now: number; newId: () => string; devices: DeviceReport };
export type InstallationStepResult = { installation: InstallationState; effects: InstallationEffect[] };

export const startInstallation = (
  devices: DeviceConfiguration,
  roles: readonly CounterRole[],
  display: Calibration,
): InstallationState => ({ tests: startTests(devices, roles, display), reporting: false });

export const canFinish = ({ tests, reporting }: InstallationState): boolean =>
  !reporting && tests.steps.every(({ needed, state }) => !needed || state === 'pass');

export function stepInstallation(
  state: InstallationState,
  event: InstallationEvent,
  env: Environment,
): InstallationStepResult {
  if (event.event === 'reported') return { installation: { ...state, reporting: false }, effects: [] };
  if (event.event === 'intent' && event.intent.intent === 'finish_installation') return finish(state);
  const { tests, effects } = stepTests(state.tests, event, env);
  return { installation: { ...state, tests }, effects };
}

function finish(state: InstallationState): InstallationStepResult {
  if (!canFinish(state)) return { installation: state, effects: [] };
  const report = { tests: resultsOf(state.tests), calibration: state.tests.calibration };
  return {
    installation: { ...state, reporting: true },
    effects: [{ effect: 'report_installation', report }],
  };
}
