import { featureRequest, longestPin, pinPadFailure, pinPadOf, verifyStructure } from './pin-pad.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').toUpperCase();
const bytes = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');

test('the feature request of pcsc-lite and of Windows', () => {
  expect(featureRequest('linux')).toBe(0x42000d48);
  expect(featureRequest('darwin')).toBe(0x42000d48);
  expect(featureRequest('win32')).toBe(0x00313520);
});

test.each([
  ['06 04 42 33 00 06', { direct: 0x42330006 }],
  ['12 04 42 00 00 12 06 04 42 33 00 06 07 04 42 33 00 07', { direct: 0x42330006 }],
  ['01 04 42 00 00 01 02 04 42 00 00 02', { start: 0x42000001, finish: 0x42000002 }],
  ['01 04 42 00 00 01 02 04 42 00 00 02 06 04 C2 00 00 06', { direct: 0xc2000006 }],
  ['01 04 42 00 00 01', undefined],
  ['12 04 42 00 00 12', undefined],
  ['06 04 42 33 00', undefined],
  ['06 02 42 33 00 06', undefined],
  ['', undefined],
])('features %s', (features, pad) => expect(pinPadOf(bytes(features))).toEqual(pad));

test.each([
  ['nl', '13'],
  ['fr', '0C'],
  ['de', '07'],
  ['en', '09'],
] as const)('the structure as it is documented, in %s', (locale, language) => {
  expect(hex(verifyStructure(locale, 12))).toBe(
    `1E1E8947040C040201${language}04000000000D000000${'00200001'}0820FFFFFFFFFFFFFF`,
  );
});

test('a reader that takes eight digits is told so', () => {
  expect(longestPin('Gemalto GemPC Pinpad 00 00')).toBe(8);
  expect(longestPin('VASCO DP905v1.1 00 00')).toBe(12);
  expect(hex(verifyStructure('nl', 8)).slice(10, 14)).toBe('0804');
});

test.each([
  [0x6400, 'pin_timed_out'],
  [0x6401, 'pin_cancelled'],
  [0x6403, 'pin_entry_error'],
  [0x6b80, 'pin_entry_error'],
  [0x9000, undefined],
  [0x63c2, undefined],
  [0x6983, undefined],
])('answer %x', (status, failure) => expect(pinPadFailure(status)).toBe(failure));
