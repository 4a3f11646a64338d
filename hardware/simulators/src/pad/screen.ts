/** Both corners inside, in dots. */
export type ScreenArea = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

export type PadEncoding = 'mono' | 'rgb565' | 'rgb24';

export const bytesOfPicture = (encoding: PadEncoding, widthPx: number, heightPx: number): number =>
  encoding === 'mono'
    ? Math.ceil(widthPx / 8) * heightPx
    : widthPx * heightPx * (encoding === 'rgb24' ? 3 : 2);

/** What a person sees on the pad: three bytes a dot, white when it is empty. */
export class PadScreen {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rgb: Uint8Array;
  #revision = 0;

  constructor(widthPx: number, heightPx: number) {
    this.widthPx = widthPx;
    this.heightPx = heightPx;
    this.rgb = new Uint8Array(widthPx * heightPx * 3).fill(255);
  }

  /** Another number whenever something else may be seen. */
  get revision(): number {
    return this.#revision;
  }

  /** Nothing on it, for whoever looks. */
  get isEmpty(): boolean {
    return this.rgb.every((channel) => channel === 255);
  }

  clear(area: ScreenArea = this.whole): void {
    this.#revision += 1;
    for (let y = area.top; y <= area.bottom; y += 1) {
      this.rgb.fill(255, (y * this.widthPx + area.left) * 3, (y * this.widthPx + area.right + 1) * 3);
    }
  }

  get whole(): ScreenArea {
    return { left: 0, top: 0, right: this.widthPx - 1, bottom: this.heightPx - 1 };
  }

  holds({ left, top, right, bottom }: ScreenArea): boolean {
    return left <= right && top <= bottom && right < this.widthPx && bottom < this.heightPx;
  }

  show(encoding: PadEncoding, bytes: Uint8Array): void {
    this.#revision += 1;
    const stride = Math.ceil(this.widthPx / 8);
    for (let dot = 0; dot < this.widthPx * this.heightPx; dot += 1) {
      const [x, y] = [dot % this.widthPx, Math.floor(dot / this.widthPx)];
      switch (encoding) {
        case 'mono': {
          const bit = ((bytes[y * stride + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1;
          this.rgb.fill(bit * 255, dot * 3, dot * 3 + 3);
          break;
        }
        case 'rgb565':
          this.rgb.set(from565(((bytes[dot * 2] ?? 0) << 8) | (bytes[dot * 2 + 1] ?? 0)), dot * 3);
          break;
        case 'rgb24':
          this.rgb.set([bytes[dot * 3 + 2] ?? 0, bytes[dot * 3 + 1] ?? 0, bytes[dot * 3] ?? 0], dot * 3);
          break;
      }
    }
  }

  /** A line of ink, as thick as two dots. */
  ink(fromX: number, fromY: number, toX: number, toY: number, area: ScreenArea): void {
    this.#revision += 1;
    const steps = Math.max(1, Math.ceil(Math.hypot(toX - fromX, toY - fromY) * 2));
    for (let step = 0; step <= steps; step += 1) {
      const x = Math.floor(fromX + ((toX - fromX) * step) / steps);
      const y = Math.floor(fromY + ((toY - fromY) * step) / steps);
      for (const [dotX, dotY] of [
        [x, y],
        [x + 1, y],
        [x, y + 1],
        [x + 1, y + 1],
      ] as const) {
        if (dotX < area.left || dotX > area.right || dotY < area.top || dotY > area.bottom) continue;
        const at = (dotY * this.widthPx + dotX) * 3;
        this.rgb.fill(0, at, at + 3);
      }
    }
  }
}

const from565 = (dot: number): [number, number, number] => [
  Math.round(((dot >> 11) * 255) / 31),
  Math.round((((dot >> 5) & 0x3f) * 255) / 63),
  Math.round(((dot & 0x1f) * 255) / 31),
];
