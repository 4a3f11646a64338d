import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * A folder that is made once and then reused. It appears whole or not at all, so that two processes may ask for it
 * at the same time: the one that comes second drops its own and takes the other's.
 */
export async function makeOnce(folder: string, make: () => Promise<Record<string, string | Uint8Array>>) {
  if (await exists(folder)) return;
  await mkdir(dirname(folder), { recursive: true });
  const temporary = await mkdtemp(`${folder}.new-`);
  for (const [name, content] of Object.entries(await make())) {
    await writeFile(join(temporary, name), content, { mode: 0o600 });
  }
  try {
    await rename(temporary, folder);
  } catch (failure) {
    await rm(temporary, { recursive: true, force: true });
    if (!(await exists(folder))) throw failure;
  }
}

const exists = (folder: string): Promise<boolean> =>
  readFile(join(folder, 'complete')).then(
    () => true,
    () => false,
  );
