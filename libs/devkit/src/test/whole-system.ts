import { buildApplications } from '../build/build.ts';
import { electronRuntime } from '../electron/runtime.ts';
import { ensureInstalled, packagesForWholeSystem } from '../machine/debian-packages.ts';
import type { Progress } from '../progress.ts';

/** Everything that the whole-system tests need, so that a missing part is named before the first test runs. */
export async function prepareWholeSystem(progress: Progress): Promise<void> {
  await ensureInstalled(packagesForWholeSystem, progress);
  await buildApplications(progress);
  await electronRuntime(progress);
}
