import { GLYPH_OUTLINES } from './glyph-outlines.ts';

type Point = { readonly x: number; readonly y: number };
/** Straight lines of one glyph, closed contours, in ems, y downwards from the baseline. */
type Glyph = { readonly advance: number; readonly lines: readonly (readonly [Point, Point])[] };

const UNITS = 1_000;
const CURVE_STEPS = 6;
const made = new Map<string, Glyph>();

/** The glyph of a character; one that the typeface lacks loses its accents, or is a question mark. */
export function glyphOf(character: string): Glyph {
  const known = made.get(character);
  if (known) return known;
  const outline =
    outlineOf(character) ?? outlineOf([...character.normalize('NFD')][0] ?? '') ?? outlineOf('?') ?? '0';
  const glyph = parsed(outline);
  made.set(character, glyph);
  return glyph;
}

const outlineOf = (character: string): string | undefined =>
  Object.hasOwn(GLYPH_OUTLINES, character) ? GLYPH_OUTLINES[character] : undefined;

/** Width of a text in ems. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + glyphOf(character).advance, 0);
}

function parsed(outline: string): Glyph {
  const advance = Number.parseInt(outline, 10) / UNITS;
  const lines: [Point, Point][] = [];
  let start: Point | null = null;
  let at: Point = { x: 0, y: 0 };
  const lineTo = (to: Point) => {
    lines.push([at, to]);
    at = to;
  };
  const close = () => {
    if (start && (start.x !== at.x || start.y !== at.y)) lineTo(start);
  };
  for (const [, letter, numbers = ''] of outline.matchAll(/([MLQ])([-0-9 ]+)/g)) {
    const [x = 0, y = 0, toX = 0, toY = 0] = numbers.split(' ').map((value) => Number(value) / UNITS);
    if (letter === 'M') {
      close();
      at = { x, y: -y };
      start = at;
    } else if (letter === 'L') {
      lineTo({ x, y: -y });
    } else {
      for (const point of curve(at, { x, y: -y }, { x: toX, y: -toY })) lineTo(point);
    }
  }
  close();
  return { advance, lines };
}

/** A quadratic curve as short straight lines; its first point is left out. */
function curve(from: Point, control: Point, to: Point): Point[] {
  return Array.from({ length: CURVE_STEPS }, (_, index) => {
    const t = (index + 1) / CURVE_STEPS;
    const u = 1 - t;
    return {
      x: u * u * from.x + 2 * u * t * control.x + t * t * to.x,
      y: u * u * from.y + 2 * u * t * control.y + t * t * to.y,
    };
  });
}
