import { err, ok, type Result } from '@loket/contract';

/**
 * ECDSA signatures in their two forms: `r‖s`, both as long as the curve's order, as the card gives them, and the DER
 * SEQUENCE of two INTEGERs (RFC 3279 §2.2.3) that certificates, CMS and OpenSSL use.
 */

/** @param raw r‖s, an even number of bytes up to 132 (P-521) */
export function ecdsaToDer(raw: Uint8Array): Uint8Array {
  if (raw.length === 0 || raw.length % 2 !== 0 || raw.length > 132) throw new Error('no r‖s has this length');
  const half = raw.length / 2;
  const content = Buffer.concat([integer(raw.subarray(0, half)), integer(raw.subarray(half))]);
  const length = content.length < 0x80 ? [content.length] : [0x81, content.length];
  return Buffer.concat([Uint8Array.of(0x30, ...length), content]);
}

/**
 * @param orderBytes length of the curve's order: 48 for P-384
 * @returns r‖s; `malformed` for anything but the one DER encoding of two numbers that fit
 */
export function ecdsaFromDer(der: Uint8Array, orderBytes: number): Result<Uint8Array, 'malformed'> {
  const raw = new Uint8Array(2 * orderBytes);
  const isLong = der[1] === 0x81;
  let at = isLong ? 3 : 2;
  const content = isLong ? (der[2] ?? 0) : (der[1] ?? 0);
  if (der[0] !== 0x30 || content >= 0x100 || isLong !== content >= 0x80) return err('malformed');
  if (der.length !== at + content) return err('malformed');
  for (const half of [1, 2]) {
    const length = der[at + 1] ?? 0;
    const value = der.subarray(at + 2, at + 2 + length);
    if (der[at] !== 0x02 || length === 0 || value.length !== length || !isPositive(value))
      return err('malformed');
    const digits = value[0] === 0 && value.length > 1 ? value.subarray(1) : value;
    if (digits.length > orderBytes) return err('malformed');
    raw.set(digits, half * orderBytes - digits.length);
    at += 2 + length;
  }
  return at === der.length ? ok(raw) : err('malformed');
}

/** The shortest form of a number that is not negative: a leading zero only before a set highest bit. */
function integer(value: Uint8Array): Uint8Array {
  const first = value.findIndex((byte) => byte !== 0);
  const digits = first === -1 ? Uint8Array.of(0) : value.subarray(first);
  const sign = (digits[0] ?? 0) >= 0x80 ? [0] : [];
  return Uint8Array.of(0x02, digits.length + sign.length, ...sign, ...digits);
}

const isPositive = ([first = 0, second = 0x80]: Uint8Array): boolean =>
  first < 0x80 && (first !== 0 || second >= 0x80);
