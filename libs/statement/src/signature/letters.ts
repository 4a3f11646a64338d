import { inflateRawSync } from 'node:zlib';
import { packedLetters } from './letter-shapes.ts';

type Point = readonly [number, number];
type Step = { readonly name: string; readonly points: readonly Point[] };
type Letter = { readonly advance: number; readonly outline: string; steps?: readonly Step[] };

let known: Map<string, Letter> | undefined;

function letters(): Map<string, Letter> {
  known ??= new Map(
    inflateRawSync(Buffer.from(packedLetters, 'base64'))
      .toString('latin1')
      .split('\n')
      .map((line) => {
        const [code = '', advance = '', ...outline] = line.split(' ');
        const letter = { advance: Number(advance), outline: outline.join(' ') };
        return [String.fromCodePoint(Number.parseInt(code, 16)), letter];
      }),
  );
  return known;
}

/** What has no outline of ours is named by its code point, as on the record; it is never drawn as nothing. */
function shapesOf(text: string): Letter[] {
  const all = letters();
  return [...text.normalize('NFC')].flatMap((character) => {
    const letter = all.get(character);
    if (letter !== undefined) return letter;
    return [...codePointName(character.codePointAt(0) ?? 0)].flatMap((sign) => all.get(sign) ?? []);
  });
}

/** `‹U+6F22›` */
export const codePointName = (codePoint: number) =>
  `‹U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}›`;

/** Width in points of a text of `size` points. */
export const widthOf = (text: string, size: number): number =>
  shapesOf(text).reduce((sum, { advance }) => sum + advance, 0) * (size / 1000);

/** PDF operators that fill the outlines of a text; `x` and `y` are the start of its base line, in points. */
export function drawText(text: string, x: number, y: number, size: number): string {
  const scale = size / 1000;
  let pen = x;
  const operators: string[] = [];
  for (const letter of shapesOf(text)) {
    letter.steps ??= stepsOf(letter.outline);
    for (const step of letter.steps) {
      const written = step.points.map(([px, py]) => `${number(pen + px * scale)} ${number(y + py * scale)} `);
      operators.push(written.join('') + step.name);
    }
    pen += letter.advance * scale;
  }
  return operators.length === 0 ? '' : `${operators.join('\n')}\nf`;
}

/** An outline as PDF operators with their points. Quadratic curves become cubic ones: PDF knows no others. */
function stepsOf(outline: string): Step[] {
  let at: Point = [0, 0];
  return [...outline.matchAll(/([MLQCZ])([^MLQCZ]*)/g)].map(([, name = '', list = '']) => {
    const points = pairs(list.trim());
    const before = at;
    at = points.at(-1) ?? at;
    const [control = before, end = before] = points;
    return name === 'Q'
      ? { name: 'c', points: [towards(before, control), towards(end, control), end] }
      : { name: name === 'Z' ? 'h' : name.toLowerCase(), points };
  });
}

/** Two thirds of the way: where the cubic's control point lies for a quadratic's. */
const towards = ([x, y]: Point, [cx, cy]: Point): Point => [x + ((cx - x) * 2) / 3, y + ((cy - y) * 2) / 3];

function pairs(list: string): Point[] {
  const numbers = list === '' ? [] : list.split(' ').map(Number);
  const points: Point[] = [];
  for (let index = 0; index + 1 < numbers.length; index += 2) {
    points.push([numbers[index] ?? 0, numbers[index + 1] ?? 0]);
  }
  return points;
}

/** Two decimals, without a trailing zero or an exponent: the same bytes everywhere. */
export const number = (value: number): string => {
  const rounded = Math.round(value * 100) / 100;
  return Object.is(rounded, -0) ? '0' : String(rounded);
};
