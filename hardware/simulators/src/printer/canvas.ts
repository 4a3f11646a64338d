import { PNG } from 'pngjs';

/** Black dots on a strip of paper of fixed width that grows downwards. */
export interface Canvas {
  readonly widthDots: number;
  readonly heightDots: number;
  /** Makes the paper at least this long. */
  grow(heightDots: number): void;
  /** A dot outside the width falls beside the paper and is lost, as on the real thing. */
  blacken(x: number, y: number): void;
  png(): Buffer;
}

const MARGIN_DOTS = 24;
const PAPER = [253, 252, 248] as const;
const INK = 0x1c1a1eff;
const TOOTH_DOTS = 24;

export function makeCanvas(widthDots: number): Canvas {
  const rows: Uint8Array[] = [];
  const grow = (heightDots: number) => {
    while (rows.length < heightDots) rows.push(new Uint8Array(widthDots));
  };
  return {
    widthDots,
    get heightDots() {
      return rows.length;
    },
    grow,
    blacken(x, y) {
      if (x < 0 || x >= widthDots || y < 0) return;
      grow(y + 1);
      const row = rows[y];
      if (row) row[x] = 1;
    },
    png: () => drawPaper(rows, widthDots),
  };
}

/** The paper with white margins at the sides, as an 80 mm roll has, and the toothed edge of the tear bar below. */
function drawPaper(rows: readonly Uint8Array[], widthDots: number): Buffer {
  const width = widthDots + 2 * MARGIN_DOTS;
  const height = rows.length + 2 * MARGIN_DOTS;
  const image = new PNG({ width, height });
  image.data.fill(Buffer.from([...PAPER, 255]));
  rows.forEach((row, y) => {
    row.forEach((black, x) => {
      if (black) image.data.writeUInt32BE(INK, ((y + MARGIN_DOTS) * width + x + MARGIN_DOTS) * 4);
    });
  });
  for (let x = 0; x < width; x += 1) {
    for (let tooth = Math.abs((x % TOOTH_DOTS) - TOOTH_DOTS / 2); tooth > 0; tooth -= 1) {
      image.data[((height - tooth) * width + x) * 4 + 3] = 0;
    }
  }
  return PNG.sync.write(image, { filterType: 0, deflateLevel: 6 });
}
