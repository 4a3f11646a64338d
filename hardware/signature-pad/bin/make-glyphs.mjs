#!/usr/bin/env node
// Makes src/page/glyph-outlines.ts out of Source Sans 3: run it after a new version of the typeface.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkit';

const FACE = ['latin', 'latin-ext'];
const UNITS = 1000;
const RANGES = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x218, 0x21b],
  [0x1e9e, 0x1e9e],
  [0x2010, 0x2026],
  [0x20ac, 0x20ac],
];

const { resolve } = createRequire(import.meta.url);
const fonts = FACE.map((part) =>
  create(readFileSync(resolve(`@fontsource/source-sans-3/files/source-sans-3-${part}-600-normal.woff`))),
);

function outline(font, character) {
  const glyph = font.glyphForCodePoint(character);
  const scale = UNITS / font.unitsPerEm;
  const number = (value) => String(Math.round(value * scale));
  const letters = { moveTo: 'M', lineTo: 'L', quadraticCurveTo: 'Q', bezierCurveTo: 'C' };
  const commands = glyph.path.commands
    .filter(({ command }) => command !== 'closePath')
    .map(({ command, args }) => `${letters[command]}${args.map(number).join(' ')}`);
  return `${number(glyph.advanceWidth)}${commands.join('')}`;
}

const lines = [];
for (const [from, to] of RANGES) {
  for (let code = from; code <= to; code += 1) {
    const font = fonts.find((candidate) => candidate.hasGlyphForCodePoint(code));
    if (font) lines.push(`  ${JSON.stringify(String.fromCodePoint(code))}: '${outline(font, code)}',`);
  }
}

writeFileSync(
  new URL('../src/page/glyph-outlines.ts', import.meta.url),
  `/**
 * Outlines of Source Sans 3, semibold, in thousandths of the em: the advance, then moves, lines and curves, y upwards.
 * Made by bin/make-glyphs.mjs. Copyright 2010-2020 Adobe (http://www.adobe.com/), with Reserved Font Name 'Source';
 * SIL Open Font License 1.1.
 */
export const GLYPH_OUTLINES: Readonly<Record<string, string>> = {
${lines.join('\n')}
};
`,
);
