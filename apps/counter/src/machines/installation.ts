import type {
  CitizenIntent,
  CounterRole,
  DeviceConfiguration,
  DeviceReport,
  InstallationReport,
  InstallationStep,
  InstallationTest,
} from '@loket/contract';

export type TestedDevice = InstallationTest['device'];
export type Calibration = NonNullable<InstallationReport['calibration']>;

/** A counter before its first day: each device is proved, the display is measured, and then it goes into service. */
export type InstallationState = {
  steps: readonly InstallationStep[];
  /** Of the test that runs; an answer to an earlier one says nothing. */
  running: { device: TestedDevice; test: string; giveUpAt: number; since: number } | null;
  calibrating: boolean;
  calibration: Calibration | null;
  display: { widthMm: number; heightMm: number; eyeXMm: number; eyeYMm: number };
  reporting: boolean;
};

export type InstallationEvent =
  | { event: 'intent'; intent: CitizenIntent }
  | { event: 'tested'; test: string; pass: boolean; detail: string }
  /** The first file of a card that lies in the reader, or why there is none. */
  | { event: 'card_proved'; failure: string | null }
  | { event: 'reported'; ok: boolean }
  | { event: 'tick' };

export type InstallationEffect =
  | {
      effect: 'test_device';
      test: string;
      device: Exclude<TestedDevice, 'card_reader' | 'display' | 'touch'>;
    }
  | { effect: 'show_calibration'; on: boolean }
  | { effect: 'keep_calibration'; calibration: Calibration }
  | { effect: 'report_installation'; report: InstallationReport };

type Environment = { now: number; newId: () => string; devices: DeviceReport };
export type InstallationStepResult = { installation: InstallationState; effects: InstallationEffect[] };

/** As central has it: without these no consultation can be held. */
const NEEDED: readonly TestedDevice[] = ['camera', 'microphone', 'speaker', 'display', 'link'];
const ORDER: readonly TestedDevice[] = [
  'link',
  'touch',
  'display',
  'camera',
  'microphone',
  'speaker',
  'card_reader',
  'ticket_printer',
  'document_printer',
];
const TEST_MS: Readonly<Partial<Record<TestedDevice, number>>> = {
  card_reader: 45_000,
  document_printer: 90_000,
};
const OTHER_TEST_MS = 15_000;

/** What this appliance is said to have; a device that it has not is no step. */
export function startInstallation(
  { ticketPrinter, documentPrinter }: DeviceConfiguration,
  roles: readonly CounterRole[],
  display: InstallationState['display'],
): InstallationState {
  const has = (device: TestedDevice): boolean => {
    if (device === 'ticket_printer') return ticketPrinter.kind !== 'none';
    if (device === 'document_printer')
      return documentPrinter !== undefined && documentPrinter.kind !== 'none';
    return device !== 'card_reader' || roles.includes('counter');
  };
  return {
    steps: ORDER.filter(has).map((device) => ({
      device,
      state: 'waiting',
      detail: '',
      needed: NEEDED.includes(device),
    })),
    running: null,
    calibrating: false,
    calibration: null,
    display,
    reporting: false,
  };
}

/** A card is read now to prove the reader; nothing of it leaves this process. */
export const provesCard = (installation: InstallationState | null): boolean =>
  installation?.running?.device === 'card_reader';

const isAsked = ({ steps }: InstallationState, device: TestedDevice): boolean =>
  steps.some((step) => step.device === device && step.state === 'ask_person');

/** The calibration picture is up: to be measured, or to be looked at. */
export const showsCalibration = (installation: InstallationState | null): boolean =>
  installation !== null && (installation.calibrating || isAsked(installation, 'display'));

/** Camera or microphone is opened now to prove it; nothing of it is sent anywhere. */
export const provesMedia = (installation: InstallationState | null): boolean =>
  installation?.running?.device === 'camera' || installation?.running?.device === 'microphone';

export const canFinish = ({ steps, reporting }: InstallationState): boolean =>
  !reporting && steps.every(({ needed, state }) => !needed || state === 'pass');

const keep = (installation: InstallationState, ...effects: InstallationEffect[]): InstallationStepResult => ({
  installation,
  effects,
});

export function stepInstallation(
  state: InstallationState,
  event: InstallationEvent,
  env: Environment,
): InstallationStepResult {
  switch (event.event) {
    case 'intent':
      return onIntent(state, event.intent, env);
    case 'tested':
      return state.running?.test === event.test ? end(state, event.pass, event.detail) : keep(state);
    case 'card_proved':
      return onCard(state, event.failure, env);
    case 'reported':
      return keep({ ...state, reporting: false });
    case 'tick':
      return state.running && env.now >= state.running.giveUpAt
        ? end(state, false, 'no_answer')
        : keep(state);
  }
}

function onIntent(state: InstallationState, intent: CitizenIntent, env: Environment): InstallationStepResult {
  switch (intent.intent) {
    case 'test_device':
      return state.running || state.calibrating ? keep(state) : begin(state, intent.device, env);
    case 'judge_device':
      return judge(state, intent.device, intent.pass);
    case 'calibrate':
      return state.running
        ? keep(state)
        : keep({ ...state, calibrating: true }, { effect: 'show_calibration', on: true });
    case 'calibrated':
      return state.calibrating ? calibrated(state, intent) : keep(state);
    case 'back':
      return state.calibrating
        ? keep(
            { ...state, calibrating: false },
            { effect: 'show_calibration', on: isAsked(state, 'display') },
          )
        : keep(state);
    case 'finish_installation':
      return canFinish(state)
        ? keep({ ...state, reporting: true }, { effect: 'report_installation', report: reportOf(state) })
        : keep(state);
    default:
      return keep(state);
  }
}

function begin(state: InstallationState, device: TestedDevice, env: Environment): InstallationStepResult {
  if (!state.steps.some((step) => step.device === device)) return keep(state);
  switch (device) {
    case 'touch':
      // This very message came from a touch.
      return keep(withStep(state, device, 'pass', 'touched'));
    case 'display':
      // Whether the picture is sharp, level and whole is for eyes to say.
      return keep(withStep(state, device, 'ask_person', ''), { effect: 'show_calibration', on: true });
    case 'camera':
    case 'microphone':
    case 'speaker': {
      // What is not even listed is not opened.
      const { state: listed } = env.devices[device];
      if (listed !== 'ready') return keep(withStep(state, device, 'fail', listed));
      return ask(state, device, env);
    }
    case 'card_reader':
      return run(state, device, env.newId(), env.now);
    case 'ticket_printer':
    case 'document_printer':
    case 'signature_pad':
    case 'echo':
    case 'record_and_play':
    case 'link':
      return ask(state, device, env);
  }
}

function ask(
  state: InstallationState,
  device: (InstallationEffect & { effect: 'test_device' })['device'],
  { now, newId }: Environment,
): InstallationStepResult {
  const test = newId();
  return run(state, device, test, now, { effect: 'test_device', test, device });
}

const run = (
  state: InstallationState,
  device: TestedDevice,
  test: string,
  now: number,
  ...effects: InstallationEffect[]
): InstallationStepResult =>
  keep(
    {
      ...withStep(state, device, 'testing', ''),
      running: { device, test, since: now, giveUpAt: now + (TEST_MS[device] ?? OTHER_TEST_MS) },
    },
    ...effects,
  );

function end(state: InstallationState, pass: boolean, detail: string): InstallationStepResult {
  const { running } = state;
  if (!running) return keep(state);
  // That a tone was played says nothing of whether it was heard.
  const passed = running.device === 'speaker' ? 'ask_person' : 'pass';
  return keep({ ...withStep(state, running.device, pass ? passed : 'fail', detail), running: null });
}

function onCard(state: InstallationState, failure: string | null, env: Environment): InstallationStepResult {
  if (state.running?.device !== 'card_reader') return keep(state);
  if (failure !== null) return end(state, false, failure);
  const seconds = ((env.now - state.running.since) / 1000).toFixed(1);
  return end(state, true, `read in ${seconds} s`);
}

function judge(state: InstallationState, device: TestedDevice, pass: boolean): InstallationStepResult {
  if (!isAsked(state, device)) return keep(state);
  const judged = withStep(state, device, pass ? 'pass' : 'fail', 'judged');
  return device === 'display' ? keep(judged, { effect: 'show_calibration', on: false }) : keep(judged);
}

function calibrated(
  state: InstallationState,
  { widthMm, eyeXMm, eyeYMm }: CitizenIntent & { intent: 'calibrated' },
): InstallationStepResult {
  const heightMm = Math.min(
    5_000,
    Math.max(50, Math.round((widthMm * state.display.heightMm) / state.display.widthMm)),
  );
  const calibration = { widthMm, heightMm, eyeXMm, eyeYMm };
  const measured = withStep(state, 'display', 'pass', `${Math.round(widthMm)} mm wide`);
  return keep(
    { ...measured, calibrating: false, calibration, display: calibration },
    { effect: 'show_calibration', on: false },
    { effect: 'keep_calibration', calibration },
  );
}

function withStep(
  state: InstallationState,
  device: TestedDevice,
  now: InstallationStep['state'],
  detail: string,
): InstallationState {
  const steps = state.steps.map((step) => (step.device === device ? { ...step, state: now, detail } : step));
  return { ...state, steps };
}

function reportOf({ steps, calibration }: InstallationState): InstallationReport {
  const tests = steps.map(({ device, state, detail }) => ({
    device,
    detail,
    result: state === 'pass' || state === 'fail' ? state : ('skipped' as const),
  }));
  return { tests, calibration };
}
