import { PresenceCommand, PresenceReport, Signal } from '@loket/contract';
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
        end: () => happened.push(`${name} ended`),
      };
    },
    openMedia: ({ onStream }) => ({
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

test('the same join again changes nothing; another one leaves first', () => {
  const { made, happened } = page();
  made.command(join());
  made.command(join());
  expect(happened).toEqual(['call 1 opened']);
  made.command(join(other));
  expect(happened.slice(1)).toEqual([
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
