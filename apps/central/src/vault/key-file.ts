import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import path from 'node:path';

export const KEY_BYTES = 32;

/**
 * The key that wraps every consultation's key: 32 random bytes in a file outside the database, made at the first
 * start. The file appears whole or not at all (written aside, then linked, which fails when the name exists), so
 * that two nodes that start together on one folder end with the same key.
 *
 * @throws Error when the file is there but is not 32 bytes: going on with another key would lose everything sealed.
 */
export async function readOrMakeKeyFile(secretsFolder: string): Promise<Buffer> {
  const file = path.join(secretsFolder, 'key-encryption-key');
  const found = await readKey(file);
  if (found) return found;
  await mkdir(secretsFolder, { recursive: true, mode: 0o700 });
  const aside = `${file}.${randomBytes(8).toString('hex')}`;
  const handle = await open(aside, 'wx', 0o600);
  try {
    await handle.writeFile(randomBytes(KEY_BYTES));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await link(aside, file).catch((error: unknown) => {
    if (!hasCode(error, 'EEXIST')) throw error;
  });
  await unlink(aside);
  const made = await readKey(file);
  if (!made) throw new Error('The key file vanished while it was made.');
  return made;
}

async function readKey(file: string): Promise<Buffer | undefined> {
  const bytes = await readFile(file).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  });
  if (bytes && bytes.length !== KEY_BYTES)
    throw new Error(`${file} does not hold ${KEY_BYTES} bytes; put the right file back.`);
  return bytes;
}

const hasCode = (error: unknown, code: string): boolean =>
  typeof error === 'object' && error !== null && Reflect.get(error, 'code') === code;
