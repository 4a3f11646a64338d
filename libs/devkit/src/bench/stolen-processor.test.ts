import { readProcessorTime, stolenShare } from './stolen-processor.ts';

const stat = (line: string) => `${line}\ncpu0 1 2 3 4 5 6 7 8 9 10\nctxt 1990473\n`;

test('what was used and what was stolen are read from the line of all processors', () => {
  expect(readProcessorTime(stat('cpu  100 20 30 4000 500 6 7 80 90 0'))).toEqual({ used: 163, stolen: 80 });
});

test('waiting and idling are not counted: a machine that needed nothing lost nothing', () => {
  const at = { used: 163, stolen: 80 };
  expect(stolenShare(at, at)).toBe(0);
});

test('half of what was needed went to others', () => {
  expect(stolenShare({ used: 100, stolen: 10 }, { used: 150, stolen: 60 })).toBe(0.5);
});

test.each(['', 'cpu', 'cpu  1 2 3', 'intr 1 2 3 4 5 6 7 8', 'cpu  1 2 3 4 5 6 7 x'])(
  'a system that does not say (%j) says nothing',
  (line) => {
    expect(readProcessorTime(stat(line))).toBeUndefined();
  },
);
