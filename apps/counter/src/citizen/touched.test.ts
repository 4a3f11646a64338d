import { watchTouches } from './touched.ts';

test('touches and keys are reported at most once a second, until stopped', () => {
  const target = new EventTarget();
  let now = 5_000;
  let reports = 0;
  const stop = watchTouches(
    target,
    () => reports++,
    () => now,
  );
  target.dispatchEvent(new Event('pointerdown'));
  target.dispatchEvent(new Event('keydown'));
  now += 999;
  target.dispatchEvent(new Event('pointerdown'));
  expect(reports).toBe(1);
  now += 1;
  target.dispatchEvent(new Event('keydown'));
  expect(reports).toBe(2);
  stop();
  now += 5_000;
  target.dispatchEvent(new Event('pointerdown'));
  expect(reports).toBe(2);
});
