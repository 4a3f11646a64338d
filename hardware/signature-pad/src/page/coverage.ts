/**
 * How much of each dot a closed shape covers. Every edge leaves its signed area in the dots that it crosses; the sum
 * along a row is then the coverage, so a shape's cost is its edges and not its sub-dots.
 */
export class Coverage {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly #areas: Float32Array;

  constructor(widthPx: number, heightPx: number) {
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.#areas = new Float32Array((widthPx + 2) * heightPx);
  }

  /** An edge in dots; contours must close, and their direction says what is inside. */
  edge(x0: number, y0: number, x1: number, y1: number): void {
    if (y0 === y1) return;
    const direction = y0 < y1 ? 1 : -1;
    const [topX, topY, bottomX, bottomY] = direction === 1 ? [x0, y0, x1, y1] : [x1, y1, x0, y0];
    const slope = (bottomX - topX) / (bottomY - topY);
    const firstRow = Math.max(0, Math.floor(topY));
    const lastRow = Math.min(this.heightPx, Math.ceil(bottomY));
    for (let row = firstRow; row < lastRow; row += 1) {
      const from = Math.max(row, topY);
      const to = Math.min(row + 1, bottomY);
      if (to <= from) continue;
      const xFrom = topX + (from - topY) * slope;
      const xTo = topX + (to - topY) * slope;
      this.#rowEdge(row, direction * (to - from), Math.min(xFrom, xTo), Math.max(xFrom, xTo));
    }
  }

  /** 0 to 1 for each dot of a row, given to `dot` from left to right where it is more than nothing. */
  eachDot(dot: (x: number, y: number, share: number) => void): void {
    const stride = this.widthPx + 2;
    for (let y = 0; y < this.heightPx; y += 1) {
      let sum = 0;
      for (let x = 0; x < this.widthPx; x += 1) {
        sum += this.#areas[y * stride + x] ?? 0;
        const share = Math.min(1, Math.abs(sum));
        if (share > 1 / 512) dot(x, y, share);
      }
    }
  }

  /** The edge's part in one row, `height` of it (signed), between two abscissae. */
  #rowEdge(row: number, height: number, left: number, right: number): void {
    const from = this.#clamped(left);
    const to = this.#clamped(right);
    const firstDot = Math.floor(from);
    const width = to - from;
    if (width < 1e-6 || Math.ceil(to) <= firstDot + 1) {
      const middle = (from + to) / 2 - firstDot;
      this.#add(row, firstDot, height * (1 - middle));
      this.#add(row, firstDot + 1, height * middle);
      return;
    }
    for (let dot = firstDot; dot < to; dot += 1) {
      const partFrom = Math.max(dot, from);
      const partTo = Math.min(dot + 1, to);
      const part = (height * (partTo - partFrom)) / width;
      const middle = (partFrom + partTo) / 2 - dot;
      this.#add(row, dot, part * (1 - middle));
      this.#add(row, dot + 1, part * middle);
    }
  }

  #clamped(x: number): number {
    return Math.min(this.widthPx, Math.max(0, x));
  }

  #add(row: number, dot: number, area: number): void {
    const at = row * (this.widthPx + 2) + dot;
    this.#areas[at] = (this.#areas[at] ?? 0) + area;
  }
}
