import { closeSync, readdirSync, readlinkSync } from 'node:fs';

const DESCRIPTORS = '/proc/self/fd';

type Spawned = { once(event: 'spawn', listener: () => void): unknown };

/**
 * Electron opens the null device as the input of a utility process and never closes it (33.2.1, in every `stdio`): a
 * counter that replaces its device host after each visit would run out of descriptors in a few months. What a fork
 * opened is found by looking before and right after it, and closed when the process runs and has its own copy.
 */
export function withInputClosed<Child extends Spawned>(fork: () => Child): Child {
  const before = new Set(openToNull());
  const child = fork();
  const left = openToNull().filter((descriptor) => !before.has(descriptor));
  child.once('spawn', () => {
    const still = new Set(openToNull());
    for (const descriptor of left) if (still.has(descriptor)) closeSync(descriptor);
  });
  return child;
}

/** Descriptors of this process; none where the system does not list them. */
function openToNull(): number[] {
  try {
    return readdirSync(DESCRIPTORS).map(Number).filter(isNull);
  } catch {
    return [];
  }
}

function isNull(descriptor: number): boolean {
  try {
    return readlinkSync(`${DESCRIPTORS}/${descriptor}`) === '/dev/null';
  } catch {
    return false; // the one that listed them, closed by now
  }
}
