import { faultsOf } from './queue-faults.ts';
import { randomOf } from './random.ts';
import { scheduleOf } from './schedule.ts';

const CAST = { counters: [{ givesTickets: true }, { givesTickets: false }], desks: 2 };

test('a seed and a round say exactly what happens, and another round says something else', () => {
  expect(scheduleOf(7, 3, CAST)).toEqual(scheduleOf(7, 3, CAST));
  expect(scheduleOf(7, 4, CAST)).not.toEqual(scheduleOf(7, 3, CAST));
  expect(scheduleOf(8, 3, CAST)).not.toEqual(scheduleOf(7, 3, CAST));
});

test('steps are in time, each inside the round, and only a kiosk gives tickets', () => {
  for (let round = 1; round <= 50; round += 1) {
    const { steps, lengthMs } = scheduleOf(1, round, CAST);
    expect(steps.map(({ atMs }) => atMs)).toEqual(steps.map(({ atMs }) => atMs).sort((a, b) => a - b));
    expect(steps.every(({ atMs }) => atMs >= 0 && atMs <= lengthMs)).toBe(true);
    expect(steps.filter((step) => step.does === 'issue').every((step) => step.counter === 0)).toBe(true);
    expect(steps.filter(({ part }) => part === 'fault').length).toBeGreaterThanOrEqual(2);
  }
});

test('two hundred rounds hold every kind of fault', () => {
  const kinds = new Set(
    Array.from({ length: 200 }, (_, round) => faultsOf(scheduleOf(1, round + 1, CAST))).flat(),
  );
  expect(kinds.size).toBe(15);
});

test('a stream is the same at every run, and each purpose has its own', () => {
  const draw = (...purpose: string[]) => {
    const random = randomOf(5, ...purpose);
    return [random.whole(1, 1_000), random.uuid(), random.next()];
  };
  expect(draw('a')).toEqual(draw('a'));
  expect(draw('a')).not.toEqual(draw('b'));
  expect(draw('a')[1]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
