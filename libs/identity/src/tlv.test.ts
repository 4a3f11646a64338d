import fc from 'fast-check';
import { parseFields } from './tlv.ts';

const field = (tag: number, value: Uint8Array) =>
  Buffer.concat([
    Uint8Array.of(tag),
    ...(value.length < 0xff ? [Uint8Array.of(value.length)] : [Uint8Array.of(0xff, value.length - 0xff)]),
    value,
  ]);

const fields = fc.uniqueArray(
  fc.record({ tag: fc.integer({ min: 1, max: 255 }), value: fc.uint8Array({ maxLength: 400 }) }),
  { selector: ({ tag }) => tag, minLength: 1, maxLength: 12 },
);

test('what was written is read back, whatever the padding', () => {
  fc.assert(
    fc.property(fields, fc.nat(60), fc.boolean(), (written, padding, hasVersion) => {
      const version = hasVersion ? [field(0, Uint8Array.of(0, 2))] : [];
      const bytes = Buffer.concat([
        ...version,
        ...written.map(({ tag, value }) => field(tag, value)),
        Buffer.alloc(padding),
      ]);
      const parsed = parseFields(bytes);
      if (!parsed.ok) throw new Error(parsed.error.kind);
      expect(parsed.value.size).toBe(written.length + version.length);
      for (const { tag, value } of written)
        expect(Buffer.from(parsed.value.get(tag)!)).toEqual(Buffer.from(value));
    }),
  );
});

test('any bytes at all are fields or a failure, never an exception', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
      const parsed = parseFields(bytes);
      if (parsed.ok)
        for (const value of parsed.value.values()) expect(value.length).toBeLessThanOrEqual(bytes.length);
    }),
    { numRuns: 1000 },
  );
});

test('a file cut short inside a value is refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 250 }), fc.nat(), (value, cut) => {
      const whole = field(7, value);
      expect(parseFields(whole.subarray(0, 2 + (cut % value.length)))).toMatchObject({ ok: false });
    }),
  );
});

test.each([
  ['nothing', '', 'empty'],
  ['only padding', '000000', 'empty'],
  ['a tag twice', '010141 010142', 'duplicate'],
  ['a length without end', '01FFFF', 'malformed'],
  ['a value after padding', '010141 00 00 020142', 'malformed'],
])('%s is refused', (_, hex, kind) => {
  expect(parseFields(Buffer.from(hex.replaceAll(' ', ''), 'hex'))).toMatchObject({
    ok: false,
    error: { kind },
  });
});

test('a field of no length and a file of too many bytes', () => {
  expect(parseFields(Buffer.from('0101411B00', 'hex'))).toMatchObject({ ok: true });
  expect(parseFields(Buffer.alloc(8193, 1))).toMatchObject({ ok: false, error: { kind: 'too_large' } });
});
