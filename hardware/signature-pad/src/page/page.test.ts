import type { PadPage } from '@loket/contract';
import fc from 'fast-check';
import type { Area } from '../protocol/commands.ts';
import type { Picture } from '../protocol/image.ts';
import { drawPage } from './draw.ts';
import { GLYPH_OUTLINES } from './glyph-outlines.ts';
import { widthOf } from './glyphs.ts';
import { KEYS, layoutOf } from './layout.ts';
import { fitText, plain, shortened } from './text.ts';

const PAGE: PadPage = {
  title: 'Unterschrift',
  lines: ['Déclaration à l’école, Straße, 12,50 €'],
  keys: { clear: 'Auslöschen', agree: 'Ich bin einverstanden', cancel: 'Abbrechen' },
};
const SCREENS = [
  [320, 200],
  [800, 480],
] as const;

/** Share of the dots of an area that are dark. */
function darkIn({ widthPx, rgb }: Picture, { left, top, right, bottom }: Area): number {
  let dark = 0;
  for (let y = top; y <= bottom; y += 1) {
    for (let x = left; x <= right; x += 1) dark += rgb[(y * widthPx + x) * 3]! < 100 ? 1 : 0;
  }
  return dark / ((right - left + 1) * (bottom - top + 1));
}
const inside = ({ left, top, right, bottom }: Area): Area => ({
  left: left + 3,
  top: top + 3,
  right: right - 3,
  bottom: bottom - 3,
});

test.each(SCREENS)('on %i × %i: words above, an empty box, three keys with words', (width, height) => {
  const layout = layoutOf(width, height);
  const picture = drawPage(PAGE, layout);
  expect(picture.rgb).toHaveLength(width * height * 3);
  expect(darkIn(picture, layout.text)).toBeGreaterThan(0.04);
  expect(darkIn(picture, layout.pen)).toBe(0);
  for (const key of KEYS) expect(darkIn(picture, inside(layout.keys[key]))).toBeGreaterThan(0.02);
  const line = { left: 0, right: width - 1, top: layout.linePx, bottom: layout.linePx };
  expect(darkIn(picture, line)).toBe(1);
});

test.each(SCREENS)(
  'on %i × %i: nothing overlaps, and a key is wide and high enough for a pen',
  (width, height) => {
    const { text, pen, linePx, keys } = layoutOf(width, height);
    expect(text.bottom).toBeLessThan(pen.top);
    expect(pen.bottom).toBeLessThan(linePx);
    const perMm = width / 96;
    for (const key of KEYS) {
      const { left, right, top, bottom } = keys[key];
      expect(top).toBeGreaterThan(linePx);
      expect(bottom).toBeLessThan(height);
      expect((right - left) / perMm).toBeGreaterThan(25);
      expect((bottom - top) / perMm).toBeGreaterThan(9);
    }
    expect(keys.clear.right).toBeLessThan(keys.agree.left);
    expect(keys.agree.right).toBeLessThan(keys.cancel.left);
    expect(keys.cancel.right).toBeLessThan(width);
  },
);

test('the three keys have words of one size: equal choices look equal', () => {
  const layout = layoutOf(800, 480);
  const same = { clear: 'nnnn', agree: 'nnnn', cancel: 'nnnn' };
  const alone = drawPage({ ...PAGE, keys: same }, layout);
  const besideLong = drawPage({ ...PAGE, keys: { ...same, agree: 'ein sehr langes Wort 1234' } }, layout);
  const { clear, cancel } = layout.keys;
  for (const picture of [alone, besideLong]) {
    expect(darkIn(picture, clear)).toBeCloseTo(darkIn(picture, cancel), 2);
  }
  expect(darkIn(besideLong, inside(clear))).toBeLessThan(darkIn(alone, inside(clear)));
});

test('every letter of four languages has a shape of its own', () => {
  for (const character of 'äöüÄÖÜßẞéèêëàâçîïôûùÿœæñÉÈÊÀÇ€’“”–—…łćšžőű') {
    expect(GLYPH_OUTLINES[character]).toMatch(/M/);
  }
  expect(widthOf('i')).toBeLessThan(widthOf('m'));
});

test('no text of any kind breaks a page, and none stands in the pen’s box', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 60 });
  const page = fc.record({
    title: text,
    lines: fc.array(text, { maxLength: 6 }),
    keys: fc.record({ clear: text, agree: text, cancel: text }),
  });
  const layout = layoutOf(320, 200);
  fc.assert(
    fc.property(page, (drawn) => {
      expect(darkIn(drawPage(drawn, layout), layout.pen)).toBe(0);
    }),
    { numRuns: 30 },
  );
});

describe('text that is too long', () => {
  test('becomes smaller before anything of it is left out', () => {
    const fitted = fitText(
      [{ text: 'een twee drie vier vijf zes zeven acht', scale: 1 }],
      100,
      40,
      [20, 15, 10],
    );
    expect(fitted.map(({ text }) => text).join(' ')).toBe('een twee drie vier vijf zes zeven acht');
    expect(fitted[0]!.sizePx).toBeLessThan(20);
  });

  test('ends in an ellipsis when even the smallest is too large', () => {
    const fitted = fitText([{ text: 'woord '.repeat(60), scale: 1 }], 100, 30, [20, 10]);
    expect(fitted.at(-1)?.text).toMatch(/…$/);
    expect(fitted.every(({ text, sizePx }) => widthOf(text) * sizePx <= 100)).toBe(true);
    expect(shortened('Hottentottententententoonstelling', 20, 80)).toMatch(/^Hot.*…$/);
  });

  test('line breaks and other control characters are blanks', () => {
    expect(plain(' e\u0301en\n\ttwee\u202e \u0000drie ')).toBe('éen twee drie');
  });
});
