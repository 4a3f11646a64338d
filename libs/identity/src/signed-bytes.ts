import { constants, type KeyObject, verify } from 'node:crypto';

/** Signature algorithms of certificates, lists and answers: key and hash (RFC 4055 without PSS, RFC 5758). */
const ALGORITHMS: ReadonlyMap<string, { readonly key: 'rsa' | 'ec'; readonly hash: string }> = new Map([
  ['1.2.840.113549.1.1.5', { key: 'rsa', hash: 'sha1' }],
  ['1.2.840.113549.1.1.11', { key: 'rsa', hash: 'sha256' }],
  ['1.2.840.113549.1.1.12', { key: 'rsa', hash: 'sha384' }],
  ['1.2.840.113549.1.1.13', { key: 'rsa', hash: 'sha512' }],
  ['1.2.840.10045.4.1', { key: 'ec', hash: 'sha1' }],
  ['1.2.840.10045.4.3.2', { key: 'ec', hash: 'sha256' }],
  ['1.2.840.10045.4.3.3', { key: 'ec', hash: 'sha384' }],
  ['1.2.840.10045.4.3.4', { key: 'ec', hash: 'sha512' }],
]);

/**
 * `weak`: over a SHA-1, for which two documents of one digest can be made since 2017; old cards have it in their
 * certificates. `unsupported`: nothing that the State uses.
 */
export function strengthOf(algorithm: string): 'strong' | 'weak' | 'unsupported' {
  const known = ALGORITHMS.get(algorithm);
  if (known === undefined) return 'unsupported';
  return known.hash === 'sha1' ? 'weak' : 'strong';
}

/**
 * Whether this key signed these bytes. `unsupported`: another algorithm than the State uses, or SHA-1.
 * @param algorithm object identifier in dots
 */
export function checkSignedBytes(
  bytes: Uint8Array,
  signature: Uint8Array,
  algorithm: string,
  key: KeyObject,
): 'fits' | 'mismatch' | 'unsupported' {
  const known = ALGORITHMS.get(algorithm);
  if (known === undefined || known.hash === 'sha1') return 'unsupported';
  if (key.asymmetricKeyType !== known.key) return 'mismatch';
  try {
    const signer = known.key === 'rsa' ? { key, padding: constants.RSA_PKCS1_PADDING } : key;
    return verify(known.hash, bytes, signer, signature) ? 'fits' : 'mismatch';
  } catch {
    return 'mismatch';
  }
}
