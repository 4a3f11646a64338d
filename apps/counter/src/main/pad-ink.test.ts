import type { PadInkDrawn } from '@loket/contract';
import { PadInk } from './pad-ink.ts';

const point = (x: number, down = true) => ({ x, y: 0.5, down });

function following() {
  const sent: PadInkDrawn[] = [];
  const due: (() => void)[] = [];
  const ink = new PadInk(
    (drawn) => void sent.push(drawn),
    (_, action) => void due.push(action),
  );
  const pass = () => {
    for (const action of due.splice(0)) action();
    return sent.splice(0);
  };
  return { ink, pass };
}

test('points are gathered, and each is sent once', () => {
  const { ink, pass } = following();
  for (const x of [0.1, 0.2, 0.3]) ink.add(point(x));
  expect(pass()).toEqual([{ fresh: false, points: [point(0.1), point(0.2), point(0.3)] }]);
  ink.add(point(0.4, false));
  expect(pass()).toEqual([{ fresh: false, points: [point(0.4, false)] }]);
  expect(pass()).toEqual([]);
});

test('what the citizen cleared is gone from the page, also when it was never sent', () => {
  const { ink, pass } = following();
  ink.add(point(0.1));
  ink.add(null);
  ink.add(point(0.9));
  expect(pass()).toEqual([{ fresh: true, points: [point(0.9)] }]);
});

test('a page that was opened anew draws everything; after the end there is nothing to draw', () => {
  const { ink, pass } = following();
  ink.add(point(0.1));
  pass();
  ink.add(point(0.2));
  ink.repeat();
  expect(pass()).toEqual([{ fresh: true, points: [point(0.1), point(0.2)] }]);
  ink.forget();
  expect(pass()).toEqual([{ fresh: true, points: [] }]);
  ink.repeat();
  expect(pass()).toEqual([]);
});
