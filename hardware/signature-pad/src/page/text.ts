import { widthOf } from './glyphs.ts';

/** Texts of a page in the order in which they stand, each with a size relative to the page's text. */
export type Paragraph = { readonly text: string; readonly scale: number };
export type PlacedLine = { readonly text: string; readonly sizePx: number; readonly baselinePx: number };

const LINE_HEIGHT = 1.16;
const ASCENT_SHARE = 0.86;

/**
 * The largest of the sizes at which everything fits a box, placed from its top. When even the smallest is too large,
 * the last line that fits ends in an ellipsis, so that nobody takes a part for the whole.
 */
export function fitText(
  paragraphs: readonly Paragraph[],
  widthPx: number,
  heightPx: number,
  sizesPx: readonly number[],
): readonly PlacedLine[] {
  for (const sizePx of sizesPx) {
    const lines = placed(paragraphs, widthPx, sizePx);
    if (bottomOf(lines) <= heightPx && lines.every((line) => fits(line, widthPx))) return lines;
  }
  const lines = placed(paragraphs, widthPx, sizesPx.at(-1) ?? 1);
  const whole = lines.filter((line) => bottomOf([line]) <= heightPx);
  return whole.map((line, at) =>
    at === whole.length - 1 && whole.length < lines.length
      ? { ...line, text: shortened(`${line.text}…`, line.sizePx, widthPx) }
      : { ...line, text: shortened(line.text, line.sizePx, widthPx) },
  );
}

/** The text, or as much of it as fits with an ellipsis behind it. */
export function shortened(text: string, sizePx: number, widthPx: number): string {
  if (widthOf(text) * sizePx <= widthPx) return text;
  const characters = [...text.replace(/…$/, '')];
  while (characters.length > 0 && widthOf(`${characters.join('')}…`) * sizePx > widthPx) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** One spelling for each letter, no line breaks or other control characters. */
export const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim();

function placed(paragraphs: readonly Paragraph[], widthPx: number, textPx: number): PlacedLine[] {
  const lines: PlacedLine[] = [];
  let topPx = 0;
  for (const { text, scale } of paragraphs) {
    const sizePx = textPx * scale;
    for (const line of wrapped(plain(text), widthPx / sizePx)) {
      lines.push({ text: line, sizePx, baselinePx: topPx + sizePx * ASCENT_SHARE });
      topPx += sizePx * LINE_HEIGHT;
    }
  }
  return lines;
}

/** The text in lines of at most so many ems, broken between words only. */
export function wrapped(text: string, widthEms: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer) > widthEms) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return line === '' ? lines : [...lines, line];
}

const bottomOf = (lines: readonly PlacedLine[]): number => {
  const last = lines.at(-1);
  return last ? last.baselinePx + last.sizePx * (LINE_HEIGHT - ASCENT_SHARE) : 0;
};

const fits = ({ text, sizePx }: PlacedLine, widthPx: number): boolean => widthOf(text) * sizePx <= widthPx;
