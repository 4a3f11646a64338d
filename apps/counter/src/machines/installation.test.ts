import type { CitizenIntent, DeviceReport, InstallationTest } from '@loket/contract';
import { busyness, NOTHING_KNOWN } from './counter-state.ts';
import { Situation } from './situations.testing.ts';
import { isPresenceShown, viewOf } from './view.ts';

type Device = InstallationTest['device'];
const ready = { state: 'ready' } as const;
const ALL_THERE: DeviceReport = { ...NOTHING_KNOWN, camera: ready, microphone: ready, speaker: ready };

const intent = (touched: CitizenIntent) => ({ event: 'intent', intent: touched }) as const;
const test_ = (device: Device) => intent({ intent: 'test_device', device });
const judge = (device: Device, pass: boolean) => intent({ intent: 'judge_device', device, pass });
const content = ({ state, now }: Situation) => viewOf(state, now, 0).content;
const calibrated = intent({ intent: 'calibrated', widthMm: 597, eyeXMm: 298, eyeYMm: 110 });

const fresh = (devices = ALL_THERE) =>
  Situation.open().snapshot({ standing: 'installing' }).on({ event: 'devices', devices });

function step(situation: Situation, device: Device) {
  const shown = content(situation);
  if (shown.screen !== 'installation') throw new Error(`the screen is ${shown.screen}`);
  return shown.steps.find((one) => one.device === device);
}

function running({ state }: Situation): string {
  return state.installation?.tests.running?.test ?? 'none';
}

/** Answers the test that runs, as the device would. */
const answer = (situation: Situation, pass: boolean, detail: string) =>
  situation.on({ event: 'tested', test: running(situation), pass, detail });

function proved(): Situation {
  const situation = fresh().on(test_('camera'), test_('microphone'), test_('speaker'));
  answer(situation, true, '1280x720');
  situation.on(judge('camera', true), test_('microphone'));
  answer(situation, true, 'heard');
  situation.on(test_('speaker'));
  answer(situation, true, 'played');
  situation.on(judge('speaker', true), test_('link'));
  answer(situation, true, '12 ms');
  return situation.on(intent({ intent: 'calibrate' }), calibrated);
}

test('enrolled and not in service: the tests, and no ticket', () => {
  const situation = fresh();
  expect(content(situation)).toMatchObject({ screen: 'installation', canFinish: false });
  situation.on(intent({ intent: 'begin', locale: 'nl' }));
  expect(situation.state.issuing.at).toBe('attract');
  expect(busyness(situation.state)).toBe('idle');
});

test('only devices that the appliance is said to have', () => {
  expect(step(fresh(), 'ticket_printer')).toMatchObject({ needed: false });
  expect(step(fresh(), 'document_printer')).toBeUndefined();
});

test('everything needed passed: it can go into service, and the report says what was measured', () => {
  const situation = proved();
  expect(content(situation)).toMatchObject({ canFinish: true });
  situation.everything();
  const [effect] = situation.on(intent({ intent: 'finish_installation' })).everything();
  expect(effect).toMatchObject({
    effect: 'report_installation',
    report: {
      tests: expect.arrayContaining([
        { device: 'link', result: 'pass', detail: '12 ms' },
        { device: 'card_reader', result: 'skipped', detail: '' },
      ]),
      calibration: { widthMm: 597, heightMm: 448, eyeXMm: 298, eyeYMm: 110 },
    },
  });
  situation.snapshot({ standing: 'in_service' });
  expect(content(situation).screen).toBe('attract');
});

test('one that is needed failed: it can not go into service', () => {
  const situation = proved().on(test_('camera'));
  answer(situation, false, 'dark');
  expect(step(situation, 'camera')).toMatchObject({ state: 'fail', detail: 'dark' });
  expect(content(situation)).toMatchObject({ canFinish: false });
  expect(situation.on(intent({ intent: 'finish_installation' })).taken()).not.toContain(
    'report_installation',
  );
});

test('central did not take the report: it can be sent again', () => {
  const situation = proved().on(intent({ intent: 'finish_installation' }));
  expect(content(situation)).toMatchObject({ canFinish: false });
  expect(content(situation.on({ event: 'reported', ok: false }))).toMatchObject({ canFinish: true });
});

test('a tone that nobody heard', () => {
  const situation = fresh().on(test_('speaker'));
  answer(situation, true, 'played');
  expect(step(situation, 'speaker')).toMatchObject({ state: 'ask_person' });
  expect(step(situation.on(judge('speaker', false)), 'speaker')).toMatchObject({ state: 'fail' });
});

test('what was not asked is not judged', () => {
  expect(step(fresh().on(judge('camera', true)), 'camera')).toMatchObject({ state: 'waiting' });
});

test('a camera is tested before the presence page listens: the page is asked when it does', () => {
  const situation = fresh(NOTHING_KNOWN).on(test_('camera'));
  expect(situation.taken()).toEqual(['test_device']);
  expect(situation.on({ event: 'presence_ready' }).taken()).toEqual(['test_device']);
  answer(situation, false, 'absent');
  expect(step(situation, 'camera')).toMatchObject({ state: 'fail', detail: 'absent' });
  expect(situation.on({ event: 'presence_ready' }).taken()).toEqual([]);
});

test('a test that is not of the presence page minds no fresh one', () => {
  const situation = fresh().on(test_('link'));
  situation.taken();
  expect(situation.on({ event: 'presence_ready' }).taken()).toEqual([]);
});

test('a card is read: how long it took', () => {
  const situation = fresh().on(test_('card_reader')).wait(1_500);
  situation.on({ event: 'card_proved', failure: null });
  expect(step(situation, 'card_reader')).toMatchObject({ state: 'pass', detail: 'read in 1.5 s' });
});

test('nobody puts a card: the test fails by itself', () => {
  const situation = fresh().on(test_('card_reader')).wait(45_000);
  expect(step(situation, 'card_reader')).toMatchObject({ state: 'fail', detail: 'no_answer' });
  situation.on({ event: 'card_proved', failure: null });
  expect(step(situation, 'card_reader')).toMatchObject({ state: 'fail' });
});

test('one test at a time, and an answer to an earlier one is nothing', () => {
  const situation = fresh().on(test_('link'));
  const first = running(situation);
  situation.on(test_('ticket_printer')).wait(15_000).on(test_('link'));
  situation.on({ event: 'tested', test: first, pass: true, detail: '1 ms' });
  expect(step(situation, 'link')).toMatchObject({ state: 'testing' });
});

test('paper out at the test slip', () => {
  const situation = fresh().on(test_('ticket_printer'));
  answer(situation, false, 'paper_out');
  expect(step(situation, 'ticket_printer')).toMatchObject({ state: 'fail', detail: 'paper_out' });
});

test('the calibration picture is up while it is measured, and goes with back too', () => {
  const situation = fresh();
  situation.everything();
  situation.on(intent({ intent: 'calibrate' }));
  expect(content(situation)).toEqual({ screen: 'calibration', widthMm: 400, eyeXMm: 200, eyeYMm: 100 });
  expect(isPresenceShown(situation.state)).toBe(true);
  situation.on(intent({ intent: 'back' }));
  expect(isPresenceShown(situation.state)).toBe(false);
  expect(situation.everything()).toEqual([
    { effect: 'show_calibration', on: true },
    { effect: 'show_calibration', on: false },
  ]);
});

test('the picture on the display is judged by eyes, and goes with their answer', () => {
  const situation = fresh();
  situation.everything();
  situation.on(test_('display'));
  expect(step(situation, 'display')).toMatchObject({ state: 'ask_person' });
  expect(isPresenceShown(situation.state)).toBe(true);
  situation.on(judge('display', true));
  expect(step(situation, 'display')).toMatchObject({ state: 'pass', detail: 'judged' });
  expect(isPresenceShown(situation.state)).toBe(false);
  expect(situation.everything()).toEqual([
    { effect: 'show_calibration', on: true },
    { effect: 'show_calibration', on: false },
  ]);
});

test('in service already: nothing of the installation is on the screen', () => {
  expect(content(Situation.open().on(test_('camera'))).screen).toBe('attract');
});
