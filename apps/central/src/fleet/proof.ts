import { createPublicKey, verify } from 'node:crypto';
import { type CounterProof, counterProofText } from '@loket/contract';

/** Whether this key signed this challenge for this counter (ECDSA P-256, SHA-256, IEEE P1363: r and s, 64 bytes). */
export function provesItself(publicKeyDer: Buffer, proof: CounterProof): boolean {
  const signature = Buffer.from(proof.signature, 'base64');
  if (signature.length !== 64) return false;
  const key = createPublicKey({ key: publicKeyDer, format: 'der', type: 'spki' });
  if (key.asymmetricKeyDetails?.namedCurve !== 'prime256v1') return false;
  return verify(
    'sha256',
    Buffer.from(counterProofText(proof)),
    { key, dsaEncoding: 'ieee-p1363' },
    signature,
  );
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
