/** Markers without a length behind them (ITU-T T.81, table B.1). */
const standsAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
/** Start of frame: C0 to CF, but for the tables C4 and CC and the reserved C8. */
const beginsFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/**
 * What a JPEG says of its size, told from its headers without decoding it: a few hundred bytes can claim billions of
 * pixels. Undefined: not a JPEG, or no size in it (ITU-T T.81, B.2.2).
 */
export function jpegSize(bytes: Uint8Array): { widthPx: number; heightPx: number } | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  let at = 2;
  while (at + 3 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (standsAlone(marker)) at += 2;
    else if (beginsFrame(marker)) return at + 8 < bytes.length ? sizeAt(bytes, at + 5) : undefined;
    else at += 2 + word(bytes, at + 2);
  }
  return undefined;
}

function sizeAt(bytes: Uint8Array, at: number) {
  const size = { heightPx: word(bytes, at), widthPx: word(bytes, at + 2) };
  return size.heightPx > 0 && size.widthPx > 0 ? size : undefined;
}

const word = (bytes: Uint8Array, at: number) => (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);

/** A card's photo is 140×200 or 150×195; a picture larger than this is none, and is not decoded. */
const LARGEST_PX = 1_000;

export function isCardPhoto(bytes: Uint8Array): boolean {
  const size = jpegSize(bytes);
  return size !== undefined && size.widthPx <= LARGEST_PX && size.heightPx <= LARGEST_PX;
}
