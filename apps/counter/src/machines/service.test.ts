import {
  type CitizenIntent,
  type DeviceReport,
  type InstallationTest,
  OpenedService,
  SERVICE_VISIT_MS,
} from '@loket/contract';
import { busyness, NOTHING_KNOWN } from './counter-state.ts';
import { DELAYS } from './delays.ts';
import { consultation, Situation } from './situations.testing.ts';
import { isPresenceShown, viewOf } from './view.ts';

type Device = InstallationTest['device'];

const CODE = '7K3F-9QXD-2M8P';
const visit = OpenedService.parse({
  visitId: '0190b6f4-0000-4000-8000-000000000901',
  technician: 'Koen Driesen',
  expiresAt: '2026-03-02T09:30:00.000Z',
});
const ready = { state: 'ready' } as const;
const ALL_THERE: DeviceReport = { ...NOTHING_KNOWN, camera: ready, microphone: ready, speaker: ready };

const intent = (touched: CitizenIntent) => ({ event: 'intent', intent: touched }) as const;
const held = intent({ intent: 'want_service' });
const typed = intent({ intent: 'service_code', code: CODE });
const test_ = (device: Device) => intent({ intent: 'test_device', device });
const close = (note = '') => intent({ intent: 'close_service', note });
const send = (note = '') => intent({ intent: 'send_service_report', note });
const content = ({ state, now }: Situation) => viewOf(state, now, 0).content;
const leaving = ({ state, now }: Situation) => viewOf(state, now, 0).leavingInSeconds;

/** The code that is checked now, as central would answer it. */
function attempt({ state: { service } }: Situation): string {
  if (service?.at === 'checking') return service.attempt;
  return service?.at === 'open' ? (service.attempt ?? 'none') : 'none';
}

const checked = () => Situation.open().on({ event: 'devices', devices: ALL_THERE }, held, typed);
function opened(): Situation {
  const situation = checked();
  situation.on({ event: 'service_opened', attempt: attempt(situation), visit });
  situation.everything();
  return situation;
}

function runs(situation: Situation, device: Device, pass: boolean, detail: string): Situation {
  situation.on(test_(device));
  const { service } = situation.state;
  const test = service?.at === 'open' ? (service.tests.running?.test ?? 'none') : 'none';
  return situation.on({ event: 'tested', test, pass, detail });
}

const answer = (situation: Situation, ok: boolean) =>
  situation.on({ event: 'service_reported', attempt: attempt(situation), ok });

function step(situation: Situation, device: Device) {
  const shown = content(situation);
  if (shown.screen !== 'service') throw new Error(`the screen is ${shown.screen}`);
  return shown.steps.find((one) => one.device === device);
}

const reported = (situation: Situation) =>
  situation.everything().flatMap((effect) => (effect.effect === 'report_service' ? [effect.report] : []));

describe('the way in', () => {
  test('the gesture shows a field for a code, and calls still come', () => {
    const situation = Situation.open().on(held);
    expect(content(situation)).toEqual({ screen: 'service_code', state: 'asking', failure: null });
    expect(busyness(situation.state)).toBe('idle');
    expect(situation.taken()).toEqual([]);
    situation.told(consultation());
    expect(content(situation).screen).toBe('called');
    expect(situation.state.service).toBeNull();
  });

  test('while central looks at the code no citizen is wanted', () => {
    const situation = checked();
    expect(content(situation)).toMatchObject({ screen: 'service_code', state: 'busy' });
    expect(busyness(situation.state)).toBe('service');
    expect(situation.everything()).toEqual([
      { effect: 'open_service', attempt: attempt(situation), code: CODE },
    ]);
  });

  test('the right code: every device, and who is at work', () => {
    const situation = opened();
    expect(content(situation)).toMatchObject({
      screen: 'service',
      technician: 'Koen Driesen',
      appVersion: '1.2.3',
      devices: ALL_THERE,
      report: 'none',
    });
    expect(step(situation, 'card_reader')).toMatchObject({ state: 'waiting' });
    expect(busyness(situation.state)).toBe('service');
  });

  test.each(['code_not_valid', 'too_many_tries', 'citizen_here', 'no_connection'] as const)(
    'central says %s: the field again, and calls come',
    (failure) => {
      const situation = checked();
      situation.on({ event: 'service_refused', attempt: attempt(situation), failure });
      expect(content(situation)).toEqual({ screen: 'service_code', state: 'asking', failure });
      expect(busyness(situation.state)).toBe('idle');
    },
  );

  test('an answer to an earlier code says nothing', () => {
    const situation = checked().on({ event: 'service_opened', attempt: 'earlier', visit });
    expect(content(situation)).toMatchObject({ screen: 'service_code', state: 'busy' });
  });

  test('without central the field says so at once, and again not when the line is back', () => {
    const situation = Situation.open().on({ event: 'link', connected: false, refusal: null }, held);
    expect(content(situation)).toMatchObject({ failure: 'no_connection' });
    situation.on({ event: 'link', connected: true, refusal: null });
    expect(content(situation)).toMatchObject({ failure: null });
  });

  test.each([
    ['somebody takes a ticket', () => Situation.open().on(intent({ intent: 'begin', locale: 'fr' }))],
    ['somebody is called', () => Situation.open().told(consultation())],
    ['a call is under way', () => Situation.open().inCall()],
    ['the counter is being installed', () => Situation.open().snapshot({ standing: 'installing' })],
  ])('%s: the gesture does nothing', (_, situation) => {
    expect(situation().on(held).state.service).toBeNull();
  });

  test('nobody types: back to attract after two minutes, with a warning before', () => {
    const situation = Situation.open()
      .on(held)
      .wait(DELAYS.typingIdleMs - 5_000);
    expect(leaving(situation)).toBe(5);
    expect(content(situation.wait(5_000)).screen).toBe('attract');
  });

  test('back', () => {
    expect(content(Situation.open().on(held, intent({ intent: 'back' }))).screen).toBe('attract');
  });
});

describe('the tests', () => {
  test('the same as at installation: what was measured is said', () => {
    const situation = runs(opened(), 'link', true, '12 ms');
    expect(step(situation, 'link')).toMatchObject({ state: 'pass', detail: '12 ms' });
  });

  test('a camera that is black is opened all the same: it may give something now', () => {
    const situation = opened().on({
      event: 'devices',
      devices: { ...ALL_THERE, camera: { state: 'black' } },
    });
    situation.on(test_('camera'));
    expect(situation.taken()).toEqual(['test_device']);
    expect(isPresenceShown(situation.state)).toBe(true);
  });

  test('the picture is measured, and then judged', () => {
    const situation = runs(opened(), 'camera', true, '1280x720');
    expect(step(situation, 'camera')).toMatchObject({ state: 'ask_person', detail: '1280x720' });
    situation.on(intent({ intent: 'judge_device', device: 'camera', pass: true }));
    expect(step(situation, 'camera')).toMatchObject({ state: 'pass', detail: '1280x720, judged' });
  });

  test('the level moves while it records, and is gone afterwards', () => {
    const situation = opened().on(test_('record_and_play'));
    const { service } = situation.state;
    const running = service?.at === 'open' ? service.tests.running : null;
    situation.on({ event: 'media_level', test: running?.test ?? '', level: 0.4 });
    expect(step(situation, 'record_and_play')).toMatchObject({ state: 'testing', level: 0.4 });
    situation.on({ event: 'media_level', test: 'another', level: 0.9 });
    expect(step(situation, 'record_and_play')).toMatchObject({ level: 0.4 });
    situation.on({ event: 'tested', test: running?.test ?? '', pass: true, detail: '-23 dBFS' });
    expect(step(situation, 'record_and_play')).toEqual({
      device: 'record_and_play',
      state: 'ask_person',
      detail: '-23 dBFS',
      needed: false,
    });
  });

  test('corners and a line', () => {
    const situation = opened().on(test_('touch'));
    expect(content(situation)).toEqual({ screen: 'touch_test' });
    situation.on(intent({ intent: 'touch_tested', hit: 5, missed: 1, points: 41 }));
    expect(step(situation, 'touch')).toMatchObject({
      state: 'pass',
      detail: '5 targets, 1 missed, 41 points',
    });
  });

  test.each([
    ['touches land beside the dots', { hit: 5, missed: 3, points: 41 }],
    ['a line of two points: most of the panel felt nothing', { hit: 5, missed: 0, points: 2 }],
    ['a corner that was not reached', { hit: 4, missed: 0, points: 41 }],
  ])('%s: no pass', (_, measured) => {
    const situation = opened().on(test_('touch'), intent({ intent: 'touch_tested', ...measured }));
    expect(step(situation, 'touch')).toMatchObject({ state: 'fail' });
  });

  test('out of the corners with back: not finished, and nothing is passed', () => {
    const situation = opened().on(test_('touch'), intent({ intent: 'back' }));
    expect(step(situation, 'touch')).toMatchObject({ state: 'fail', detail: 'not_finished' });
  });

  test('the citizen’s screen shows a picture, and eyes judge it; its size stands beside', () => {
    const citizenDisplay = { state: 'ready', name: 'ELO', widthPx: 1080, heightPx: 1920 } as const;
    const situation = opened();
    situation.on({ event: 'devices', devices: { ...ALL_THERE, citizenDisplay } }, test_('citizen_display'));
    expect(content(situation)).toEqual({ screen: 'screen_test' });
    situation.on(intent({ intent: 'judge_device', device: 'citizen_display', pass: true }));
    expect(content(situation)).toMatchObject({ screen: 'service' });
    expect(step(situation, 'citizen_display')).toMatchObject({ state: 'pass', detail: '1080x1920, judged' });
  });

  test('away from the picture with back, or the page closes under it: nothing is passed', () => {
    const situation = opened().on(test_('citizen_display'), intent({ intent: 'back' }));
    expect(step(situation, 'citizen_display')).toMatchObject({ state: 'fail', detail: 'not_finished' });
    const left = opened().on(test_('citizen_display'));
    left.wait(30 * 60_000).on({ event: 'tick' });
    expect(content(left)).not.toMatchObject({ screen: 'screen_test' });
  });

  test('a card is timed from when it was put in', () => {
    const situation = opened().on(test_('card_reader')).wait(10_000);
    situation.on({ event: 'card_found' }).wait(1_500).on({ event: 'card_proved', failure: null });
    expect(step(situation, 'card_reader')).toMatchObject({ state: 'pass', detail: 'read in 1.5 s' });
  });

  test('who the devices are comes when they said it', () => {
    const identities = { ticketPrinter: { model: 'EPSON TM-m30II', firmware: '1.02' } };
    expect(content(opened().on({ event: 'identified', identities }))).toMatchObject({ identities });
  });
});

describe('the report', () => {
  test('what was found, of this visit and this counter, in one text', () => {
    const situation = runs(opened(), 'link', true, '12 ms');
    situation.everything();
    const [report] = reported(situation.on(send('Kabel vervangen.')));
    expect(report).toMatchObject({
      visitId: visit.visitId,
      counterId: situation.state.snapshot?.counterId,
      appVersion: '1.2.3',
      devices: ALL_THERE,
      note: 'Kabel vervangen.',
      at: new Date(situation.now).toISOString(),
    });
    expect(report?.tests).toContainEqual({ device: 'link', result: 'pass', detail: '12 ms' });
    expect(report?.tests).toContainEqual({ device: 'camera', result: 'skipped', detail: '' });
    expect(content(answer(situation, true))).toMatchObject({ report: 'sent' });
  });

  test('something was found after it: it is not in the report that was sent', () => {
    const situation = answer(runs(opened(), 'link', true, '12 ms').on(send()), true);
    expect(content(runs(situation, 'echo', false, 'echo'))).toMatchObject({ report: 'none' });
  });

  test('closing sends what was not sent, and then everything is wiped', () => {
    const situation = runs(opened(), 'link', true, '12 ms');
    situation.everything();
    expect(reported(situation.on(close()))).toHaveLength(1);
    expect(content(situation)).toMatchObject({ closing: true });
    expect(answer(situation, true).taken()).toEqual(['show_calibration', 'wipe']);
    expect(busyness(situation.state)).toBe('wiping');
    expect(content(situation)).toEqual({ screen: 'one_moment' });
    situation.on({ event: 'wiped' });
    expect(content(situation).screen).toBe('attract');
    expect(busyness(situation.state)).toBe('idle');
  });

  test('nothing was tried: nothing is sent, and everything is wiped all the same', () => {
    expect(opened().on(close()).taken()).toEqual(['show_calibration', 'wipe']);
  });

  test('a note alone is worth a report', () => {
    expect(reported(opened().on(close('Lens gepoetst.')))).toHaveLength(1);
  });

  test('it did not arrive: the page stays and says so; said again it closes without', () => {
    const situation = answer(runs(opened(), 'link', true, '12 ms').on(close()), false);
    expect(content(situation)).toMatchObject({ screen: 'service', report: 'failed', closing: false });
    situation.everything();
    expect(situation.on(close()).taken()).toEqual(['show_calibration', 'wipe']);
  });

  test('it did not arrive, and is sent again', () => {
    const situation = answer(runs(opened(), 'link', true, '12 ms').on(send()), false);
    situation.everything();
    expect(reported(situation.on(send()))).toHaveLength(1);
    expect(content(answer(situation, true))).toMatchObject({ report: 'sent' });
  });
});

describe('the end', () => {
  test('nobody touches anything for two minutes: what was found is sent, and the counter is the citizens’ again', () => {
    const situation = runs(opened(), 'link', true, '12 ms');
    situation.everything();
    situation.wait(DELAYS.serviceIdleMs - 5_000);
    expect(leaving(situation)).toBe(5);
    expect(reported(situation.wait(5_000))).toHaveLength(1);
    expect(answer(situation, false).taken()).toContain('wipe');
  });

  test('a touch postpones it', () => {
    const situation = opened()
      .wait(DELAYS.serviceIdleMs - 1_000)
      .on(intent({ intent: 'touched' }))
      .wait(60_000);
    expect(content(situation).screen).toBe('service');
  });

  test('half an hour at most, however busy somebody is', () => {
    const situation = opened();
    const until = situation.now + SERVICE_VISIT_MS;
    while (situation.now < until - 60_000) situation.on(intent({ intent: 'touched' })).wait(60_000);
    expect(content(situation).screen).toBe('service');
    situation.on(intent({ intent: 'touched' })).wait(60_000);
    expect(content(situation)).toEqual({ screen: 'one_moment' });
  });

  test('a test that runs is stopped with the page: the pad asks nobody for a line', () => {
    const situation = opened().on(test_('link'));
    situation.everything();
    situation.on(close());
    const effects = situation.everything();
    expect(effects).toContainEqual({ effect: 'cancel_test', test: expect.any(String) });
    expect(effects).toContainEqual({ effect: 'wipe' });
  });

  test('a citizen is called all the same: the call has the screen, and nothing of the technician stays', () => {
    const situation = opened().on(test_('display'));
    situation.everything();
    situation.told(consultation());
    expect(content(situation).screen).toBe('called');
    expect(situation.state.service).toBeNull();
    expect(situation.everything()).toContainEqual({ effect: 'show_calibration', on: false });
    expect(busyness(situation.state)).toBe('visit');
  });

  test('the language that the technician chose goes with him', () => {
    const reading = { locale: 'de', textScale: 2, highContrast: true } as const;
    const situation = opened().on(intent({ intent: 'read', reading }), close(), { event: 'wiped' });
    expect(viewOf(situation.state, situation.now, 0).reading).toEqual({
      locale: 'nl',
      textScale: 1,
      highContrast: false,
    });
  });
});
