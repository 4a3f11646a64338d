import { jest } from '@jest/globals';
import { SCREEN_REFRESH_MS, ScreenSnapshot, TicketId } from '@loket/contract';
import type { ScreenListener } from './screen-link.ts';
import { ScreenStore } from './screen-store.ts';
import { staleSince } from './staleness.ts';

const DAY_MS = 24 * 3_600_000;
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const here = { siteId: uuid(100), siteName: 'Stadhuis Eikenrode' };

const number = (count: number) => ({ siteCode: 'E', count: (count % 99_999) + 1, series: '' });
const base = ScreenSnapshot.parse({
  version: 0,
  zoneName: 'Maasheide',
  ...here,
  called: [1, 2, 3].map((counterLabel) => ({
    ticketId: uuid(1),
    number: number(1),
    ...here,
    counterLabel,
    locale: 'nl',
    calls: 1,
    open: counterLabel < 3,
  })),
  waiting: Array.from({ length: 25 }, (_, index) => ({
    number: number(index),
    ...here,
    wait: { fromMinutes: 10, toMinutes: 25 },
  })),
  opening: { open: true, until: null },
  messages: [],
});

/** What central may tell at this moment of those days: 20 numbers an hour, three of them called, recalls too. */
function told(version: number): ScreenSnapshot {
  const newest = Math.floor(version / 18);
  return {
    ...base,
    version,
    called: base.called.map((call, age) => ({
      ...call,
      ticketId: TicketId.parse(uuid(1_000 + newest - age)),
      number: number(newest + 3 - age),
      calls: 1 + (version % 3),
    })),
    waiting: base.waiting.slice(version % 26),
  };
}

/** The store on a clock of its own, with a link that a test speaks through and a voice that takes six seconds a call. */
function hangUpScreen() {
  let listener: ScreenListener | undefined;
  const closed = jest.fn();
  const speaking = { now: 0, most: 0, said: 0 };
  const store = new ScreenStore({
    openLink: (given) => {
      listener = given;
      return { close: closed };
    },
    openSound: (onState) => {
      onState('on');
      return {
        announce: async () => {
          speaking.now += 1;
          speaking.most = Math.max(speaking.most, speaking.now);
          await new Promise((resolve) => setTimeout(resolve, 6_000));
          speaking.now -= 1;
          speaking.said += 1;
        },
        unlock: async () => undefined,
        close: closed,
      };
    },
    nowMs: Date.now,
  });
  if (!listener) throw new Error('the store opened no link');
  return { store, link: listener, speaking, closed };
}

beforeEach(() => void jest.useFakeTimers({ now: Date.parse('2026-10-23T08:00:00+02:00') }));
afterEach(() => void jest.useRealTimers());

it('runs for three days, through cuts and the night without summer time, and grows by nothing', async () => {
  const { store, link, speaking, closed } = hangUpScreen();
  const rendered = jest.fn();
  const stop = store.subscribe(rendered);
  link.connected();
  const updates = (3 * DAY_MS) / SCREEN_REFRESH_MS;
  let mostTimers = 0;
  for (let version = 1; version <= updates; version += 1) {
    link.snapshot(told(version));
    // Every two hours the line is away for a while.
    if (version % 720 === 0) {
      link.disconnected();
      await jest.advanceTimersByTimeAsync(60_000);
      expect(staleSince(store.shown().freshness, Date.now())).toBe(Date.now() - 60_000);
      link.connected();
      link.snapshot(told(version));
      expect(staleSince(store.shown().freshness, Date.now())).toBeNull();
    }
    await jest.advanceTimersByTimeAsync(SCREEN_REFRESH_MS);
    mostTimers = Math.max(mostTimers, jest.getTimerCount());
  }
  expect(store.shown().snapshot?.version).toBe(updates);
  expect(store.heldCount()).toBeLessThanOrEqual(3 + 12);
  // One voice, and nothing else that waits for its time.
  expect(mostTimers).toBeLessThanOrEqual(1);
  expect(speaking.most).toBe(1);
  expect(speaking.said).toBeGreaterThan(updates / 36);
  expect(rendered.mock.calls.length).toBeGreaterThan(updates);
  stop();
  store.dispose();
  await jest.advanceTimersByTimeAsync(60_000);
  expect(closed).toHaveBeenCalledTimes(2);
  expect(jest.getTimerCount()).toBe(0);
}, 60_000);

it('is silent for two days, and says since when', () => {
  const { store, link } = hangUpScreen();
  link.connected();
  link.snapshot(told(1));
  const since = Date.now();
  jest.advanceTimersByTime(2 * DAY_MS);
  expect(staleSince(store.shown().freshness, Date.now())).toBe(since);
});
