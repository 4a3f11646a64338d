import type { CitizenIntent, DeviceReport, InstallationStep } from '@loket/contract';
import {
  askedOfPage,
  type DeviceTestEffect,
  type DeviceTestEvent,
  type DeviceTests,
  isAsked,
  type TestedDevice,
} from './device-tests.ts';

type Environment = { now: number; newId: () => string; devices: DeviceReport };
export type DeviceTestStep = { tests: DeviceTests; effects: DeviceTestEffect[] };

const TEST_MS: Readonly<Partial<Record<TestedDevice, number>>> = {
  card_reader: 45_000,
  signature_pad: 60_000,
  touch: 60_000,
  document_printer: 90_000,
};
const OTHER_TEST_MS = 15_000;

/** Every corner and the middle, and a line of at least so many points across the screen. */
export const TOUCH_TARGETS = 5;
const MOST_MISSED = 2;
const FEWEST_POINTS = 8;

const keep = (tests: DeviceTests, ...effects: DeviceTestEffect[]): DeviceTestStep => ({ tests, effects });

export function stepTests(tests: DeviceTests, event: DeviceTestEvent, env: Environment): DeviceTestStep {
  const { running } = tests;
  switch (event.event) {
    case 'intent':
      return onIntent(tests, event.intent, env);
    case 'tested':
      return running?.test === event.test ? end(tests, event.pass, event.detail) : keep(tests);
    case 'media_level':
      return running?.test === event.test ? keep(withLevel(tests, running.device, event.level)) : keep(tests);
    case 'presence_ready':
      return askAgain(tests);
    case 'card_found':
      return running?.device === 'card_reader'
        ? keep({ ...tests, running: { ...running, since: env.now } })
        : keep(tests);
    case 'card_proved':
      return onCard(tests, event.failure, env);
    case 'tick':
      return running && env.now >= running.giveUpAt ? giveUp(tests, 'no_answer') : keep(tests);
  }
}

/** Whatever runs is stopped, and nothing of a test stays on a screen. */
export function stopTests(tests: DeviceTests): DeviceTestStep {
  const stopped = tests.running ? giveUp(tests, 'no_answer') : keep(tests);
  return keep({ ...stopped.tests, shown: 'list' }, ...stopped.effects, {
    effect: 'show_calibration',
    on: false,
  });
}

function onIntent(tests: DeviceTests, intent: CitizenIntent, env: Environment): DeviceTestStep {
  switch (intent.intent) {
    case 'test_device':
      return tests.running || tests.shown !== 'list' ? keep(tests) : begin(tests, intent.device, env);
    case 'judge_device':
      return judge(tests, intent.device, intent.pass);
    case 'touch_tested':
      return touched(tests, intent);
    case 'calibrate':
      return tests.running || tests.shown !== 'list'
        ? keep(tests)
        : keep({ ...tests, shown: 'calibration' }, { effect: 'show_calibration', on: true });
    case 'calibrated':
      return tests.shown === 'calibration' ? calibrated(tests, intent) : keep(tests);
    case 'back':
      return onBack(tests);
    default:
      return keep(tests);
  }
}

function onBack(tests: DeviceTests): DeviceTestStep {
  switch (tests.shown) {
    case 'list':
      return keep(tests);
    case 'touch':
      return giveUp(tests, 'not_finished');
    case 'picture':
      return keep({ ...withStep(tests, 'citizen_display', 'fail', 'not_finished'), shown: 'list' });
    case 'calibration':
      return keep({ ...tests, shown: 'list' }, { effect: 'show_calibration', on: isAsked(tests, 'display') });
  }
}

function begin(tests: DeviceTests, device: TestedDevice, env: Environment): DeviceTestStep {
  if (!tests.steps.some((step) => step.device === device)) return keep(tests);
  switch (device) {
    case 'touch':
      return keep({ ...run(tests, device, env.newId(), env.now), shown: 'touch' });
    case 'citizen_display':
      return keep({ ...withStep(tests, device, 'ask_person', sizeOf(env.devices)), shown: 'picture' });
    case 'display':
      // Whether the picture is sharp, level and whole is for eyes to say.
      return keep(withStep(tests, device, 'ask_person', ''), { effect: 'show_calibration', on: true });
    case 'card_reader':
      return keep(run(tests, device, env.newId(), env.now));
    default:
      // Whether a camera, microphone or speaker is there the presence page finds out when it is asked: what it listed
      // before may be of another time, and a page that loads still has listed nothing.
      return ask(tests, device, env);
  }
}

function ask(
  tests: DeviceTests,
  device: (DeviceTestEffect & { effect: 'test_device' })['device'],
  { now, newId }: Environment,
): DeviceTestStep {
  const test = newId();
  return keep(run(tests, device, test, now), { effect: 'test_device', test, device });
}

function askAgain(tests: DeviceTests): DeviceTestStep {
  const device = askedOfPage(tests);
  if (!tests.running || !device) return keep(tests);
  return keep(tests, { effect: 'test_device', test: tests.running.test, device });
}

const run = (tests: DeviceTests, device: TestedDevice, test: string, now: number): DeviceTests => ({
  ...withStep(tests, device, 'testing', ''),
  running: { device, test, since: now, giveUpAt: now + (TEST_MS[device] ?? OTHER_TEST_MS) },
});

/** What was measured is one thing; whether it was heard, or is sharp and upright, only a person can tell. */
const JUDGED: readonly TestedDevice[] = ['speaker', 'record_and_play', 'camera'];

function end(tests: DeviceTests, pass: boolean, detail: string): DeviceTestStep {
  const { running } = tests;
  if (!running) return keep(tests);
  const passed = JUDGED.includes(running.device) ? 'ask_person' : 'pass';
  return keep({
    ...withStep(tests, running.device, pass ? passed : 'fail', detail),
    running: null,
    shown: 'list',
  });
}

function giveUp(tests: DeviceTests, detail: string): DeviceTestStep {
  const { running } = tests;
  const ended = end(tests, false, detail);
  return running ? keep(ended.tests, { effect: 'cancel_test', test: running.test }) : ended;
}

function onCard(tests: DeviceTests, failure: string | null, env: Environment): DeviceTestStep {
  if (tests.running?.device !== 'card_reader') return keep(tests);
  if (failure !== null) return end(tests, false, failure);
  const seconds = ((env.now - tests.running.since) / 1000).toFixed(1);
  return end(tests, true, `read in ${seconds} s`);
}

/** A panel that is off by more than a finger misses its corners; one with dead places breaks the line. */
function touched(
  tests: DeviceTests,
  { hit, missed, points }: CitizenIntent & { intent: 'touch_tested' },
): DeviceTestStep {
  if (tests.running?.device !== 'touch') return keep(tests);
  const pass = hit >= TOUCH_TARGETS && missed <= MOST_MISSED && points >= FEWEST_POINTS;
  return end(tests, pass, `${hit} targets, ${missed} missed, ${points} points`);
}

/** What was measured stands beside the judgement: `1280x720, 30 fps, judged`. */
function judge(tests: DeviceTests, device: TestedDevice, pass: boolean): DeviceTestStep {
  if (!isAsked(tests, device)) return keep(tests);
  const measured = tests.steps.find((step) => step.device === device)?.detail ?? '';
  const judged = withStep(tests, device, pass ? 'pass' : 'fail', measured ? `${measured}, judged` : 'judged');
  if (device === 'citizen_display') return keep({ ...judged, shown: 'list' });
  return device === 'display' ? keep(judged, { effect: 'show_calibration', on: false }) : keep(judged);
}

const sizeOf = ({ citizenDisplay }: DeviceReport): string =>
  citizenDisplay?.state === 'ready' ? `${citizenDisplay.widthPx}x${citizenDisplay.heightPx}` : '';

function calibrated(
  tests: DeviceTests,
  { widthMm, eyeXMm, eyeYMm }: CitizenIntent & { intent: 'calibrated' },
): DeviceTestStep {
  const heightMm = Math.min(
    5_000,
    Math.max(50, Math.round((widthMm * tests.display.heightMm) / tests.display.widthMm)),
  );
  const calibration = { widthMm, heightMm, eyeXMm, eyeYMm };
  const measured = withStep(tests, 'display', 'pass', `${Math.round(widthMm)} mm wide`);
  return keep(
    { ...measured, shown: 'list', calibration, display: calibration },
    { effect: 'show_calibration', on: false },
    { effect: 'keep_calibration', calibration },
  );
}

const withLevel = (tests: DeviceTests, device: TestedDevice, level: number): DeviceTests => ({
  ...tests,
  steps: tests.steps.map((step) => (step.device === device ? { ...step, level } : step)),
});

function withStep(
  tests: DeviceTests,
  device: TestedDevice,
  state: InstallationStep['state'],
  detail: string,
): DeviceTests {
  const changed = ({ needed }: InstallationStep): InstallationStep => ({
    device,
    state,
    detail: detail.slice(0, 120),
    needed,
  });
  return { ...tests, steps: tests.steps.map((step) => (step.device === device ? changed(step) : step)) };
}
