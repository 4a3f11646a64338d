import { constants, createHash, type KeyObject, privateEncrypt, randomBytes } from 'node:crypto';
import { p384 } from '@noble/curves/nist.js';
import type { AppletVersion } from './applet-version.ts';

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

/** Applet 1.1 knows these of them. */
const OLD_ALGORITHMS: readonly number[] = [0x01, 0x02, 0x04];

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

export function knowsAlgorithm(applet: AppletVersion, reference: number): boolean {
  if (applet === '1.8') return EC_LENGTHS.has(reference);
  return RSA_ALGORITHMS.has(reference) && (applet === '1.7' || OLD_ALGORITHMS.includes(reference));
}

/**
 * The card's signature over a hash that was computed outside: as many bytes as the modulus has for RSA, raw `r‖s` of
 * 96 bytes for P-384. Undefined when the data's length does not fit the algorithm.
 */
export function signHash(
  applet: AppletVersion,
  reference: number,
  data: Uint8Array,
  key: KeyObject,
): Uint8Array | undefined {
  if (applet !== '1.8') return signRsa(RSA_ALGORITHMS.get(reference), data, key);
  return EC_LENGTHS.get(reference)?.includes(data.length) ? signRaw(data, key) : undefined;
}

/** PKCS#1 v1.5 takes at least eleven bytes of the block (RFC 8017 §7.2.1). */
const PKCS1_OVERHEAD = 11;

function signRsa(
  algorithm: RsaAlgorithm | undefined,
  data: Uint8Array,
  key: KeyObject,
): Uint8Array | undefined {
  const size = (key.asymmetricKeyDetails?.modulusLength ?? 0) / 8;
  if (algorithm === undefined || data.length === 0 || data.length > size - PKCS1_OVERHEAD) return undefined;
  if (algorithm.hash === undefined) {
    return privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, data);
  }
  if (data.length !== algorithm.hashLength) return undefined;
  if (algorithm.isPss) {
    return privateEncrypt({ key, padding: constants.RSA_NO_PADDING }, encodePss(algorithm.hash, data, size));
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

/** ECDSA over these bytes as the hash they are: `r‖s`, 96 bytes. */
export function signRaw(hash: Uint8Array, key: KeyObject): Uint8Array {
  const secret = Buffer.from(key.export({ format: 'jwk' }).d ?? '', 'base64url');
  return p384.sign(hash, secret, { prehash: false, lowS: false, format: 'compact' });
}
