import { begin, type Drawing, extend, strokesOf } from './strokes.ts';

const box = { widthPx: 900, heightPx: 300, widthMm: 120, heightMm: 40 };
const point = (x: number, y: number, atMs: number, pressure = 0.5) => ({ x, y, atMs, pressure });

test('points become hundredths of a millimetre in the box, and time starts at the first touch', () => {
  let drawing: Drawing = begin([], point(0, 0, 1_000));
  drawing = extend(drawing, [point(450, 150, 1_040.4, 0.8), point(900, 300, 1_080)]);
  expect(strokesOf(drawing, box)).toEqual({
    widthHundredthsMm: 12_000,
    heightHundredthsMm: 4_000,
    strokes: [
      [
        { x: 0, y: 0, tMs: 0, pressure: 0.5 },
        { x: 6_000, y: 2_000, tMs: 40, pressure: 0.8 },
        { x: 12_000, y: 4_000, tMs: 80, pressure: 0.5 },
      ],
    ],
  });
});

test('a dot is no signature', () => {
  expect(strokesOf(begin([], point(10, 10, 0)), box)).toBeNull();
  expect(strokesOf([], box)).toBeNull();
});

test('a hand that leaves the box stays on its edge', () => {
  const drawing = extend(begin([], point(-20, 10, 0)), [point(950, 320, 5)]);
  const strokes = strokesOf(drawing, box);
  expect(strokes?.strokes[0]?.map(({ x, y }) => [x, y])).toEqual([
    [0, 133],
    [12_000, 4_000],
  ]);
});

test('a hand that never stops does not grow without end', () => {
  let drawing: Drawing = [];
  for (let stroke = 0; stroke < 300; stroke++) drawing = begin(drawing, point(0, 0, stroke));
  drawing = extend(
    drawing,
    Array.from({ length: 9_000 }, (_, at) => point(at % 900, 10, at)),
  );
  const strokes = strokesOf(drawing, box);
  expect(strokes?.strokes).toHaveLength(200);
  expect(strokes?.strokes.at(-1)).toHaveLength(5_000);
});
