import type { CardHash, KeyKind, SignatureScheme } from './types.ts';

/** Commands of signing (Belpic applet reference manuals V1.7 §5 and V1.8 §5): bytes only, no state. */

/** One of the holder's two keys: its reference in MSE SET and where its certificate is, from the MF down. */
export type HolderKey = { readonly reference: number; readonly certificate: readonly string[] };

/** Where the keys and their certificates are (eID Card content v4.01 and v5.4). */
export const KEYS_DIRECTORY = ['3F00', 'DF00'] as const;
export const CA_CERTIFICATE = [...KEYS_DIRECTORY, '503A'] as const;
export const ROOT_CERTIFICATE = [...KEYS_DIRECTORY, '503B'] as const;

/** Open from one VERIFY on, until a reset, LOG OFF or wrong PIN. */
export const AUTHENTICATION_KEY: HolderKey = { reference: 0x82, certificate: [...KEYS_DIRECTORY, '5038'] };
/** Asks for a VERIFY immediately before every signature. */
export const NON_REPUDIATION_KEY: HolderKey = { reference: 0x83, certificate: [...KEYS_DIRECTORY, '5039'] };

const PIN_REFERENCE = 0x01;

export const getCardData = (): Uint8Array => Uint8Array.of(0x80, 0xe4, 0x00, 0x00, 0x1c);
/** The same with the PIN's counter behind it; applet 1.8 only. */
export const getCardDataWithTries = (): Uint8Array => Uint8Array.of(0x80, 0xe4, 0x00, 0x01, 0x1f);

/** Byte 21 of the card data: 0x11, 0x17 or 0x18. */
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

const HASH_BYTES: Readonly<Record<CardHash, number>> = { sha1: 20, sha256: 32, sha384: 48, sha512: 64 };

/** What goes before the hash in a PKCS#1 v1.5 block (RFC 8017 §9.2, note 1). */
const DIGEST_INFO: Readonly<Record<CardHash, string>> = {
  sha1: '3021300906052b0e03021a05000414',
  sha256: '3031300d060960864801650304020105000420',
  sha384: '3041300d060960864801650304020205000430',
  sha512: '3051300d060960864801650304020305000440',
};

/** The algorithm reference that stands for "the caller sends the DigestInfo": the only safe one on applet 1.1. */
const CALLER_SENDS_DIGEST_INFO = 0x01;

/** Algorithm references of MSE SET: RSA on applet 1.7, ECDSA on 1.8 (40 is "a hash of any length"). */
const RSA_PKCS1: Partial<Record<CardHash, number>> = { sha1: 0x02, sha256: 0x08 };
const RSA_PSS: Partial<Record<CardHash, number>> = { sha1: 0x10, sha256: 0x20 };
const ECDSA: Readonly<Record<CardHash, number>> = { sha256: 0x01, sha384: 0x02, sha512: 0x04, sha1: 0x40 };

/** How this applet makes such a signature: the reference to set and the data to send. */
export type WayToSign = { readonly algorithm: number; readonly data: Uint8Array };

/**
 * @param applet byte 21 of the card data
 * @returns nothing when the applet does not know the scheme with this hash, or the digest is not one of this hash
 */
export function wayToSign(
  applet: number,
  order: { readonly scheme?: SignatureScheme; readonly hash: CardHash; readonly digest: Uint8Array },
): WayToSign | undefined {
  const { hash, digest } = order;
  const scheme = order.scheme ?? (applet < 0x18 ? 'pkcs1' : 'ecdsa');
  if (digest.length !== HASH_BYTES[hash]) return undefined;
  if (applet >= 0x18) return scheme === 'ecdsa' ? { algorithm: ECDSA[hash], data: digest } : undefined;
  const known = scheme === 'pkcs1' ? RSA_PKCS1[hash] : scheme === 'pss' ? RSA_PSS[hash] : undefined;
  if (applet >= 0x17 && known !== undefined) return { algorithm: known, data: digest };
  if (scheme !== 'pkcs1') return undefined;
  const data = Buffer.concat([Buffer.from(DIGEST_INFO[hash], 'hex'), digest]);
  return { algorithm: CALLER_SENDS_DIGEST_INFO, data };
}

/** What a key of this kind signs here when nobody asks for something else. */
export const usualHashOf = (kind: KeyKind): 'sha256' | 'sha384' => (kind === 'p384' ? 'sha384' : 'sha256');

/** MSE SET: this key with this algorithm. */
export const setKey = (key: HolderKey, algorithm: number): Uint8Array =>
  Uint8Array.of(0x00, 0x22, 0x41, 0xb6, 0x05, 0x04, 0x80, algorithm, 0x84, key.reference);

/** PSO: compute digital signature over a hash that was made outside. */
export const computeSignature = (data: Uint8Array): Uint8Array =>
  Uint8Array.from([0x00, 0x2a, 0x9e, 0x9a, data.length, ...data]);

/** The card wants the PIN first. */
export const PIN_NEEDED = 0x6982;

/** What VERIFY answers: undefined is something else. A last try that fails says 6983 or 63C0. */
export function pinAnswer(
  status: number,
): { readonly kind: 'right' } | { readonly kind: 'wrong'; readonly triesLeft: number } | undefined {
  if (status === 0x9000) return { kind: 'right' };
  if (status === 0x6983) return { kind: 'wrong', triesLeft: 0 };
  return status >> 4 === 0x63c ? { kind: 'wrong', triesLeft: status & 0x0f } : undefined;
}

/** INTERNAL AUTHENTICATE with the basic key 81 of applet 1.8: signs 48 bytes, answered as r‖s. */
export function internalAuthenticate(challenge: Uint8Array): Uint8Array {
  if (challenge.length !== 48) throw new Error('a challenge has 48 bytes');
  return Uint8Array.from([0x00, 0x88, 0x02, 0x81, 0x32, 0x94, 0x30, ...challenge]);
}
