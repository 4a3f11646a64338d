import { PDFDocument } from '@cantoo/pdf-lib';
import { describe, expect, test } from '@jest/globals';
import { LegalLanguage } from '@loket/contract';
import { renderAttest, renderStatement } from '../record.ts';
import { exampleAttest, exampleRecord } from '../testing/example-facts.ts';
import { loadFonts, runsOf } from './fonts.ts';

const same = (a: Uint8Array, b: Uint8Array) => Buffer.from(a).equals(Buffer.from(b));

describe('the record', () => {
  test('is the same for the same facts and another for each fact', async () => {
    const record = await renderStatement(exampleRecord());
    expect(same(await renderStatement(exampleRecord()), record)).toBe(true);
    for (const change of [
      { reference: 'HB-2026-000143' },
      { endedAt: '2026-11-21T13:42:00.000Z' },
      { pauses: [] },
      { annexes: [] },
      { inspector: { name: 'Iemand anders' } },
      { interpreter: { name: 'O. Koval', language: 'Oekraïens' } },
      { sentences: [] },
    ]) {
      expect(same(await renderStatement(exampleRecord(change)), record)).toBe(false);
    }
  });

  test.each(LegalLanguage.options)('in %s: A4, some pages, its language said', async (language) => {
    const document = await PDFDocument.load(await renderStatement(exampleRecord({}, language)));
    expect(document.getPageCount()).toBeGreaterThan(1);
    for (const page of document.getPages()) {
      expect(page.getSize()).toEqual({ width: 595.28, height: 841.89 });
    }
    expect(document.catalog.toString()).toContain(`${language}-BE`);
  });

  test('a story of forty thousand letters without a space still fits its pages', async () => {
    const sentences = [{ index: 0, text: 'a'.repeat(40_000), source: { field: 'story' as const } }];
    const document = await PDFDocument.load(await renderStatement(exampleRecord({ sentences })));
    expect(document.getPageCount()).toBeGreaterThan(10);
    expect(document.getPageCount()).toBeLessThanOrEqual(60);
  }, 120_000);

  test.each([['loss'], ['theft']] as const)('an attest of %s is one page', async (what) => {
    const attest = await renderAttest(exampleAttest({ what, of: 'identiteitskaart', pvNumber: null }));
    expect((await PDFDocument.load(attest)).getPageCount()).toBe(1);
    expect(
      same(await renderAttest(exampleAttest({ what, of: 'identiteitskaart', pvNumber: null })), attest),
    ).toBe(true);
  });
});

describe('letters on paper', () => {
  const written = async (text: string) =>
    runsOf(text, (await loadFonts())[400])
      .map((run) => run.text)
      .join('');

  test('names in every European script have a font', async () => {
    const names = 'Ștefănescu Žukauskaitė Ğüneş İbrahim Ольга Ґалаґан Γιώργος Đặng Thị Ngọc Ánh Łukasz Þór ẞ';
    expect(await written(names)).toBe(names.normalize('NFC'));
  });

  test('what no font has, and what hides or turns text, is written as its code point', async () => {
    expect(await written('a\u202Eb')).toBe('a‹U+202E›b');
    expect(await written('م')).toBe('‹U+0645›');
    expect(await written('😀')).toBe('‹U+1F600›');
    expect(await written('a\u0000\u200Bb\uFEFF')).toBe('a‹U+0000›‹U+200B›b‹U+FEFF›');
    expect(await written('a\uD800')).toBe('a‹U+D800›');
  });
});
