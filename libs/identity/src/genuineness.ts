import { createHash, createPublicKey } from 'node:crypto';
import type { Verdict } from '@loket/contract';
import { p384 } from '@noble/curves/nist.js';
import type { IdentityFile } from './decode.ts';
import { trimToDer } from './der.ts';

const SIGNATURE_BYTES = 96;
const POINT_BYTES = 97; // uncompressed, P-384

/** What a card proves its chip with: its basic key (4040) and what that key made of our challenge, r‖s. */
export type ChipProof = {
  readonly basicKey: Uint8Array | undefined;
  readonly answer: Uint8Array | undefined;
  /** Undefined: this reading was never challenged. */
  readonly challenge: Uint8Array | undefined;
};

/**
 * Whether the chip itself answered, which a copy of its files can't. The register signed the hash of the basic key (tag
 * 1A, eID Card content v5.4); INTERNAL AUTHENTICATE signs the 48 bytes of the challenge as they are, in place of a
 * SHA-384 (applet reference manual V1.8). Cards before applet 1.8 have no such key.
 *
 * @param signature the verdict on the identity file: a hash in a file that nobody signed proves nothing
 */
export function checkGenuineness(
  { basicKey, answer, challenge }: ChipProof,
  file: IdentityFile | undefined,
  signature: Verdict,
): Verdict {
  if (file === undefined) return { verdict: 'indeterminate', reason: 'missing_file' };
  const { basicKeyHash } = file;
  if (basicKeyHash === undefined) return { verdict: 'indeterminate', reason: 'absent' };
  if (!basicKey || !answer || !challenge) return { verdict: 'indeterminate', reason: 'missing_file' };
  const keys = [basicKey, trimToDer(basicKey)].filter((key) => key !== undefined);
  const spki = keys.find((key) => createHash('sha384').update(key).digest().equals(basicKeyHash));
  if (spki === undefined) return { verdict: 'failed', reason: 'hash_mismatch' };
  const point = pointOf(spki);
  if (point === undefined) return { verdict: 'indeterminate', reason: 'unsupported_algorithm' };
  if (!isSignedBy(point, answer, challenge)) return { verdict: 'failed', reason: 'signature_mismatch' };
  if (signature.verdict === 'verified') return signature;
  return {
    verdict: 'indeterminate',
    reason: signature.reason,
    detail: 'the key fits an unproved identity file',
  };
}

function pointOf(spki: Uint8Array): Uint8Array | undefined {
  const der = trimToDer(spki);
  if (der === undefined) return undefined;
  try {
    const key = createPublicKey({ key: Buffer.from(der), format: 'der', type: 'spki' });
    if (key.asymmetricKeyDetails?.namedCurve !== 'secp384r1') return undefined;
    const { x = '', y = '' } = key.export({ format: 'jwk' });
    return Buffer.concat([Uint8Array.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  } catch {
    return undefined;
  }
}

/** Node's crypto always hashes first; the card does not. */
function isSignedBy(point: Uint8Array, signature: Uint8Array, digest: Uint8Array): boolean {
  if (signature.length !== SIGNATURE_BYTES || point.length !== POINT_BYTES) return false;
  try {
    return p384.verify(signature, digest, point, { prehash: false, lowS: false, format: 'compact' });
  } catch {
    return false;
  }
}
