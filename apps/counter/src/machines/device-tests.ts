import type {
  CitizenIntent,
  CounterRole,
  DeviceConfiguration,
  InstallationReport,
  InstallationStep,
  InstallationTest,
} from '@loket/contract';

export type TestedDevice = InstallationTest['device'];
export type Calibration = NonNullable<InstallationReport['calibration']>;

/** A technician proves each device by something that really happens: at installation, and at every service since. */
export type DeviceTests = {
  steps: readonly InstallationStep[];
  /** Of the test that runs; an answer to an earlier one says nothing. */
  running: { device: TestedDevice; test: string; giveUpAt: number; since: number } | null;
  /** What has the citizen's screen: the list of devices, the ruler, the corners to touch, or the test picture. */
  shown: 'list' | 'calibration' | 'touch' | 'picture';
  calibration: Calibration | null;
  display: Calibration;
};

export type DeviceTestEvent =
  | { event: 'intent'; intent: CitizenIntent }
  | { event: 'tested'; test: string; pass: boolean; detail: string }
  | { event: 'media_level'; test: string; level: number }
  /** A fresh presence page listens: what was asked of an earlier one, or of none yet, was not heard. */
  | { event: 'presence_ready' }
  /** A card was put in: from here its reading is timed. */
  | { event: 'card_found' }
  /** It was read whole, or why not. */
  | { event: 'card_proved'; failure: string | null }
  | { event: 'tick' };

export type DeviceTestEffect =
  | {
      effect: 'test_device';
      test: string;
      device: Exclude<TestedDevice, 'card_reader' | 'display' | 'citizen_display' | 'touch'>;
    }
  /** Nobody waits for this test any more. */
  | { effect: 'cancel_test'; test: string }
  | { effect: 'show_calibration'; on: boolean }
  | { effect: 'keep_calibration'; calibration: Calibration };

/** As central has it: without these no consultation can be held. */
const NEEDED: readonly TestedDevice[] = ['camera', 'microphone', 'speaker', 'display', 'link'];
const ORDER: readonly TestedDevice[] = [
  'link',
  'touch',
  'citizen_display',
  'display',
  'camera',
  'microphone',
  'speaker',
  'record_and_play',
  'echo',
  'card_reader',
  'signature_pad',
  'ticket_printer',
  'document_printer',
];

/** What this appliance is said to have; a device that it has not is no step. */
export function startTests(
  { ticketPrinter, documentPrinter, signaturePad }: DeviceConfiguration,
  roles: readonly CounterRole[],
  display: Calibration,
): DeviceTests {
  const has = (device: TestedDevice): boolean => {
    switch (device) {
      case 'ticket_printer':
        return ticketPrinter.kind !== 'none';
      case 'document_printer':
        return documentPrinter !== undefined && documentPrinter.kind !== 'none';
      case 'signature_pad':
        return signaturePad !== undefined && signaturePad.kind !== 'none';
      case 'card_reader':
        return roles.includes('counter');
      default:
        return true;
    }
  };
  return {
    steps: ORDER.filter(has).map((device) => ({
      device,
      state: 'waiting',
      detail: '',
      needed: NEEDED.includes(device),
    })),
    running: null,
    shown: 'list',
    calibration: null,
    display,
  };
}

/** A card is read now to prove the reader; nothing of it leaves this process. */
export const provesCard = (tests: DeviceTests | null): boolean => tests?.running?.device === 'card_reader';

const OF_THE_PAGE = ['camera', 'microphone', 'speaker', 'record_and_play', 'echo'] as const;
const LISTENING: readonly (TestedDevice | undefined)[] = ['camera', 'microphone', 'record_and_play', 'echo'];

/** Camera or microphone is opened now to prove it; nothing of it is sent anywhere. */
export const provesMedia = (tests: DeviceTests | null): boolean => LISTENING.includes(tests?.running?.device);

/** What runs and is measured by the presence page. */
export const askedOfPage = ({ running }: DeviceTests) =>
  OF_THE_PAGE.find((device) => device === running?.device);

export const isAsked = ({ steps }: DeviceTests, device: TestedDevice): boolean =>
  steps.some((step) => step.device === device && step.state === 'ask_person');

/** The presence shows the test picture or what the camera sees: to be measured, or to be looked at. */
export const showsPresence = (tests: DeviceTests | null): boolean =>
  tests !== null &&
  (tests.shown === 'calibration' || isAsked(tests, 'display') || tests.running?.device === 'camera');

/** What was found so far, as a report says it. */
export const resultsOf = ({ steps }: DeviceTests): InstallationTest[] =>
  steps.map(({ device, state, detail }) => ({
    device,
    detail,
    result: state === 'pass' || state === 'fail' ? state : ('skipped' as const),
  }));
