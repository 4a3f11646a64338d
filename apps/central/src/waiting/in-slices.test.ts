import { inSlices } from './in-slices.ts';

function* counting(to: number, work: () => void): Generator<void, number, void> {
  for (let step = 0; step < to; step += 1) {
    work();
    yield;
  }
  return to;
}

test('a long calculation lets others have a turn again and again, and ends with its answer', async () => {
  let now = 0;
  let turns = 0;
  let running = true;
  const others = () => {
    turns += 1;
    if (running) setImmediate(others);
  };
  setImmediate(others);
  const steps = counting(40, () => {
    now += 0.25;
  });
  await expect(inSlices(steps, () => now)).resolves.toBe(40);
  running = false;
  expect(turns).toBeGreaterThanOrEqual(9);
});

test('a short one is done at once', async () => {
  let turn = false;
  setImmediate(() => {
    turn = true;
  });
  await inSlices(
    counting(3, () => undefined),
    () => 0,
  );
  expect(turn).toBe(false);
});

test('what a step throws reaches whoever waits', async () => {
  const failing = counting(2, () => {
    throw new Error('no');
  });
  await expect(inSlices(failing)).rejects.toThrow('no');
});
