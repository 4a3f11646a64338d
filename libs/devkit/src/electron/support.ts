/**
 * Which Electron majors get security fixes, from the timeline at electronjs.org/docs/latest/tutorial/electron-timelines
 * (the three newest stable majors are supported). End-of-life dates; extend the table when the pin moves.
 */
const endOfLife: Readonly<Record<number, string>> = {
  33: '2025-04-29',
};

/** The oldest major that this release of Loket regards as supported: the pinned one and the two before it. */
export const oldestSupportedMajor = (pinnedVersion: string): number => majorOf(pinnedVersion) - 2;

export function majorOf(version: string): number {
  const major = Number(/^v?(\d+)\./.exec(version)?.[1]);
  if (!Number.isInteger(major)) throw new Error(`"${version}" is not a version of Electron`);
  return major;
}

export type Support = { readonly supported: true } | { readonly supported: false; readonly because: string };

/** Whether an appliance in a public place may run on this version. */
export function supportOf(version: string, pinnedVersion: string): Support {
  const major = majorOf(version);
  if (major >= oldestSupportedMajor(pinnedVersion)) return { supported: true };
  const ended = endOfLife[major];
  return {
    supported: false,
    because:
      ended === undefined
        ? `Electron ${major} is older than the three newest majors`
        : `Electron ${major} has had no security fixes since ${ended}`,
  };
}
