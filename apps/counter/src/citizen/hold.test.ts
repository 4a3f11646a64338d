import { ALARM_HOLD_MS, makeHold, type Schedule } from './hold.ts';

/** A clock that only moves when it is told to. */
function clock() {
  const due = new Set<{ run: () => void; afterMs: number }>();
  const schedule: Schedule = (run, afterMs) => {
    const one = { run, afterMs };
    due.add(one);
    return () => due.delete(one);
  };
  const pass = (ms: number) => {
    for (const one of [...due]) {
      one.afterMs -= ms;
      if (one.afterMs <= 0 && due.delete(one)) one.run();
    }
  };
  return { schedule, pass };
}

test('a touch that lasts calls for help once, however long it goes on', () => {
  const { schedule, pass } = clock();
  let calls = 0;
  const hold = makeHold(() => calls++, ALARM_HOLD_MS, schedule);
  hold.press();
  pass(ALARM_HOLD_MS - 1);
  expect(calls).toBe(0);
  hold.press(); // a key that repeats
  pass(1);
  pass(10 * ALARM_HOLD_MS);
  expect(calls).toBe(1);
});

test('a short touch calls nobody, and the next one starts anew', () => {
  const { schedule, pass } = clock();
  let calls = 0;
  const hold = makeHold(() => calls++, ALARM_HOLD_MS, schedule);
  hold.press();
  pass(ALARM_HOLD_MS - 1);
  hold.release();
  hold.press();
  pass(ALARM_HOLD_MS - 1);
  hold.release();
  pass(ALARM_HOLD_MS);
  expect(calls).toBe(0);
});
