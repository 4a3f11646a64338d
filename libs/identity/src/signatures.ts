import {
  constants,
  type KeyObject,
  type VerifyKeyObjectInput,
  verify,
  type X509Certificate,
} from 'node:crypto';
import type { Verdict } from '@loket/contract';
import { signatureAlgorithmOid, trimToDer } from './der.ts';
import { lengthWithoutPadding } from './tlv.ts';

const VERIFIED: Verdict = { verdict: 'verified' };
const MISMATCH: Verdict = { verdict: 'failed', reason: 'signature_mismatch' };

/** Hash of the RSA signature algorithms of RFC 8017, by object identifier in hex. */
const RSA_HASHES = new Map([
  ['2a864886f70d010105', 'sha1'],
  ['2a864886f70d01010b', 'sha256'],
  ['2a864886f70d01010c', 'sha384'],
  ['2a864886f70d01010d', 'sha512'],
]);

/** 4032 signs the whole identity file (eID Card content v5.4). */
export function checkIdentitySignature(
  identity: Uint8Array,
  signature: Uint8Array,
  register: X509Certificate,
): Verdict {
  return checkSignature([identity, withoutPadding(identity)], signature, register);
}

/**
 * 4034 signs the address without its padding, followed by the identity's signature file as stored, its own padding
 * included. The standard strips trailing zeros; other implementations cut at the first zero, which differs when a
 * field is empty: both are tried.
 */
export function checkAddressSignature(
  address: Uint8Array,
  identitySignature: Uint8Array,
  signature: Uint8Array,
  register: X509Certificate,
): Verdict {
  const firstZero = address.indexOf(0);
  const cut = firstZero < 0 ? address : address.subarray(0, firstZero);
  const candidates = [withoutPadding(address), cut].map((part) => Buffer.concat([part, identitySignature]));
  return checkSignature(candidates, signature, register);
}

/** The certificate's key decides the algorithm, not the applet: re-keyed 1.7 cards carry EC signatures. */
function checkSignature(
  candidates: readonly Uint8Array[],
  signature: Uint8Array,
  register: X509Certificate,
): Verdict {
  const key = register.publicKey;
  if (key.asymmetricKeyType === 'rsa') {
    return candidates.some((data) => rsaFits(data, signature, key, register)) ? VERIFIED : MISMATCH;
  }
  if (key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'secp384r1') {
    const der = trimToDer(signature);
    return der && candidates.some((data) => fits('sha384', data, { key }, der)) ? VERIFIED : MISMATCH;
  }
  return { verdict: 'indeterminate', reason: 'unsupported_algorithm' };
}

function rsaFits(
  data: Uint8Array,
  signature: Uint8Array,
  key: KeyObject,
  register: X509Certificate,
): boolean {
  const length = (key.asymmetricKeyDetails?.modulusLength ?? signature.length * 8) / 8;
  const own = RSA_HASHES.get(signatureAlgorithmOid(register.raw) ?? '');
  const hashes = new Set([...(own === undefined ? [] : [own]), 'sha256', 'sha1']);
  const padded = { key, padding: constants.RSA_PKCS1_PADDING };
  return [...hashes].some((hash) => fits(hash, data, padded, signature.subarray(0, length)));
}

/** A key or signature that the crypto library refuses proves nothing: it is a mismatch, not an exception. */
function fits(hash: string, data: Uint8Array, key: VerifyKeyObjectInput, signature: Uint8Array): boolean {
  try {
    return verify(hash, data, key, signature);
  } catch {
    return false;
  }
}

const withoutPadding = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, lengthWithoutPadding(bytes));
