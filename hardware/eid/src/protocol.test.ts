import fc from 'fast-check';
import { meaningOf, readAnswer, readBinary, recogniseAtr, selectApplet, selectPath } from './protocol.ts';
import { frame, takeFrames } from './transport/frames.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').toUpperCase();
const bytes = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');

test('commands as the applet manuals print them', () => {
  expect(hex(selectApplet())).toBe('00A4040C0FA00000003029057000AD13100101FF');
  expect(hex(selectPath(['3F00', 'DF01', '4031']))).toBe('00A4080C063F00DF014031');
  expect(hex(readBinary(0x1234, 252))).toBe('00B01234FC');
  expect(hex(readBinary(0, 256))).toBe('00B0000000');
  expect(() => readBinary(0x8000, 1)).toThrow();
});

test.each([
  ['3B 98 94 40 0A A5 03 01 01 01 AD 13 10', '1.0–1.7'],
  ['3B 98 94 40 FF A5 03 01 01 01 AD 13 10', '1.0–1.7'],
  ['3B 98 13 40 0A A5 03 01 01 01 AD 13 11', '1.0–1.7'],
  ['3B 7F 96 00 00 80 31 80 65 B0 85 04 01 20 12 0F FF 82 90 00', '1.8'],
  ['3B 65 00 00 20 63 CB 68 00', undefined],
  ['3B 98 13 40 0A A5 03 01 01 01 AD 14 11', undefined],
  ['', undefined],
])('ATR %s is %s', (atr, card) => expect(recogniseAtr(bytes(atr))).toBe(card));

test.each([
  [0x9000, { kind: 'ok' }],
  [0x6100, { kind: 'more', length: 256 }],
  [0x6c04, { kind: 'exact_length', length: 4 }],
  [0x6b00, { kind: 'end_of_file' }],
  [0x6282, { kind: 'end_of_file' }],
  [0x6986, { kind: 'not_selected' }],
  [0x6a82, { kind: 'not_found' }],
  [0x6a87, { kind: 'inconsistent' }],
  [0x6d00, { kind: 'not_understood' }],
  [0x6581, { kind: 'other' }],
])('status word %x', (status, meaning) => expect(meaningOf(status)).toEqual(meaning));

test('an answer without a status word is none', () => {
  expect(readAnswer(bytes('90'))).toBeUndefined();
  expect(readAnswer(bytes('AA 90 00'))).toEqual({ data: bytes('AA'), status: 0x9000 });
});

test('frames come through however the network cuts them', () => {
  expect(hex(frame(bytes('04')))).toBe('000104');
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ maxLength: 600 }), { maxLength: 8 }),
      fc.integer({ min: 1, max: 50 }),
      (payloads, step) => {
        const stream = Buffer.concat(payloads.map(frame));
        const seen: string[] = [];
        let rest: Uint8Array = new Uint8Array();
        for (let at = 0; at < stream.length; at += step) {
          const taken = takeFrames(Buffer.concat([rest, stream.subarray(at, at + step)]));
          seen.push(...taken.payloads.map(hex));
          rest = taken.rest;
        }
        expect(seen).toEqual(payloads.map(hex));
        expect(rest).toHaveLength(0);
      },
    ),
  );
});
