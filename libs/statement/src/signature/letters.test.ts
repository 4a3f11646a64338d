import { expect, test } from '@jest/globals';
import { packedLetters } from './letter-shapes.ts';
import { drawText, widthOf } from './letters.ts';
import { traceLetters } from './trace-letters.ts';

test('the traced letters are those of the font package that is installed', async () => {
  expect(await traceLetters()).toBe(packedLetters);
});

test('every letter of a name in a European script has ink', () => {
  const names =
    'Šarūnas Žukauskaitė Ştefănescu Łukasz Þór Ğüneş İbrahim Ольга Ґалаґан Γιώργος Đặng Thị Ngọc Ánh';
  for (const letter of names.replaceAll(' ', '')) {
    expect(drawText(letter, 0, 0, 10)).toMatch(/ m\n/);
    expect(widthOf(letter, 10)).toBeGreaterThan(0);
  }
});

test('a letter without an outline is drawn as its code point', () => {
  expect(drawText('漢', 0, 0, 10)).toBe(drawText('‹U+6F22›', 0, 0, 10));
  expect(drawText('‹›', 0, 0, 10)).toMatch(/ m\n/);
});

test('no number in the picture has an exponent or is not one', () => {
  expect(drawText('ÄÖÜß½', 0.000001, -0.001, 7)).not.toMatch(/e-|NaN|undefined/);
});
