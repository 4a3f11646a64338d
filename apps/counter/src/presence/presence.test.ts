import { ok, PresenceCommand, PresenceDisplay, PresenceReport, Signal } from '@loket/contract';
import { type CallEvents, presence } from './presence.ts';

const consultationId = '3b241101-e2bb-4255-8caf-4136c566a962';
const join = (id = consultationId) =>
  PresenceCommand.parse({
    command: 'join',
    consultationId: id,
    iceServers: [],
    inspectorName: 'Nora Claes',
    locale: 'nl',
  });
const other = '9f1c0c7e-0b8d-4d0e-a0a6-0f6b6d6a1c11';

function page() {
  const reports: PresenceReport[] = [];
  const happened: string[] = [];
  const calls: CallEvents[] = [];
  const made = presence({
    report: (one) => reports.push(PresenceReport.parse(one)),
    openCall: (events) => {
      const name = `call ${calls.push(events)}`;
      happened.push(`${name} opened`);
      return {
        receive: (signal) => happened.push(`${name} got ${signal.kind}`),
        setLocalMedia: (stream) => happened.push(`${name} sends ${stream ? 'media' : 'nothing'}`),
        retry: () => happened.push(`${name} looks again`),
        end: () => happened.push(`${name} ended`),
      };
    },
    takeStill: async (_stream, label) => {
      happened.push(`still of ${label ?? 'any camera'}`);
      return ok({ jpeg: '/9g=', widthPx: 4, heightPx: 3 });
    },
    openMedia: (onStream) => ({
      open: () => {
        happened.push('media opened');
        onStream({} as MediaStream);
      },
      reopenIfLost: () => happened.push('media checked'),
      close: () => {
        happened.push('media closed');
        onStream(null);
      },
    }),
  });
  return { made, reports, happened, calls };
}

test('joining opens a call and neither camera nor microphone; the picture is not heard yet', () => {
  const { made, happened } = page();
  made.command(join());
  expect(happened).toEqual(['call 1 opened']);
  expect(made.shown()).toMatchObject({ inspectorName: 'Nora Claes', connection: 'connecting', heard: false });
});

test('media open at send_media; leaving closes them, ends the call and shows nothing of it', () => {
  const { made, happened } = page();
  made.command(join());
  made.command({ command: 'send_media' });
  expect(made.shown()?.heard).toBe(true);
  made.command({ command: 'leave' });
  expect(happened).toEqual([
    'call 1 opened',
    'media opened',
    'call 1 sends media',
    'media closed',
    'call 1 sends nothing',
    'call 1 ended',
  ]);
  expect(made.shown()).toBeNull();
});

test('before a call and after it, send_media and signals open nothing', () => {
  const { made, happened, reports } = page();
  made.command({ command: 'send_media' });
  made.command({ command: 'signal', signal: Signal.parse({ kind: 'bye', from: other }) });
  made.devicesChanged();
  expect(happened).toEqual([]);
  expect(reports).toEqual([]);
});

test('the same join again only looks after the call; another one leaves first', () => {
  const { made, happened } = page();
  made.command(join());
  made.command(join());
  expect(happened).toEqual(['call 1 opened', 'call 1 looks again']);
  made.command(join(other));
  expect(happened.slice(2)).toEqual([
    'media closed',
    'call 1 sends nothing',
    'call 1 ended',
    'call 2 opened',
  ]);
});

test('what the call tells is drawn and reported', () => {
  const { made, reports, calls, happened } = page();
  made.command(join());
  const stream = {} as MediaStream;
  calls[0]!.onRemoteStream(stream);
  calls[0]!.onConnection('connected');
  expect(made.shown()).toMatchObject({ stream, connection: 'connected' });
  calls[0]!.send(Signal.parse({ kind: 'hello', from: other }));
  calls[0]!.onStatistics({
    framesDecoded: 3,
    framesSent: 0,
    audioPacketsReceived: 2,
    audioPacketsSent: 0,
    roundTripMs: null,
  });
  expect(reports.map((one) => one.report)).toEqual(['connection', 'signal', 'statistics']);
  made.command({ command: 'signal', signal: Signal.parse({ kind: 'hello', from: other }) });
  expect(happened.at(-1)).toBe('call 1 got hello');
});

describe('a still of the document camera', () => {
  const request = '0b54bb3c-9a47-4a2c-8e0c-3e3bb4a7d0d1';
  const settled = () => new Promise((resolve) => setImmediate(resolve));

  test('is taken between *Ik ben er* and the end', async () => {
    const { made, reports, happened } = page();
    made.command(join());
    made.command({ command: 'send_media' });
    made.command({ command: 'take_still', request, deviceLabel: 'IPEVO' });
    await settled();
    expect(happened).toContain('still of IPEVO');
    expect(reports.at(-1)).toEqual({ report: 'still', request, jpeg: '/9g=', widthPx: 4, heightPx: 3 });
  });

  test('is refused before, and no camera is opened', async () => {
    const { made, reports, happened } = page();
    made.command(join());
    made.command({ command: 'take_still', request });
    await settled();
    expect(happened).toEqual(['call 1 opened']);
    expect(reports.at(-1)).toEqual({ report: 'still_failed', request, cause: 'refused' });
  });
});

describe('the display', () => {
  const display = PresenceDisplay.parse({ profile: 'stereo-sbs', widthMm: 600, heightMm: 340 });

  test('stays what main said, also while nobody is there; calibration comes and goes over it', () => {
    const { made } = page();
    made.command({ command: 'display', display });
    made.command({ command: 'calibrate', display: { ...display, widthMm: 610 } });
    expect(made.stage()).toMatchObject({ display, calibrating: { ...display, widthMm: 610 } });
    made.command({ command: 'calibrate_end' });
    made.command(join());
    made.command({ command: 'leave' });
    expect(made.stage()).toMatchObject({ display, calibrating: null });
  });

  test('none is reported as the plain picture', () => {
    const { made, reports } = page();
    made.command({ command: 'display', display: null });
    expect(reports).toEqual([{ report: 'picture', picture: { mode: 'plain', cause: 'no_display' } }]);
  });
});
