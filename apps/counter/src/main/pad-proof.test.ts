import type { PadOutcome } from '@loket/contract';
import { provePad } from './pad-proof.ts';

const line = (points: number, stepHundredthsMm: number, pressure: (at: number) => number): PadOutcome => ({
  outcome: 'agreed',
  strokes: {
    widthHundredthsMm: 9_600,
    heightHundredthsMm: 6_000,
    strokes: [
      Array.from({ length: points }, (_, at) => ({
        x: at * stepHundredthsMm,
        y: 100,
        tMs: at * 5,
        pressure: pressure(at),
      })),
    ],
  },
});

test('a line of 40 mm with a pen that presses', () => {
  expect(provePad(line(201, 20, (at) => (at % 10) / 10))).toEqual({
    pass: true,
    detail: '201 points, 40 mm',
  });
});

test('a dot is no line', () => {
  expect(provePad(line(3, 10, (at) => at / 10))).toEqual({ pass: false, detail: '3 points, 0 mm' });
});

test('a pad that feels no pressure', () => {
  expect(provePad(line(201, 20, () => 0.5))).toEqual({
    pass: false,
    detail: '201 points, 40 mm, no pressure',
  });
});

test.each([
  [{ outcome: 'cancelled' }, 'not_finished'],
  [{ outcome: 'pad_gone' }, 'absent'],
  [{ outcome: 'error', detail: 'busy' }, 'busy'],
] as const)('%j is no pass', (outcome, detail) => {
  expect(provePad(outcome)).toEqual({ pass: false, detail });
});
