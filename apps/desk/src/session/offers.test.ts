import { nowMs, offer, zone } from '../fixtures/zone.ts';
import { wentByItself } from './offers.ts';
import { nothingKnown, reduceQueue } from './queue-state.ts';

const idle = reduceQueue(nothingKnown, { kind: 'snapshot', snapshot: zone('available', null) });

it('shows an offer while it stands, and no longer', () => {
  const offered = reduceQueue(idle, { kind: 'offer', offer });
  expect(offered.snapshot?.offer).toEqual(offer);
  expect(reduceQueue(offered, { kind: 'offer', offer: null }).snapshot?.offer).toBeNull();
});

it('keeps nothing of an offer that comes before the first snapshot, which brings it itself', () => {
  expect(reduceQueue(nothingKnown, { kind: 'offer', offer })).toBe(nothingKnown);
  const snapshot = { ...zone('available', null), offer };
  expect(reduceQueue(nothingKnown, { kind: 'snapshot', snapshot }).snapshot?.offer).toEqual(offer);
});

it('tells an offer that nobody answered from one that was taken back', () => {
  const endsMs = Date.parse(offer.expiresAt);
  expect(wentByItself(offer, nowMs)).toBe(false);
  expect(wentByItself(offer, endsMs - 2_000)).toBe(false);
  expect(wentByItself(offer, endsMs - 1_000)).toBe(true);
  expect(wentByItself(offer, endsMs + 5_000)).toBe(true);
});
