import type { Area } from '../protocol/commands.ts';
import type { Picture } from '../protocol/image.ts';
import { Coverage } from './coverage.ts';
import { glyphOf, widthOf } from './glyphs.ts';

export type Colour = readonly [red: number, green: number, blue: number];

/** Rectangles and words on a white page. */
export class Canvas implements Picture {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rgb: Uint8Array;

  constructor(widthPx: number, heightPx: number) {
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.rgb = new Uint8Array(widthPx * heightPx * 3).fill(255);
  }

  fill({ left, top, right, bottom }: Area, colour: Colour): void {
    for (let y = Math.max(0, top); y <= Math.min(bottom, this.heightPx - 1); y += 1) {
      for (let x = Math.max(0, left); x <= Math.min(right, this.widthPx - 1); x += 1) {
        this.rgb.set(colour, (y * this.widthPx + x) * 3);
      }
    }
  }

  /** A filled area with a border inside it. */
  frame(area: Area, borderPx: number, border: Colour, inside: Colour): void {
    this.fill(area, border);
    const { left, top, right, bottom } = area;
    this.fill(
      {
        left: left + borderPx,
        top: top + borderPx,
        right: right - borderPx,
        bottom: bottom - borderPx,
      },
      inside,
    );
  }

  /** Words from their left end on a baseline, `sizePx` an em. */
  write(text: string, leftPx: number, baselinePx: number, sizePx: number, colour: Colour): void {
    const fromX = Math.max(0, Math.floor(leftPx) - 1);
    const fromY = Math.max(0, Math.floor(baselinePx - sizePx));
    const toX = Math.min(this.widthPx, Math.ceil(leftPx + widthOf(text) * sizePx) + 2);
    const toY = Math.min(this.heightPx, Math.ceil(baselinePx + sizePx / 2));
    if (toX <= fromX || toY <= fromY) return;
    const coverage = new Coverage(toX - fromX, toY - fromY);
    let penX = leftPx - fromX;
    const penY = baselinePx - fromY;
    for (const character of text) {
      const { advance, lines } = glyphOf(character);
      for (const [from, to] of lines) {
        coverage.edge(
          penX + from.x * sizePx,
          penY + from.y * sizePx,
          penX + to.x * sizePx,
          penY + to.y * sizePx,
        );
      }
      penX += advance * sizePx;
    }
    coverage.eachDot((x, y, share) => this.#blend(fromX + x, fromY + y, share, colour));
  }

  #blend(x: number, y: number, share: number, colour: Colour): void {
    const at = (y * this.widthPx + x) * 3;
    for (let channel = 0; channel < 3; channel += 1) {
      const under = this.rgb[at + channel] ?? 0;
      this.rgb[at + channel] = Math.round(under + ((colour[channel] ?? 0) - under) * share);
    }
  }
}
