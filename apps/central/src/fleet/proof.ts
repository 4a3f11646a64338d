import { createPublicKey, verify } from 'node:crypto';
import { type CounterProof, counterProofText } from '@loket/contract';

/** Whether this key signed this challenge for this counter. */
export const provesItself = (publicKeyDer: Buffer, proof: CounterProof): boolean =>
  isSignedBy(publicKeyDer, counterProofText(proof), Buffer.from(proof.signature, 'base64'));

/**
 * Whether a counter's key signed this text.
 * @param publicKeyDer SubjectPublicKeyInfo of a P-256 key
 * @param signature ECDSA with SHA-256, IEEE P1363: r and s, 64 bytes
 */
export function isSignedBy(publicKeyDer: Buffer, text: string, signature: Buffer): boolean {
  if (signature.length !== 64) return false;
  const key = createPublicKey({ key: publicKeyDer, format: 'der', type: 'spki' });
  if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') return false;
  return verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, signature);
}

/** Whether this is the public half of a P-256 key (SubjectPublicKeyInfo, DER). */
export function isP256Key(publicKeyDer: Buffer): boolean {
  try {
    const key = createPublicKey({ key: publicKeyDer, format: 'der', type: 'spki' });
    return key.asymmetricKeyDetails?.namedCurve === 'prime256v1';
  } catch {
    return false;
  }
}
