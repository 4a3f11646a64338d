/// <reference path="../fontkit.d.ts" />
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { deflateRawSync } from 'node:zlib';
import * as fontkit from 'fontkit';

const SUBSETS = ['latin', 'latin-ext', 'vietnamese', 'greek', 'cyrillic', 'cyrillic-ext'];
/** Letters of names and words, not phonetic signs or polytonic Greek. */
const WANTED: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x300, 0x30f],
  [0x323, 0x331],
  [0x370, 0x3ff],
  [0x400, 0x4ff],
  [0x1e00, 0x1eff],
  [0x2010, 0x2026],
  [0x2039, 0x203a],
  [0x20ac, 0x20ac],
];

/** The outlines of every letter that a name may hold, packed. Reads the font package; for development only. */
export async function traceLetters(): Promise<string> {
  const { resolve } = createRequire(import.meta.url);
  const letters = new Map<number, string>();
  for (const subset of SUBSETS) {
    const file = resolve(`@fontsource/source-sans-3/files/source-sans-3-${subset}-400-normal.woff`);
    const font = fontkit.create(await readFile(file));
    for (const codePoint of font.characterSet) {
      if (letters.has(codePoint) || !WANTED.some(([from, to]) => codePoint >= from && codePoint <= to))
        continue;
      const glyph = font.glyphForCodePoint(codePoint);
      letters.set(codePoint, `${Math.round(glyph.advanceWidth)} ${outline(glyph.path.commands)}`);
    }
  }
  const lines = [...letters]
    .sort(([a], [b]) => a - b)
    .map(([code, shape]) => `${code.toString(16)} ${shape}`);
  return deflateRawSync(lines.join('\n'), { level: 9 }).toString('base64');
}

const NAMES: Readonly<Record<string, string>> = {
  moveTo: 'M',
  lineTo: 'L',
  quadraticCurveTo: 'Q',
  bezierCurveTo: 'C',
  closePath: 'Z',
};

const outline = (commands: readonly { command: string; args: readonly number[] }[]) =>
  commands.map(({ command, args }) => `${NAMES[command]}${args.map(Math.round).join(' ')}`).join('');
