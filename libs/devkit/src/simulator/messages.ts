import { z } from 'zod';

const counter = z.int().min(0).max(9);
const share = z.number().min(0).max(1);

/** What the simulator page may ask. `counter` is the position in the list; x and y are shares of the picture. */
export const Wish = z.discriminatedUnion('wish', [
  z.object({ wish: z.literal('watch'), counter }),
  z.object({ wish: z.literal('insert'), counter, person: z.string().max(40) }),
  z.object({ wish: z.literal('pull'), counter }),
  z.object({
    wish: z.literal('printer'),
    counter,
    paper: z.enum(['ok', 'low', 'out']).optional(),
    cover: z.enum(['closed', 'open']).optional(),
  }),
  z.object({
    wish: z.literal('pointer'),
    counter,
    action: z.enum(['down', 'move', 'up']),
    x: share,
    y: share,
  }),
  z.object({
    wish: z.literal('wheel'),
    counter,
    x: share,
    y: share,
    pixels: z.number().min(-2000).max(2000),
  }),
  z.object({
    wish: z.literal('key'),
    counter,
    action: z.enum(['down', 'up']),
    key: z.string().max(20),
    code: z.string().max(20),
    keyCode: z.int().min(0).max(255),
    modifiers: z.int().min(0).max(15),
  }),
]);
export type Wish = z.infer<typeof Wish>;

export type CounterState = {
  readonly name: string;
  readonly running: boolean;
  readonly virtualReader: boolean;
  readonly card: string | null;
  readonly printer: { readonly paper: string; readonly cover: string } | null;
};

/** What the page is told. Pictures of the window follow as binary messages: see picturePacket. */
export type News =
  | { readonly news: 'people'; readonly people: readonly { id: string; label: string }[] }
  | { readonly news: 'counters'; readonly counters: readonly CounterState[] }
  | {
      readonly news: 'paper';
      readonly counter: number;
      readonly number: number;
      readonly at: string;
      readonly lines: readonly string[];
      readonly qrCodes: readonly string[];
      readonly png: string;
    }
  | { readonly news: 'refused'; readonly why: string }
  /** Which panes are on the window now, below first; a pane that is not named is gone. */
  | { readonly news: 'panes'; readonly panes: readonly Pane['name'][] };

export type Pane = { readonly name: 'citizen' | 'presence'; readonly width: number; readonly height: number };

/** A picture of one pane: its number, its width and height in CSS pixels (16 bits each), then the JPEG. */
export function picturePacket(pane: Pane, jpeg: Uint8Array): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt8(pane.name === 'citizen' ? 0 : 1, 0);
  head.writeUInt16BE(pane.width, 1);
  head.writeUInt16BE(pane.height, 3);
  return Buffer.concat([head, jpeg]);
}
