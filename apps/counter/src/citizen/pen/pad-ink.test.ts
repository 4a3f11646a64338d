import { inkAfter, NO_INK } from './pad-ink.ts';

const on = (x: number) => ({ x, y: 0.5, down: true });
const lift = { x: 0.9, y: 0.5, down: false };

test('a stroke goes on over parts until the pen is lifted', () => {
  let ink = inkAfter(NO_INK, { fresh: false, points: [on(0.1), on(0.2)] });
  ink = inkAfter(ink, { fresh: false, points: [on(0.3), lift, on(0.7)] });
  expect(ink).toEqual({ strokes: [[on(0.1), on(0.2), on(0.3)], [on(0.7)]], open: true });
});

test('what was cleared is gone, and what follows begins a stroke of its own', () => {
  const before = inkAfter(NO_INK, { fresh: false, points: [on(0.1)] });
  expect(inkAfter(before, { fresh: true, points: [] })).toEqual(NO_INK);
  expect(inkAfter(before, { fresh: true, points: [on(0.5)] }).strokes).toEqual([[on(0.5)]]);
});
