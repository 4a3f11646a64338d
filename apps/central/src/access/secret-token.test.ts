import { ZoneId } from '@loket/contract';
import { makeSecretToken, readSecretToken } from './secret-token.ts';

const zoneId = ZoneId.parse('6e0d4a5e-4d7c-4bb1-9a77-1f0d54b5a6f1');

test('what was made is read back as the zone and the same hash', () => {
  const made = makeSecretToken(zoneId);
  expect(readSecretToken(made.text)).toEqual({ zoneId, hash: made.hash });
});

test('no two are the same, and the hash is not in the text', () => {
  const [first, second] = [makeSecretToken(zoneId), makeSecretToken(zoneId)];
  expect(first.text).not.toBe(second.text);
  expect(first.text).not.toContain(first.hash.toString('base64url'));
});

test.each([
  undefined,
  '',
  'x',
  `${zoneId}.`,
  `${zoneId}.short`,
  `not-a-zone-not-a-zone-not-a-zone-not-.${'a'.repeat(43)}`,
  `${zoneId}.${'a'.repeat(44)}`,
  `${zoneId}.${'a'.repeat(42)}'`,
  'a'.repeat(100_000),
])('%s is no token', (text) => {
  expect(readSecretToken(text)).toBeUndefined();
});
