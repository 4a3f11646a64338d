import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { renderStatement } from '../record.ts';
import { digestOf, embedSignature, prepareSignature } from '../signature.ts';
import { exampleField, exampleRecord, exampleStrokes } from '../testing/example-facts.ts';
import { localTime } from './appearance.ts';

let shown: Uint8Array;
beforeAll(async () => {
  shown = await renderStatement(exampleRecord());
});

describe('a prepared signature', () => {
  test('begins with the exact bytes that were shown', async () => {
    const { pdf } = await prepareSignature(shown, exampleField());
    expect(Buffer.from(pdf.subarray(0, shown.length)).equals(Buffer.from(shown))).toBe(true);
  });

  test('is the same for counter and central, and another for each fact and each byte', async () => {
    const digest = async (bytes: Uint8Array, change = {}) =>
      Buffer.from(digestOf(await prepareSignature(bytes, exampleField(change)), 'sha256')).toString('hex');
    const same = await digest(shown);
    expect(await digest(new Uint8Array(shown))).toBe(same);
    const others = await Promise.all([
      digest(shown, { name: 'Anneleen Vandersteem' }),
      digest(shown, { at: '2026-11-21T13:42:08.000Z' }),
      digest(shown, { reason: 'Iets anders' }),
      digest(shown, { place: 'Elders' }),
      digest(shown, { strokes: exampleStrokes }),
      digest(await renderStatement(exampleRecord({ reference: 'HB-2026-000143' }))),
    ]);
    expect(new Set([same, ...others]).size).toBe(7);
  });

  test('covers everything but the place of the signature', async () => {
    const prepared = await prepareSignature(shown, exampleField());
    const { pdf, byteRange } = prepared;
    const [start, length, second, rest] = byteRange;
    expect([start, second + rest]).toEqual([0, pdf.length]);
    expect(String.fromCharCode(pdf[length]!, pdf[second - 1]!)).toBe('<>');
    const written = Buffer.from(pdf).toString('latin1');
    expect(written).toContain(`/ByteRange [${byteRange.map((value) => String(value).padEnd(10)).join(' ')}]`);
    const expected = createHash('sha384')
      .update(pdf.subarray(0, length))
      .update(pdf.subarray(second))
      .digest();
    expect(Buffer.from(digestOf(prepared, 'sha384')).equals(expected)).toBe(true);
  });

  test('embedding changes no other byte', async () => {
    const prepared = await prepareSignature(shown, exampleField());
    const before = Buffer.from(prepared.pdf);
    const signed = Buffer.from(embedSignature(prepared, new Uint8Array([0xab, 0xcd])));
    expect(before.equals(Buffer.from(prepared.pdf))).toBe(true);
    expect(signed.length).toBe(before.length);
    const changed = [...signed.keys()].filter((index) => signed[index] !== before[index]);
    expect(changed).toEqual([1, 2, 3, 4].map((offset) => prepared.byteRange[1] + offset));
  });

  test('a CMS that does not fit is refused', async () => {
    const prepared = await prepareSignature(shown, exampleField());
    expect(() => embedSignature(prepared, new Uint8Array(16_385))).toThrow('does not fit');
  });

  test('a signature on a signed document, and on what is no PDF, is refused', async () => {
    const { pdf } = await prepareSignature(shown, exampleField());
    await expect(prepareSignature(pdf, exampleField())).rejects.toThrow('has a form already');
    await expect(prepareSignature(Buffer.from('%PDF-1.7'), exampleField())).rejects.toThrow();
  });

  test('names in every script, empty texts and a single dot have a picture', async () => {
    for (const name of [
      'Ольга Шевченко',
      'Γιώργος Παπαδόπουλος',
      'Đặng Thị Ngọc Ánh',
      '',
      '😀',
      'x'.repeat(200),
    ]) {
      const { pdf } = await prepareSignature(shown, exampleField({ name, reason: '', place: '' }));
      expect(pdf.length).toBeGreaterThan(shown.length + 32_768);
    }
    const dot = { ...exampleStrokes, strokes: [[{ x: 1, y: 1, tMs: 0, pressure: 1 }]] };
    await prepareSignature(shown, exampleField({ strokes: dot }));
  });

  test('the picture says the time of the clock on the wall', () => {
    expect(localTime('2026-07-21T22:30:05.000Z')).toBe('22/07/2026 00:30:05');
    expect(localTime('2026-12-31T23:00:00.000Z')).toBe('01/01/2027 00:00:00');
  });
});
