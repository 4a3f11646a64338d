/**
 * A seated person, drawn by this project (AGPL-3.0-or-later, like the rest of it), for cameras that are not there.
 * One unit is the breadth of the head with its hair; the origin is between the eyes, x to the right, y down.
 */

export type Colour = readonly [red: number, green: number, blue: number];

const SKIN: Colour = [214, 164, 132];
const HAIR: Colour = [118, 84, 58];
const SHIRT: Colour = [58, 104, 158];
const COLLAR: Colour = [44, 84, 132];
const BADGE: Colour = [226, 224, 216];
const WHITE: Colour = [238, 236, 232];
const PUPIL: Colour = [18, 16, 16];
const LIPS: Colour = [176, 104, 94];

/** Half of the distance between the pupils: 63 mm of a head that is 172 mm broad. */
export const PUPIL_FROM_MIDDLE = 63 / 172 / 2;
/** From the eyes up to the top of the hair. */
export const TOP_ABOVE_EYES = 0.7;

type Oval = { x: number; y: number; rx: number; ry: number };

const inside = ({ x, y, rx, ry }: Oval, atX: number, atY: number) =>
  ((atX - x) / rx) ** 2 + ((atY - y) / ry) ** 2 <= 1;

const FACE: Oval = { x: 0, y: 0.04, rx: 0.43, ry: 0.61 };
const CROWN: Oval = { x: 0, y: -0.1, rx: 0.5, ry: 0.6 };
const FRINGE: Oval = { x: 0.06, y: 0.3, rx: 0.5, ry: 0.62 };

/** What is seen of the person at a point, or null where there is nothing of them. */
export function figureAt(x: number, y: number): Colour | null {
  return faceAt(x, y) ?? hairAt(x, y) ?? bodyAt(x, y);
}

function faceAt(x: number, y: number): Colour | null {
  const side = Math.abs(x);
  if (inside({ x: PUPIL_FROM_MIDDLE, y: 0, rx: 0.044, ry: 0.044 }, side, y)) return PUPIL;
  if (inside({ x: PUPIL_FROM_MIDDLE, y: 0, rx: 0.088, ry: 0.05 }, side, y)) return WHITE;
  const isFace = inside(FACE, x, y);
  if (!isFace || (inside(CROWN, x, y) && !inside(FRINGE, x, y))) return null;
  if (side > 0.09 && side < 0.28 && Math.abs(y + 0.12 + (side - 0.19) ** 2) < 0.016) return HAIR;
  if (inside({ x: 0, y: 0.4, rx: 0.13, ry: 0.028 }, x, y)) return LIPS;
  const nose = inside({ x: 0.02, y: 0.17, rx: 0.05, ry: 0.1 }, x, y) ? 0.93 : 1;
  return lit(SKIN, x / FACE.rx, y / FACE.ry, nose);
}

function hairAt(x: number, y: number): Colour | null {
  const side = Math.abs(x);
  if (inside(CROWN, x, y) && (y < 0.12 || side > 0.4))
    return lit(HAIR, x / CROWN.rx, y / CROWN.ry, 1 + 0.08 * Math.sin(x * 60));
  return inside({ x: 0.45, y: 0.08, rx: 0.05, ry: 0.12 }, side, y) ? lit(SKIN, x, 0.2, 0.9) : null;
}

/** Neck and shoulders down to the table and below it. */
function bodyAt(x: number, y: number): Colour | null {
  const side = Math.abs(x);
  if (y > 0.3 && y < 1.0 && side < 0.25 + Math.max(0, y - 0.8) * 0.6 && side < 1.02 - y * 0.4)
    return lit(SKIN, x / 0.3, 0.7, 0.82);
  const down = y - 0.82;
  if (down < 0) return null;
  const half = Math.min(
    1.32,
    0.26 + 1.02 * Math.sqrt(Math.min(1, down / 0.62)) + Math.max(0, down - 0.62) * 0.06,
  );
  if (side > half) return null;
  if (down < 0.34 && Math.abs(side - (0.34 - down * 0.8)) < 0.075) return lit(COLLAR, x / half, 0.2, 1);
  if (x > 0.34 && x < 0.72 && down > 0.62 && down < 0.76) return BADGE;
  return lit(SHIRT, x / half, Math.min(1, down * 0.4), 1 + 0.05 * Math.sin(x * 9 + y * 4));
}

/** Daylight from the left and above. */
function lit(colour: Colour, across: number, down: number, share: number): Colour {
  const light = share * (0.98 - 0.2 * across - 0.1 * down);
  return [colour[0] * light, colour[1] * light, colour[2] * light];
}

/** The office behind the person: a wall, a shelf, a door, somewhat out of focus. `x`, `y` are shares of the picture. */
export function officeAt(x: number, y: number): Colour {
  const soft = (edge: number, at: number) => Math.min(1, Math.max(0, (at - edge) / 0.02));
  const wall = 206 - 26 * x - 12 * y;
  const door = soft(0.74, x) * (1 - soft(0.93, x)) * soft(0.16, y);
  const shelf = (1 - soft(0.24, x)) * soft(0.3, y) * (1 - soft(0.36, y));
  const books = (1 - soft(0.2, x)) * soft(0.14, y) * (1 - soft(0.3, y));
  const stripe = 0.5 + 0.5 * Math.sin(x * 190);
  return [
    wall - 44 * door - 30 * shelf - books * (40 + 60 * stripe),
    wall - 2 - 60 * door - 56 * shelf - books * (60 + 20 * stripe),
    wall - 10 - 78 * door - 88 * shelf - books * (80 - 40 * stripe),
  ];
}
