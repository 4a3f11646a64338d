import type { PadPage } from '@loket/contract';
import type { Picture } from '../protocol/image.ts';
import { Canvas, type Colour } from './canvas.ts';
import { widthOf } from './glyphs.ts';
import { KEYS, type PadLayout } from './layout.ts';
import { fitText, plain, shortened, wrapped } from './text.ts';

const WHITE: Colour = [0xff, 0xff, 0xff];
const INK: Colour = [0x15, 0x21, 0x2b];
const RULE: Colour = [0x74, 0x6c, 0x60];
/** The counter's own table and its edge; on a pad that knows black and white only, white and black. */
const TABLE: Colour = [0xeb, 0xe1, 0xd1];

const TITLE_SCALE = 1.25;
const SMALLEST_SIZE_SHARE = 1 / 20;
const LARGEST_SIZE_SHARE = 1 / 10.5;
const SIZE_STEPS = 8;
const KEY_SIZE_SHARE = 1 / 12;
const KEY_LINE_HEIGHT = 1.1;

/** The page as the citizen sees it: words, an empty box for the pen, the counter line, three equal keys. */
export function drawPage(page: PadPage, layout: PadLayout): Picture {
  const canvas = new Canvas(layout.widthPx, layout.heightPx);
  const hairPx = Math.max(1, Math.round(layout.heightPx / 240));
  writeText(canvas, page, layout);
  framePenBox(canvas, layout, hairPx);
  const { linePx, widthPx, heightPx } = layout;
  canvas.fill({ left: 0, top: linePx, right: widthPx - 1, bottom: heightPx - 1 }, TABLE);
  canvas.fill({ left: 0, top: linePx, right: widthPx - 1, bottom: linePx + 2 * hairPx - 1 }, INK);
  drawKeys(canvas, page, layout, hairPx);
  return canvas;
}

function writeText(canvas: Canvas, page: PadPage, { text, heightPx }: PadLayout): void {
  const [largest, smallest] = [heightPx * LARGEST_SIZE_SHARE, heightPx * SMALLEST_SIZE_SHARE];
  const sizesPx = Array.from(
    { length: SIZE_STEPS },
    (_, step) => largest - ((largest - smallest) * step) / (SIZE_STEPS - 1),
  );
  const paragraphs = [
    { text: page.title, scale: TITLE_SCALE },
    ...page.lines.map((line) => ({ text: line, scale: 1 })),
  ];
  const width = text.right - text.left + 1;
  for (const line of fitText(paragraphs, width, text.bottom - text.top + 1, sizesPx)) {
    canvas.write(line.text, text.left, Math.round(text.top + line.baselinePx), line.sizePx, INK);
  }
}

/** The frame lies outside the box, where wiping the ink leaves it. */
function framePenBox(canvas: Canvas, { pen }: PadLayout, hairPx: number): void {
  const { left, top, right, bottom } = pen;
  const around = {
    left: left - hairPx,
    top: top - hairPx,
    right: right + hairPx,
    bottom: bottom + hairPx,
  };
  canvas.frame(around, hairPx, RULE, WHITE);
}

/** Equal choices look equal: one size for the three, the largest at which each fits its key in two lines. */
function drawKeys(canvas: Canvas, page: PadPage, { keys, heightPx }: PadLayout, hairPx: number): void {
  const words = KEYS.map((key) => plain(page.keys[key]));
  const widthPx = keys.clear.right - keys.clear.left + 1 - 8 * hairPx;
  const keyHeightPx = keys.clear.bottom - keys.clear.top + 1 - 4 * hairPx;
  const fits = (sizePx: number) =>
    words.every((text) => {
      const lines = wrapped(text, widthPx / sizePx);
      const high = lines.length * sizePx * KEY_LINE_HEIGHT <= keyHeightPx;
      return high && lines.length <= 2 && lines.every((line) => widthOf(line) * sizePx <= widthPx);
    });
  const smallest = heightPx * SMALLEST_SIZE_SHARE;
  let sizePx = heightPx * KEY_SIZE_SHARE;
  while (sizePx > smallest && !fits(sizePx)) sizePx = Math.max(smallest, sizePx * 0.94);
  for (const key of KEYS) {
    const area = keys[key];
    canvas.frame(area, hairPx, RULE, WHITE);
    const lines = wrapped(plain(page.keys[key]), widthPx / sizePx).slice(0, 2);
    const topPx = (area.top + area.bottom + 1 - lines.length * sizePx * KEY_LINE_HEIGHT) / 2;
    for (const [at, line] of lines.entries()) {
      const shown = shortened(line, sizePx, widthPx);
      const leftPx = (area.left + area.right + 1 - widthOf(shown) * sizePx) / 2;
      const baselinePx = Math.round(topPx + sizePx * (at * KEY_LINE_HEIGHT + 0.86));
      canvas.write(shown, leftPx, baselinePx, sizePx, INK);
    }
  }
}
