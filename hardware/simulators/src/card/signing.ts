import { constants, createHash, type KeyObject, privateEncrypt, randomBytes } from 'node:crypto';
import { p384 } from '@noble/curves/nist.js';

/** The DigestInfo that goes before a hash in PKCS#1 v1.5 (RFC 8017 §9.2). */
const DIGEST_INFO: Record<string, string> = {
  md5: '3020300c06082a864886f70d020505000410',
  sha1: '3021300906052b0e03021a05000414',
  sha256: '3031300d060960864801650304020105000420',
};

type RsaAlgorithm = { hash?: string; hashLength?: number; isPss?: boolean };

/** Algorithm references of MSE SET on applet 1.7 (Belpic applet reference manual V1.7). */
const RSA_ALGORITHMS = new Map<number, RsaAlgorithm>([
  [0x01, {}], // the caller sends the DigestInfo
  [0x02, { hash: 'sha1', hashLength: 20 }],
  [0x04, { hash: 'md5', hashLength: 16 }],
  [0x08, { hash: 'sha256', hashLength: 32 }],
  [0x10, { hash: 'sha1', hashLength: 20, isPss: true }],
  [0x20, { hash: 'sha256', hashLength: 32, isPss: true }],
]);

/** Hash lengths per reference on applet 1.8: SHA-2, SHA-3, and 40 for any of them. */
const EC_LENGTHS = new Map<number, readonly number[]>([
  [0x01, [32]],
  [0x02, [48]],
  [0x04, [64]],
  [0x08, [32]],
  [0x10, [48]],
  [0x20, [64]],
  [0x40, [20, 28, 32, 48, 64]],
]);

export const knowsAlgorithm = (applet: '1.7' | '1.8', reference: number): boolean =>
  applet === '1.7' ? RSA_ALGORITHMS.has(reference) : EC_LENGTHS.has(reference);

/**
 * The card's signature over a hash that was computed outside: 256 bytes for RSA-2048, raw `r‖s` of 96 bytes for
 * P-384. Undefined when the data's length does not fit the algorithm.
 */
export function signHash(
  applet: '1.7' | '1.8',
  reference: number,
  data: Uint8Array,
  key: KeyObject,
): Uint8Array | undefined {
  return applet === '1.7' ? signRsa(RSA_ALGORITHMS.get(reference), data, key) : signEc(reference, data, key);
}

function signRsa(
  algorithm: RsaAlgorithm | undefined,
  data: Uint8Array,
  key: KeyObject,
): Uint8Array | undefined {
  if (algorithm === undefined || data.length === 0 || data.length > 245) return undefined;
  if (algorithm.hash === undefined) {
    return privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, data);
  }
  if (data.length !== algorithm.hashLength) return undefined;
  if (algorithm.isPss) {
    return privateEncrypt({ key, padding: constants.RSA_NO_PADDING }, encodePss(algorithm.hash, data, 256));
  }
  const prefix = Buffer.from(DIGEST_INFO[algorithm.hash] ?? '', 'hex');
  return privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, Buffer.concat([prefix, data]));
}

/** EMSA-PSS (RFC 8017 §9.1.1) with a salt as long as the hash, for a modulus of `size` bytes. */
function encodePss(hash: string, digest: Uint8Array, size: number): Uint8Array {
  const salt = randomBytes(digest.length);
  const h = createHash(hash).update(Buffer.alloc(8)).update(digest).update(salt).digest();
  const block = Buffer.alloc(size - digest.length - 1);
  block[block.length - salt.length - 1] = 1;
  salt.copy(block, block.length - salt.length);
  const mask = mgf1(hash, h, block.length);
  const masked = Buffer.from(block.map((byte, index) => byte ^ (mask[index] ?? 0)));
  masked[0] = (masked[0] ?? 0) & 0x7f;
  return Buffer.concat([masked, h, Buffer.from([0xbc])]);
}

function mgf1(hash: string, seed: Uint8Array, length: number): Uint8Array {
  const blocks: Uint8Array[] = [];
  for (let counter = 0, made = 0; made < length; counter += 1) {
    const suffix = Buffer.alloc(4);
    suffix.writeUInt32BE(counter);
    const block = createHash(hash).update(seed).update(suffix).digest();
    blocks.push(block);
    made += block.length;
  }
  return Buffer.concat(blocks).subarray(0, length);
}

function signEc(reference: number, hash: Uint8Array, key: KeyObject): Uint8Array | undefined {
  if (!EC_LENGTHS.get(reference)?.includes(hash.length)) return undefined;
  const secret = Buffer.from(key.export({ format: 'jwk' }).d ?? '', 'base64url');
  return p384.sign(hash, secret, { prehash: false, lowS: false, format: 'compact' });
}
