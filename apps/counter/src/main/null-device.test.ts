import { EventEmitter } from 'node:events';
import { closeSync, fstatSync, openSync } from 'node:fs';
import { withInputClosed } from './null-device.ts';

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
  let [left, other] = [-1, -1];
  const child = withInputClosed(() => {
    other = openSync('/dev/zero', 'r');
    left = openSync('/dev/null', 'r');
    return new EventEmitter();
  });
  const later = openSync('/dev/null', 'r');
  expect([left, earlier, later, other].map(isOpen)).toEqual([true, true, true, true]);
  child.emit('spawn');
  expect([left, earlier, later, other].map(isOpen)).toEqual([false, true, true, true]);
  for (const descriptor of [earlier, later, other]) closeSync(descriptor);
});
