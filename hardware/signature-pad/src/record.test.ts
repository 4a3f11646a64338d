import { PenStrokes } from '@loket/contract';
import fc from 'fast-check';
import { InkTrack, LONGEST_MS, MOST_STROKES } from './ink-track.ts';
import { boxOf, layoutOf } from './page/layout.ts';
import { PenTime } from './pen-clock.ts';
import type { PenSample } from './protocol/pen.ts';
import { padSamplesOf, penStrokesOf } from './record.ts';

const CAPABILITY = {
  maxX: 9_600,
  maxY: 6_000,
  maxPressure: 1_023,
  widthPx: 320,
  heightPx: 200,
  reportsPerSecond: 200,
  unitsPerInch: 2_540,
  encodingFlags: 2,
};
const LAYOUT = layoutOf(320, 200);
const BOX = boxOf(LAYOUT.pen, CAPABILITY);
const middleOf = ({ left, right, top, bottom }: typeof LAYOUT.pen) => ({
  x: ((left + right + 1) / 2) * 30,
  y: ((top + bottom + 1) / 2) * 30,
});
const touch = (x: number, y: number, pressure = 400): PenSample => ({
  inProximity: true,
  touching: true,
  pressure,
  x,
  y,
  clock: null,
});
const lift: PenSample = { ...touch(0, 0, 0), touching: false };

describe('a record gives back what the pad said', () => {
  const point = fc.record({
    x: fc.integer({ min: BOX.x, max: BOX.x + BOX.width - 1 }),
    y: fc.integer({ min: BOX.y, max: BOX.y + BOX.height - 1 }),
    pressure: fc.integer({ min: 0, max: 1_023 }),
    gapMs: fc.integer({ min: 0, max: 400 }),
  });
  const strokes = fc.array(fc.array(point, { minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 6 });

  test('coordinates, pressure, and the clock with its wraps, for any pad of up to 2,540 units an inch', () => {
    fc.assert(
      fc.property(
        strokes,
        fc.integer({ min: 0, max: 0xffff }),
        fc.integer({ min: 500, max: 2_540 }),
        (drawn, startMs, unitsPerInch) => {
          let timeMs = startMs;
          const written = drawn.map((stroke) =>
            stroke.map(({ gapMs, ...rest }) => {
              timeMs += gapMs;
              return { ...rest, timeMs };
            }),
          );
          const record = penStrokesOf(
            { strokes: written, ownTime: true, missingReports: 0 },
            BOX,
            'Wacom STU-430',
            { maxPressure: 1_023, unitsPerInch },
          );
          const firstMs = written[0]![0]!.timeMs;
          // through the contract and through JSON, as it travels
          const arrived = PenStrokes.parse(JSON.parse(JSON.stringify(record)));
          expect(padSamplesOf(arrived)).toEqual(
            written.map((stroke) =>
              stroke.map((sample) => ({
                x: sample.x,
                y: sample.y,
                pressure: sample.pressure,
                tMs: sample.timeMs - firstMs,
                clockMs: sample.timeMs & 0xffff,
              })),
            ),
          );
        },
      ),
    );
  });

  test('strokes of a touch screen are not a pad’s', () => {
    expect(
      padSamplesOf({
        widthHundredthsMm: 1,
        heightHundredthsMm: 1,
        strokes: [[{ x: 0, y: 0, tMs: 0, pressure: 0.5 }]],
      }),
    ).toBeNull();
  });
});

describe('the pad’s clock', () => {
  test('is unwrapped, however long the pen rested', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 0xffff }),
        fc.array(
          fc.record({
            gapMs: fc.integer({ min: 1, max: 200_000 }),
            jitterMs: fc.integer({ min: -20, max: 300 }),
          }),
          { minLength: 1, maxLength: 30 },
        ),
        (startMs, gaps) => {
          const time = new PenTime();
          let ownMs = startMs;
          let sequence = 0;
          expect(time.timeOf({ timeMs: startMs, sequence }, 1_000)).toBe(startMs);
          for (const { gapMs, jitterMs } of gaps) {
            ownMs += gapMs;
            sequence = (sequence + 1) & 0xffff;
            const arrivedMs = 1_000 + ownMs - startMs + Math.max(-gapMs, jitterMs);
            expect(time.timeOf({ timeMs: ownMs & 0xffff, sequence }, arrivedMs)).toBe(ownMs);
          }
          expect(time.missingReports).toBe(0);
        },
      ),
    );
  });

  test('lost reports are counted, repeated ones left out, a counter that began anew is not a loss', () => {
    const time = new PenTime();
    time.timeOf({ timeMs: 10, sequence: 0xfffe }, 10);
    expect(time.timeOf({ timeMs: 10, sequence: 0xfffe }, 11)).toBeNull();
    time.timeOf({ timeMs: 15, sequence: 0xffff }, 15);
    time.timeOf({ timeMs: 25, sequence: 1 }, 25); // 0 is missing
    time.timeOf({ timeMs: 45, sequence: 5 }, 45); // 2, 3 and 4 are missing
    time.timeOf({ timeMs: 50, sequence: 2 }, 50); // it counts anew
    expect(time.missingReports).toBe(4);
  });

  test('without a clock of the pad a sample has its time of arrival, and time never goes back', () => {
    const time = new PenTime();
    expect([100, 105, 104, 110].map((arrivedMs) => time.timeOf(null, arrivedMs))).toEqual([
      100, 105, 105, 110,
    ]);
  });
});

describe('what the pen means', () => {
  const track = () => new InkTrack(LAYOUT, CAPABILITY, BOX);
  const key = (name: 'clear' | 'agree' | 'cancel') => middleOf(LAYOUT.keys[name]);
  const pen = middleOf(LAYOUT.pen);

  test('a key counts when pen down and pen up are inside it', () => {
    for (const name of ['clear', 'agree', 'cancel'] as const) {
      const { x, y } = key(name);
      const ink = track();
      expect(ink.take(touch(x, y), 0)).toEqual([]);
      expect(ink.take(touch(x + 40, y), 5)).toEqual([]);
      expect(ink.take(lift, 10)).toEqual([{ kind: 'key', key: name }]);
      expect(ink.take(lift, 15)).toEqual([]);
    }
  });

  test('a pen that slides onto a key, off it, or from one to the next, presses none', () => {
    const [agree, cancel] = [key('agree'), key('cancel')];
    for (const [from, to] of [
      [pen, agree],
      [agree, pen],
      [agree, cancel],
    ] as const) {
      const ink = track();
      ink.take(touch(from.x, from.y), 0);
      ink.take(touch(to.x, to.y), 5);
      expect(ink.take(lift, 10).filter(({ kind }) => kind === 'key')).toEqual([]);
    }
    const ink = track();
    ink.take(touch(agree.x, agree.y), 0);
    ink.take(touch(pen.x, pen.y), 5);
    ink.take(touch(agree.x, agree.y), 10);
    expect(ink.take(lift, 15).filter(({ kind }) => kind === 'key')).toEqual([]);
  });

  test('a stroke ends at the edge of the box, as its ink does, and another begins inside', () => {
    const ink = track();
    ink.take(touch(pen.x, pen.y), 0);
    ink.take(touch(pen.x, 10), 5); // over the words
    ink.take(touch(pen.x, pen.y), 10);
    ink.take(lift, 15);
    expect(ink.strokes.map((stroke) => stroke.length)).toEqual([1, 1]);
  });

  test('every point in the box shows its ink in the box', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_600 }), fc.integer({ min: 0, max: 6_000 }), (x, y) => {
        const ink = track();
        ink.take(touch(x, y), 0);
        if (ink.strokes.length === 0) return;
        const { left, top, right, bottom } = LAYOUT.pen;
        expect(x / 30).toBeGreaterThanOrEqual(left);
        expect(x / 30).toBeLessThan(right + 1);
        expect(y / 30).toBeGreaterThanOrEqual(top);
        expect(y / 30).toBeLessThan(bottom + 1);
      }),
    );
  });

  test('more ink than a record may hold is told, not cut', () => {
    const ink = track();
    for (let stroke = 0; stroke < MOST_STROKES; stroke += 1) {
      ink.take(touch(pen.x, pen.y), stroke * 10);
      ink.take(lift, stroke * 10 + 5);
    }
    expect(ink.take(touch(pen.x, pen.y), 9_000)).toEqual([{ kind: 'too_much' }]);
    const long = track();
    long.take(touch(pen.x, pen.y), 0);
    expect(long.take(touch(pen.x, pen.y), LONGEST_MS + 1)).toEqual([{ kind: 'too_much' }]);
  });
});
