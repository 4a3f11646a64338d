import { ScreenSnapshot } from '@loket/contract';
import { emptyScreen, MOST_CALLS, takeSnapshot, viewOf } from './screen-state.ts';

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const here = { siteId: uuid(100), siteName: 'Stadhuis Eikenrode' };
const there = { siteId: uuid(101), siteName: 'Bibliotheek Lindervoort' };
const numbered = (count: number, place = here) => ({
  number: { siteCode: place === here ? 'E' : 'L', count, series: '' },
  ...place,
});
const call = (count: number, { calls = 1, open = true, place = here } = {}) => ({
  ...numbered(count, place),
  ticketId: uuid(500 + count),
  counterLabel: 1,
  locale: 'nl',
  calls,
  open,
});
const snapshot = (called: unknown[], waiting: object[] = []) =>
  ScreenSnapshot.parse({
    version: 1,
    zoneName: 'Maasheide',
    ...here,
    called,
    waiting: waiting.map((one) => ({ ...one, wait: null })),
    opening: { open: true, until: null },
    messages: [],
  });

/** Gives the snapshots one after the other and tells which numbers were announced at each. */
function announced(...snapshots: ScreenSnapshot[]): string[][] {
  let state = emptyScreen;
  return snapshots.map((one, index) => {
    const taken = takeSnapshot(state, one, index);
    state = taken.state;
    return taken.announce.map(({ number, calls }) => `${number.count}/${calls}`);
  });
}

it('announces a new call once, and again at each recall', () => {
  const first = snapshot([call(42)]);
  const again = snapshot([call(42, { calls: 2 })]);
  expect(announced(snapshot([]), first, first, again, again)).toEqual([[], ['42/1'], [], ['42/2'], []]);
});

it('does not shout after a start what was said before', () => {
  expect(announced(snapshot([call(42)]), snapshot([call(43), call(42)]))).toEqual([[], ['43/1']]);
});

it('announces in the order of calling, though central lists the newest first', () => {
  expect(announced(snapshot([]), snapshot([call(44), call(43)]))).toEqual([[], ['43/1', '44/1']]);
});

it('is silent about other sites and about who is at the counter already', () => {
  const told = snapshot([call(7, { place: there }), call(41, { open: false })]);
  expect(announced(snapshot([]), told)).toEqual([[], []]);
});

it('announces a ticket that came back to the queue and is called anew', () => {
  const called = snapshot([call(42, { calls: 2 })]);
  const anew = snapshot([call(42, { calls: 1 })]);
  expect(announced(snapshot([]), called, snapshot([]), called)[3]).toEqual(['42/2']);
  expect(announced(snapshot([]), called, anew)[2]).toEqual(['42/1']);
});

it('remembers no more than central tells', () => {
  let state = emptyScreen;
  for (let count = 1; count < 2_000; count += 1)
    state = takeSnapshot(state, snapshot([call(count)]), 0).state;
  expect(state.heard.size).toBe(1);
});

it('puts open calls first, three at most, and keeps here and elsewhere apart', () => {
  const view = viewOf(
    snapshot(
      [call(45, { open: false }), call(44), call(43), call(7, { place: there }), call(42), call(41)],
      [numbered(46), numbered(8, there), numbered(47)],
    ),
    0,
  );
  expect(view.calls.map(({ number }) => number.count)).toEqual([44, 43, 42]);
  expect(view.calls).toHaveLength(MOST_CALLS);
  expect(view.waitingHere.map(({ number }) => number.count)).toEqual([46, 47]);
  expect(view.elsewhere.map(({ number }) => number.count)).toEqual([8]);
});
