import { closeSync, readdirSync, readlinkSync } from 'node:fs';

const DESCRIPTORS = '/proc/self/fd';

/**
 * Electron opens the null device as the input of a utility process and never closes it (33.2.1, in every `stdio`): a
 * counter that replaces its device host after each visit would run out of descriptors in a few months.
 * @param fork starts the process; what it leaves open is found by looking before and right after it
 * @param onStarted told when the process runs and has its own copy, so that ours can be closed
 */
export function withoutLeavingItOpen<Child>(
  fork: () => Child,
  onStarted: (child: Child, close: () => void) => void,
): Child {
  const before = new Set(openToNull());
  const child = fork();
  const left = openToNull().filter((descriptor) => !before.has(descriptor));
  onStarted(child, () => {
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
