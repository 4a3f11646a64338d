import { create } from 'qrcode';

/** The quiet zone of a code, in modules (ISO/IEC 18004, 6.3.8): here only at the sides, above and below is a line. */
const QUIET_MODULES = 4;
/** Rows in one picture: short enough that a picture which breaks off is filled by `LEFTOVER_END`. */
const BAND_ROWS = 24;

/**
 * A QR code as pictures (`GS v 0`) that follow each other without a gap. A module is three dots or more, so no byte has
 * a single dot in its middle: `DLE` (10) can't stand before `EOT` (04) or `ENQ` (05).
 */
export function qrRaster(content: string, moduleDots: number): Uint8Array {
  const { modules } = create([{ data: Buffer.from(content, 'latin1'), mode: 'byte' }], {
    errorCorrectionLevel: 'M',
  });
  const dots = Math.max(3, moduleDots);
  const rows = Array.from({ length: modules.size }, (_, y) =>
    rowBytes((x) => Boolean(modules.get(y, x)), modules.size, dots),
  ).flatMap((row) => new Array<number[]>(dots).fill(row));
  const bands: number[] = [];
  for (let top = 0; top < rows.length; top += BAND_ROWS) {
    const band = rows.slice(top, top + BAND_ROWS);
    const widthBytes = band[0]?.length ?? 0;
    bands.push(0x1d, 0x76, 0x30, 0, widthBytes & 0xff, widthBytes >> 8, band.length, 0, ...band.flat());
  }
  return Uint8Array.from(bands);
}

function rowBytes(isBlack: (x: number) => boolean, size: number, dots: number): number[] {
  const width = (size + 2 * QUIET_MODULES) * dots;
  const bytes = new Array<number>(Math.ceil(width / 8)).fill(0);
  for (let x = 0; x < size * dots; x += 1) {
    if (!isBlack(Math.floor(x / dots))) continue;
    const at = x + QUIET_MODULES * dots;
    bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (0x80 >> (at & 7));
  }
  return bytes;
}
