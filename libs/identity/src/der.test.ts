import fc from 'fast-check';
import { derLength, trimToDer } from './der.ts';

test.each([
  ['30820271', 0x271 + 4],
  ['308180', 0x80 + 3],
  ['3005', 7],
  ['00000000', 0],
])('%s takes %d bytes', (hex, length) => expect(derLength(Buffer.from(hex, 'hex'))).toBe(length));

test.each(['31820271', '30800000', '3084000000', '3082', 'FFFFFFFF'])('%s is no certificate', (hex) =>
  expect(derLength(Buffer.from(hex, 'hex'))).toBeUndefined(),
);

test('padding goes, a cut one is refused, nothing throws', () => {
  expect(trimToDer(Buffer.from('3002050000000000', 'hex'))).toEqual(Buffer.from('30020500', 'hex'));
  expect(trimToDer(Buffer.from('30050500', 'hex'))).toBeUndefined();
  fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => void trimToDer(bytes)));
});
