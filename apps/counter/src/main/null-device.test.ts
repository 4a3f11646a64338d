import { closeSync, fstatSync, openSync } from 'node:fs';
import { withoutLeavingItOpen } from './null-device.ts';

const isOpen = (descriptor: number) => {
  try {
    fstatSync(descriptor);
    return true;
  } catch {
    return false;
  }
};

test('what a start leaves open to the null device is closed when the process runs, and nothing else', () => {
  const earlier = openSync('/dev/null', 'r');
  let closeLeft = () => {};
  let other = -1;
  const left = withoutLeavingItOpen(
    () => {
      other = openSync('/dev/zero', 'r');
      return openSync('/dev/null', 'r');
    },
    (_, close) => {
      closeLeft = close;
    },
  );
  const later = openSync('/dev/null', 'r');
  expect([left, earlier, later, other].map(isOpen)).toEqual([true, true, true, true]);
  closeLeft();
  expect([left, earlier, later, other].map(isOpen)).toEqual([false, true, true, true]);
  for (const descriptor of [earlier, later, other]) closeSync(descriptor);
});
