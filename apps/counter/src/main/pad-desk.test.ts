import type { PadOutcome } from '@loket/contract';
import type { CounterEvent } from '../machines/counter-state.ts';
import type { PadFollower } from './device-host-process.ts';
import { PadDesk } from './pad-desk.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));
const keys = { clear: 'Wissen', agree: 'Akkoord', cancel: 'Annuleren' };

function desk() {
  const asked: { request: string; lines: string[]; end: (outcome: PadOutcome) => void }[] = [];
  const cancelled: string[] = [];
  const events: CounterEvent[] = [];
  const ink: unknown[] = [];
  const followers: PadFollower[] = [];
  const pad = new PadDesk({
    host: {
      beginPad: (request, { lines }, follower) =>
        new Promise((end) => {
          followers.push(follower);
          asked.push({ request, lines, end });
        }),
      cancelPad: (request) => void cancelled.push(request),
    },
    page: (pageCount) => ({ title: 'Aangifte', lines: [`${pageCount}`], keys }),
    ink: { add: (point) => void ink.push(point), forget: () => void ink.push('forgotten') },
    dispatch: (event) => void events.push(event),
  });
  return { pad, asked, cancelled, events, ink, followers };
}

test('the pad says what is signed; its box, its ink and its end are told', async () => {
  const { pad, asked, events, ink, followers } = desk();
  pad.ask('a', 3);
  await turn();
  expect(asked).toMatchObject([{ request: 'a', lines: ['3'] }]);
  followers[0]?.onBegan({ widthMm: 90, heightMm: 25 });
  followers[0]?.onInk({ x: 0.5, y: 0.5, down: true });
  asked[0]?.end({ outcome: 'cancelled' });
  await turn();
  expect(events).toEqual([
    { event: 'pad_began', attempt: 'a', box: { widthMm: 90, heightMm: 25 } },
    { event: 'pad_ended', attempt: 'a', outcome: { outcome: 'cancelled' } },
  ]);
  expect(ink).toEqual([{ x: 0.5, y: 0.5, down: true }, 'forgotten']);
});

test('asked again while it is being cleared: only when it is clear', async () => {
  const { pad, asked, cancelled } = desk();
  pad.ask('a', 1);
  await turn();
  pad.cancel('a');
  pad.ask('b', 1);
  await turn();
  expect(cancelled).toEqual(['a']);
  expect(asked).toHaveLength(1);
  asked[0]?.end({ outcome: 'cancelled' });
  await turn();
  expect(asked.map(({ request }) => request)).toEqual(['a', 'b']);
});

test('taken back before the pad was asked at all: it is never asked', async () => {
  const { pad, asked, events } = desk();
  pad.ask('a', 1);
  await turn();
  pad.cancel('a');
  pad.ask('b', 1);
  pad.cancel('b');
  asked[0]?.end({ outcome: 'cancelled' });
  await turn();
  expect(asked).toHaveLength(1);
  expect(events.map((event) => 'attempt' in event && event.attempt)).toEqual(['a', 'b']);
});

test('the end of a visit waits until the pad is empty', async () => {
  const { pad, asked, cancelled } = desk();
  pad.ask('a', 1);
  await turn();
  let settled = false;
  void pad.settled().then(() => {
    settled = true;
  });
  await turn();
  expect([cancelled, settled]).toEqual([['a'], false]);
  asked[0]?.end({ outcome: 'cancelled' });
  await turn();
  expect(settled).toBe(true);
});
