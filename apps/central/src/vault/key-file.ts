import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { readOrMakeOnce } from './once.ts';

export const KEY_BYTES = 32;

/**
 * The key that wraps every data key: 32 random bytes in a file outside the database, made at the first start.
 *
 * @throws Error when the file is there but is not 32 bytes: going on with another key would lose everything sealed.
 */
export async function readOrMakeKeyFile(secretsFolder: string): Promise<Buffer> {
  const file = path.join(secretsFolder, 'key-encryption-key');
  const bytes = await readOrMakeOnce(file, async () => randomBytes(KEY_BYTES));
  if (bytes.length !== KEY_BYTES)
    throw new Error(`${file} does not hold ${KEY_BYTES} bytes; put the right file back.`);
  return bytes;
}
