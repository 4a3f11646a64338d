import type { SignatureHash } from '@loket/contract';

/** Commands of signing (Belpic applet reference manuals V1.7 §5 and V1.8 §5): bytes only, no state. */

/** Where the certificates of the non-repudiation key are, from the MF down (eID Card content v4.01 and v5.4). */
export const KEYS_DIRECTORY = ['3F00', 'DF00'] as const;
export const SIGNATURE_CERTIFICATE = [...KEYS_DIRECTORY, '5039'] as const;
export const CA_CERTIFICATE = [...KEYS_DIRECTORY, '503A'] as const;
export const ROOT_CERTIFICATE = [...KEYS_DIRECTORY, '503B'] as const;

/** The non-repudiation key; it asks for a VERIFY immediately before every signature. */
const NON_REPUDIATION_KEY = 0x83;
const PIN_REFERENCE = 0x01;

export const getCardData = (): Uint8Array => Uint8Array.of(0x80, 0xe4, 0x00, 0x00, 0x1c);
/** The same with the PIN's counter behind it; applet 1.8 only. */
export const getCardDataWithTries = (): Uint8Array => Uint8Array.of(0x80, 0xe4, 0x00, 0x01, 0x1f);

/** Byte 21 of the card data: 0x17 or 0x18. */
export const appletOf = (cardData: Uint8Array): number | undefined => cardData[21];
/** Byte 28 of the longer card data; FF when there is no PIN. */
export function triesIn(cardData: Uint8Array): number | null {
  const tries = cardData[28];
  return tries === undefined || tries === 0xff ? null : tries;
}

/** An empty VERIFY asks how many tries are left and costs none, from applet 1.7 on; on 1.1 it would burn one. */
export const askTries = (): Uint8Array => Uint8Array.of(0x00, 0x20, 0x00, PIN_REFERENCE, 0x00);

/** `2L`, the digits in BCD, F to eight bytes; Uint8Array of ASCII digits in, 4 to 12. */
export function verify(pin: Uint8Array): Uint8Array {
  if (pin.length < 4 || pin.length > 12) throw new Error('a PIN has 4 to 12 digits');
  const apdu = new Uint8Array(13);
  apdu.set([0x00, 0x20, 0x00, PIN_REFERENCE, 0x08, 0x20 | pin.length]);
  apdu.fill(0xff, 6);
  for (const [index, ascii] of pin.entries()) {
    if (ascii < 0x30 || ascii > 0x39) throw new Error('a PIN has digits only');
    const at = 6 + (index >> 1);
    const before = apdu[at] ?? 0;
    apdu[at] = index % 2 === 0 ? ((ascii & 0x0f) << 4) | 0x0f : (before & 0xf0) | (ascii & 0x0f);
  }
  return apdu;
}

/** Algorithm references: RSA PKCS#1 v1.5 with SHA-256 on 1.7, ECDSA over SHA-384 on 1.8. */
const ALGORITHMS: Readonly<Record<number, Partial<Record<SignatureHash, number>>>> = {
  23: { sha256: 0x08 },
  24: { sha256: 0x01, sha384: 0x02 },
};
export const algorithmOf = (applet: number, hash: SignatureHash): number | undefined =>
  ALGORITHMS[applet]?.[hash];

/** MSE SET: key 83 with this algorithm. */
export const setSignatureKey = (algorithm: number): Uint8Array =>
  Uint8Array.of(0x00, 0x22, 0x41, 0xb6, 0x05, 0x04, 0x80, algorithm, 0x84, NON_REPUDIATION_KEY);

/** PSO: compute digital signature over a hash that was made outside. */
export const computeSignature = (digest: Uint8Array): Uint8Array =>
  Uint8Array.from([0x00, 0x2a, 0x9e, 0x9a, digest.length, ...digest]);

/** What VERIFY answers: undefined is something else. A last try that fails says 6983 or 63C0. */
export function pinAnswer(
  status: number,
): { readonly kind: 'right' } | { readonly kind: 'wrong'; readonly triesLeft: number } | undefined {
  if (status === 0x9000) return { kind: 'right' };
  if (status === 0x6983) return { kind: 'wrong', triesLeft: 0 };
  return status >> 4 === 0x63c ? { kind: 'wrong', triesLeft: status & 0x0f } : undefined;
}
