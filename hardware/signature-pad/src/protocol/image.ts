import { asLittleEndian16 } from './numbers.ts';
import type { PadModel } from './reports.ts';

/** How a picture's dots become bytes. Compression (01) and bulk (10h) are not used. */
export type Encoding = 'mono' | 'rgb565' | 'rgb24';

export const ENCODING_CODE: Readonly<Record<Encoding, number>> = { mono: 0x00, rgb565: 0x02, rgb24: 0x04 };

/** Bits of the capability report's flags. */
export const ENCODING_FLAG = { zlib: 0x01, mono: 0x02, rgb565: 0x04, rgb24: 0x08 } as const;

export const START_IMAGE = 0x25;
export const IMAGE_BLOCK = 0x26;
export const END_IMAGE = 0x27;

/** What the pad can show; firmware that says nothing (0) is judged by its model, as Wacom's SDK does. */
export function encodingsOf(flags: number, model: PadModel): readonly Encoding[] {
  const told = (['rgb24', 'rgb565', 'mono'] as const).filter((encoding) => flags & ENCODING_FLAG[encoding]);
  if (told.length > 0) return told;
  return model === 'STU-530' || model === 'STU-540' ? ['rgb24', 'rgb565', 'mono'] : ['mono'];
}

/** Data bytes that fit one block: report 26 is 256 bytes long, up to 2,560 on the 540. */
export const blockBytesOf = (model: PadModel): number => (model === 'STU-540' ? 2_557 : 253);

export const startImage = (encoding: Encoding): Uint8Array =>
  Uint8Array.of(START_IMAGE, ENCODING_CODE[encoding]);

export const endImage = (how: 'commit' | 'abandon'): Uint8Array =>
  Uint8Array.of(END_IMAGE, how === 'commit' ? 0 : 1);

/** The picture's bytes in order, each block as one whole report filled up with zeros. */
export function* imageBlocks(bytes: Uint8Array, blockBytes: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += blockBytes) {
    const data = bytes.subarray(at, at + blockBytes);
    const report = new Uint8Array(3 + blockBytes);
    report.set([IMAGE_BLOCK, ...asLittleEndian16(data.length)]);
    report.set(data, 3);
    yield report;
  }
}

/** A picture, three bytes (red, green, blue) a dot, row by row from the top left. */
export type Picture = {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rgb: Uint8Array;
};

export type PictureFormat = {
  readonly encoding: Encoding;
  readonly whiteBit: 0 | 1;
  readonly rgb565: 'big-endian' | 'little-endian';
  readonly colourOrder: 'bgr' | 'rgb';
};

/** The picture as the pad takes it: rows of whole bytes, the most significant bit left. */
export function encodePicture(picture: Picture, format: PictureFormat): Uint8Array {
  switch (format.encoding) {
    case 'mono':
      return monoBytes(picture, format.whiteBit);
    case 'rgb565':
      return rgb565Bytes(picture, format.rgb565 === 'big-endian');
    case 'rgb24':
      return rgb24Bytes(picture, format.colourOrder);
  }
}

/** Light dots become white: luma as ITU-R BT.601 has it. */
function monoBytes({ widthPx, heightPx, rgb }: Picture, whiteBit: 0 | 1): Uint8Array {
  const stride = Math.ceil(widthPx / 8);
  const bytes = new Uint8Array(stride * heightPx).fill(whiteBit === 1 ? 0 : 0xff);
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      const [red, green, blue] = dotOf(rgb, y * widthPx + x);
      if (0.299 * red + 0.587 * green + 0.114 * blue < 128) continue;
      const at = y * stride + (x >> 3);
      bytes[at] = (bytes[at] ?? 0) ^ (0x80 >> (x & 7));
    }
  }
  return bytes;
}

function rgb565Bytes({ rgb }: Picture, bigEndian: boolean): Uint8Array {
  const bytes = new Uint8Array((rgb.length / 3) * 2);
  for (let dot = 0; dot * 3 < rgb.length; dot += 1) {
    const [red, green, blue] = dotOf(rgb, dot);
    const packed = ((red >> 3) << 11) | ((green >> 2) << 5) | (blue >> 3);
    bytes[dot * 2] = bigEndian ? packed >> 8 : packed & 0xff;
    bytes[dot * 2 + 1] = bigEndian ? packed & 0xff : packed >> 8;
  }
  return bytes;
}

function rgb24Bytes({ rgb }: Picture, order: 'bgr' | 'rgb'): Uint8Array {
  if (order === 'rgb') return rgb.slice();
  const bytes = new Uint8Array(rgb.length);
  for (let dot = 0; dot * 3 < rgb.length; dot += 1) bytes.set(dotOf(rgb, dot).reverse(), dot * 3);
  return bytes;
}

const dotOf = (rgb: Uint8Array, dot: number): [number, number, number] => [
  rgb[dot * 3] ?? 0,
  rgb[dot * 3 + 1] ?? 0,
  rgb[dot * 3 + 2] ?? 0,
];
