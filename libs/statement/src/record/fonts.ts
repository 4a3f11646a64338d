/// <reference path="../fontkit.d.ts" />
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import * as fontkit from 'fontkit';
import { codePointName } from '../signature/letters.ts';

export type Weight = 400 | 600;

/** Source Sans 3 comes as one file per script; the first that knows a letter draws it. */
const SUBSETS = [
  'latin',
  'latin-ext',
  'vietnamese',
  'greek',
  'cyrillic',
  'greek-ext',
  'cyrillic-ext',
] as const;
const WEIGHTS: readonly Weight[] = [400, 600];

export type FontFile = {
  readonly name: string;
  readonly bytes: Buffer;
  readonly characters: ReadonlySet<number>;
};
export type Fonts = Readonly<Record<Weight, readonly FontFile[]>>;

/** A piece of text that one font file can draw. */
export type Run = { readonly font: string; readonly text: string };

let loading: Promise<Fonts> | undefined;

/** The font files of the package, read once. */
export function loadFonts(): Promise<Fonts> {
  loading ??= readFonts();
  return loading;
}

async function readFonts(): Promise<Fonts> {
  const { resolve } = createRequire(import.meta.url);
  const files = async (weight: Weight) =>
    Promise.all(
      SUBSETS.map(async (subset) => {
        const name = `source-sans-3-${subset}-${weight}-normal`;
        const bytes = await readFile(resolve(`@fontsource/source-sans-3/files/${name}.woff`));
        return { name, bytes, characters: new Set(fontkit.create(bytes).characterSet) };
      }),
    );
  const [regular = [], semibold = []] = await Promise.all(WEIGHTS.map(files));
  return { 400: regular, 600: semibold };
}

/**
 * The text in pieces, each with a font that has all its letters. A letter that no font has, and a control character,
 * is written as its code point, `‹U+0645›`: paper that is signed must not hide or turn around what was typed.
 */
export function runsOf(text: string, fonts: readonly FontFile[]): Run[] {
  const runs: { font: string; text: string }[] = [];
  const put = (font: string, letter: string) => {
    const last = runs.at(-1);
    if (last?.font === font) last.text += letter;
    else runs.push({ font, text: letter });
  };
  const first = fonts[0];
  if (first === undefined) throw new Error('no fonts');
  for (const letter of visible(text)) {
    const codePoint = letter.codePointAt(0) ?? 0;
    // Combining marks stay with the letter before them where that font has them.
    const last = fonts.find(({ name }) => name === runs.at(-1)?.font);
    if (/\p{M}/u.test(letter) && last?.characters.has(codePoint)) put(last.name, letter);
    else {
      const font = fonts.find(({ characters }) => characters.has(codePoint));
      if (font !== undefined) put(font.name, letter);
      else for (const sign of codePointName(codePoint)) put(first.name, sign);
    }
  }
  return runs;
}

/** Formatting characters have a glyph without ink in some fonts: they are named too. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\u2028\u2029]/u;

function* visible(text: string): Generator<string> {
  for (const letter of text.normalize('NFC')) {
    if (letter === '\u00AD') continue; // a soft hyphen is nothing unless a line breaks there
    if (!HIDDEN.test(letter)) yield letter;
    else yield* codePointName(letter.codePointAt(0) ?? 0);
  }
}
