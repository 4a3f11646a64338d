import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { err, ok, type Result } from '@loket/contract';

const FORMAT = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + NONCE_BYTES;

export type Unreadable = 'unreadable';

/**
 * AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce: format byte, nonce, ciphertext, tag.
 * @param context what these bytes are and whose; opening under another context fails
 */
export function seal(key: Buffer, context: readonly string[], bytes: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(associatedData(context));
  return Buffer.concat([Buffer.of(FORMAT), nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

/** The bytes again, or `unreadable`: changed, cut, sealed with another key or for something else. */
export function unseal(
  key: Buffer,
  context: readonly string[],
  sealed: Uint8Array,
): Result<Buffer, Unreadable> {
  if (sealed.length < HEADER_BYTES + TAG_BYTES || sealed[0] !== FORMAT) return err('unreadable');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, HEADER_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(associatedData(context));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  try {
    const body = decipher.update(sealed.subarray(HEADER_BYTES, sealed.length - TAG_BYTES));
    return ok(Buffer.concat([body, decipher.final()]));
  } catch {
    return err('unreadable');
  }
}

/** JSON keeps the parts apart: ["a","bc"] and ["ab","c"] differ. */
const associatedData = (context: readonly string[]): Buffer =>
  Buffer.from(JSON.stringify(['loket sealed v1', ...context]));
