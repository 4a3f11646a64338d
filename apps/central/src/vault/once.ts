import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import path from 'node:path';

/**
 * A secret file that is made at first need. It appears whole or not at all (written aside, then linked, which fails
 * when the name exists), so that two nodes that start together on one folder end with the same bytes. Mode 0600.
 */
export async function readOrMakeOnce(file: string, make: () => Promise<Uint8Array>): Promise<Buffer> {
  const found = await readIfThere(file);
  if (found) return found;
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const aside = `${file}.${randomBytes(8).toString('hex')}`;
  const handle = await open(aside, 'wx', 0o600);
  try {
    await handle.writeFile(await make());
    await handle.sync();
  } finally {
    await handle.close();
  }
  await link(aside, file).catch((error: unknown) => {
    if (!hasCode(error, 'EEXIST')) throw error;
  });
  await unlink(aside);
  const made = await readIfThere(file);
  if (!made) throw new Error('A secret file vanished while it was made.');
  return made;
}

function readIfThere(file: string): Promise<Buffer | undefined> {
  return readFile(file).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  });
}

const hasCode = (error: unknown, code: string): boolean =>
  typeof error === 'object' && error !== null && Reflect.get(error, 'code') === code;
