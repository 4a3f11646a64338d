import { FONT_A, FONT_B, GLYPH_CHARACTERS } from './glyph-rasters.ts';

export type FontName = 'A' | 'B';

/** A small black-and-white picture; `dots[y * width + x]` is 1 where it is black. */
export type Bitmap = { readonly width: number; readonly height: number; readonly dots: Uint8Array };

const FONTS = { A: FONT_A, B: FONT_B } as const;
const ORDER = new Map([...GLYPH_CHARACTERS].map((character, at) => [character, at]));

export const cellOf = (font: FontName): { width: number; height: number } => FONTS[font];

/** The character in its cell. Unknown characters and spaces are an empty cell. */
export function glyph(character: string, font: FontName): Bitmap {
  const { width, height, rasters } = FONTS[font];
  const dots = new Uint8Array(width * height);
  const at = ORDER.get(character);
  if (at === undefined) return { width, height, dots };
  const stride = Math.ceil(width / 8);
  const bytes = decoded(rasters);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const byte = bytes[(at * height + y) * stride + (x >> 3)] ?? 0;
      dots[y * width + x] = (byte >> (7 - (x & 7))) & 1;
    }
  }
  return { width, height, dots };
}

const decodedRasters = new Map<string, Uint8Array>();
function decoded(rasters: string): Uint8Array {
  let bytes = decodedRasters.get(rasters);
  if (!bytes) {
    bytes = Buffer.from(rasters, 'base64');
    decodedRasters.set(rasters, bytes);
  }
  return bytes;
}

/** Emphasised printing: every dot once more, one dot to the right. */
export function emphasised({ width, height, dots }: Bitmap): Bitmap {
  const bold = dots.map((dot, at) => (dot || (at % width > 0 && dots[at - 1]) ? 1 : 0));
  return { width, height, dots: bold };
}

/** Enlarges by whole factors, rounding staircases where both factors are even, as a printer's smoothing does. */
export function enlarged(bitmap: Bitmap, widthFactor: number, heightFactor: number): Bitmap {
  if (widthFactor % 2 === 0 && heightFactor % 2 === 0) {
    return enlarged(doubled(bitmap), widthFactor / 2, heightFactor / 2);
  }
  const width = bitmap.width * widthFactor;
  const height = bitmap.height * heightFactor;
  const dots = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = Math.floor(y / heightFactor) * bitmap.width + Math.floor(x / widthFactor);
      dots[y * width + x] = bitmap.dots[from] ?? 0;
    }
  }
  return { width, height, dots };
}

/** Scale2x (Andrea Mazzoleni): a corner takes its neighbours' colour where those two agree and the opposite two do not. */
function doubled({ width, height, dots }: Bitmap): Bitmap {
  const at = (x: number, y: number) =>
    dots[Math.min(Math.max(y, 0), height - 1) * width + Math.min(Math.max(x, 0), width - 1)] ?? 0;
  const result = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [here, up, down] = [at(x, y), at(x, y - 1), at(x, y + 1)];
      const [left, right] = [at(x - 1, y), at(x + 1, y)];
      const corner = (one: number, other: number) =>
        one === other && up !== down && left !== right ? one : here;
      const top = 2 * y * 2 * width + 2 * x;
      const bottom = top + 2 * width;
      result[top] = corner(left, up);
      result[top + 1] = corner(up, right);
      result[bottom] = corner(left, down);
      result[bottom + 1] = corner(down, right);
    }
  }
  return { width: width * 2, height: height * 2, dots: result };
}
