import { z } from 'zod';

const counter = z.int().min(0).max(9);
const share = z.number().min(0).max(1);

/** What can be done to the devices around a counter. */
const deviceWishes = [
  z.object({ wish: z.literal('insert'), counter, card: z.string().max(40) }),
  z.object({ wish: z.literal('pull'), counter }),
  /** New cards for everybody, with all tries of the PIN. */
  z.object({ wish: z.literal('issue_anew'), counter }),
  z.object({
    wish: z.literal('reader'),
    counter,
    is: z.enum(['plugged', 'unplugged', 'wedged', 'mended']),
  }),
  z.object({
    wish: z.literal('printer'),
    counter,
    is: z.enum(['plugged', 'unplugged']).optional(),
    paper: z.enum(['ok', 'low', 'out']).optional(),
    cover: z.enum(['closed', 'open']).optional(),
    /** The roll ends by itself, in the middle of what is printed next. */
    endsAfterLines: z.int().min(1).max(60).optional(),
    tear: z.literal(true).optional(),
  }),
  z.object({
    wish: z.literal('documents'),
    counter,
    is: z.enum(['plugged', 'unplugged']).optional(),
    trouble: z.enum(['none', 'media-empty', 'media-jam', 'cover-open']).optional(),
  }),
  z.object({
    wish: z.literal('pad'),
    counter,
    is: z.enum(['plugged', 'unplugged', 'silent', 'answering']),
  }),
  z.object({
    wish: z.literal('pen'),
    counter,
    points: z
      .array(
        z.object({
          x: share,
          y: share,
          pressure: share,
          at: z.enum(['away', 'near', 'touching']),
          timeMs: z.number().min(0).max(1e12),
        }),
      )
      .max(64),
  }),
  z.object({ wish: z.literal('sign'), counter }),
  z.object({ wish: z.literal('pad_key'), counter, key: z.enum(['clear', 'agree', 'cancel']) }),
  z.object({ wish: z.literal('power'), counter, on: z.boolean() }),
] as const;
const DeviceWish = z.discriminatedUnion('wish', deviceWishes);
export type DeviceWish = z.infer<typeof DeviceWish>;

/** What the simulator page may ask. `counter` is the position in the list; x and y are shares of the picture. */
export const Wish = z.discriminatedUnion('wish', [
  z.object({ wish: z.literal('watch'), counter }),
  ...deviceWishes,
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

type Words = { readonly en: string; readonly nl: string };

/** One device in the counter's own words, as central heard them last. */
export type Told = {
  readonly device: string;
  readonly status: string;
  readonly name: Words;
  readonly fact: Words;
};

/** `open`: the counter has a connection to it. Null: the counter has no simulated device of the kind. */
export type CounterState = {
  readonly name: string;
  readonly running: boolean;
  readonly reader: {
    readonly plugged: boolean;
    readonly open: boolean;
    readonly wedged: boolean;
    /** `id` is empty for a card that was not put in from here. */
    readonly card: { readonly id: string; readonly commands: number; readonly triesLeft: number } | null;
  } | null;
  readonly printer: {
    readonly plugged: boolean;
    readonly open: boolean;
    readonly paper: string;
    readonly cover: string;
    readonly exit: string;
  } | null;
  readonly documents: {
    readonly plugged: boolean;
    readonly trouble: string;
    readonly working: boolean;
  } | null;
  readonly pad: {
    readonly model: string;
    readonly plugged: boolean;
    readonly open: boolean;
    readonly silent: boolean;
    /** It takes ink: a page waits for a signature. */
    readonly inking: boolean;
    readonly writing: boolean;
  } | null;
  readonly told: readonly Told[];
};

export type CardOffer = {
  readonly id: string;
  readonly group: string;
  readonly name: Words;
  readonly says: Words;
  /** Such as `1.7 RSA`; none for a card of another kind. */
  readonly kind: string;
  /** Whose face; null where no Belgian card is. */
  readonly face: string | null;
};

/** What the page is told. Pictures follow as binary messages: see picturePacket. */
export type News =
  | { readonly news: 'cards'; readonly cards: readonly CardOffer[] }
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
  | {
      readonly news: 'document';
      readonly counter: number;
      readonly number: number;
      readonly at: string;
      readonly pages: number | null;
      readonly kilobytes: number;
    }
  | { readonly news: 'refused'; readonly why: string }
  /** Which panes are on the window now, below first; a pane that is not named is gone. */
  | { readonly news: 'panes'; readonly panes: readonly Pane['name'][] };

export type Pane = { readonly name: 'citizen' | 'presence'; readonly width: number; readonly height: number };

const KINDS = { citizen: 0, presence: 1, pad: 2 } as const;

/**
 * A picture: what of (0 the citizen's pane, 1 presence, 2 the signature pad), its width and height in CSS pixels or
 * dots (16 bits each), then a JPEG of a pane or a PNG of the pad.
 */
export function picturePacket(
  of: { readonly name: keyof typeof KINDS; readonly width: number; readonly height: number },
  file: Uint8Array,
): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt8(KINDS[of.name], 0);
  head.writeUInt16BE(of.width, 1);
  head.writeUInt16BE(of.height, 3);
  return Buffer.concat([head, file]);
}
