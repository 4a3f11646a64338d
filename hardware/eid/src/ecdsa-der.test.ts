import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { ecdsaFromDer, ecdsaToDer } from './ecdsa-der.ts';

const raw = fc.uint8Array({ minLength: 96, maxLength: 96 });
/** Numbers with leading zeros and set highest bits are where encodings differ. */
const sparse = fc
  .tuple(fc.integer({ min: 0, max: 48 }), fc.integer({ min: 0, max: 48 }), raw)
  .map(([r, s, bytes]) => bytes.fill(0, 0, r).fill(0, 48, 48 + s));

test('there and back is the same signature', () => {
  fc.assert(
    fc.property(fc.oneof(raw, sparse), (bytes) => {
      expect(ecdsaFromDer(ecdsaToDer(bytes), 48)).toEqual({ ok: true, value: bytes });
    }),
    { numRuns: 2_000 },
  );
});

test('whatever is accepted as DER is encoded to the same bytes again', () => {
  const mutated = fc
    .tuple(fc.oneof(raw, sparse), fc.nat(), fc.integer({ min: 0, max: 255 }))
    .map(([bytes, at, value]) => {
      const der = Uint8Array.from(ecdsaToDer(bytes));
      der[at % der.length] = value;
      return der;
    });
  fc.assert(
    fc.property(fc.oneof(mutated, fc.uint8Array({ maxLength: 120 })), (der) => {
      const read = ecdsaFromDer(der, 48);
      if (read.ok) expect(Buffer.from(ecdsaToDer(read.value))).toEqual(Buffer.from(der));
    }),
    { numRuns: 5_000 },
  );
});

test('both forms are a signature to OpenSSL', () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  const key = createPublicKey(privateKey);
  const data = Buffer.from('signed');
  for (let round = 0; round < 50; round += 1) {
    const der = sign('sha384', data, privateKey);
    const read = ecdsaFromDer(der, 48);
    if (!read.ok) throw new Error(read.error);
    expect(verify('sha384', data, { key, dsaEncoding: 'ieee-p1363' }, read.value)).toBe(true);
    expect(verify('sha384', data, key, ecdsaToDer(read.value))).toBe(true);
  }
});

test.each([
  ['empty', ''],
  ['no SEQUENCE', '3106020101020101'],
  ['cut off', '30060201010201'],
  ['something behind it', '300602010102010100'],
  ['a negative number', '3006020181020101'],
  ['a needless zero', '300702020001020101'],
  ['a long length where a short one does', '30810602010102 0101'.replace(' ', '')],
  ['three numbers', '3009020101020101020101'],
])('%s is malformed', (_, hex) => {
  expect(ecdsaFromDer(Buffer.from(hex, 'hex'), 48)).toEqual({ ok: false, error: 'malformed' });
});

test('a number longer than the curve’s order is malformed', () => {
  expect(ecdsaFromDer(ecdsaToDer(new Uint8Array(96).fill(0x7f)), 32)).toEqual({
    ok: false,
    error: 'malformed',
  });
});

test('an odd number of bytes is no r‖s', () => {
  expect(() => ecdsaToDer(new Uint8Array(95))).toThrow();
});
