import { create, type QRCodeErrorCorrectionLevel } from 'qrcode';
import type { Bitmap } from './glyphs.ts';

const LEVELS: readonly QRCodeErrorCorrectionLevel[] = ['L', 'M', 'Q', 'H'];

/** What `GS ( k` stored: the printer keeps it until the next store or initialisation. */
export type QrMemory = { content: string; moduleDots: number; level: QRCodeErrorCorrectionLevel };

export const emptyQrMemory = (): QrMemory => ({ content: '', moduleDots: 3, level: 'L' });

/** Changes the memory as function 67 (size), 69 (level) or 80 (store) asks. */
export function storeQr(memory: QrMemory, functionNumber: number, data: Uint8Array): void {
  if (functionNumber === 0x43) memory.moduleDots = Math.min(Math.max(data[0] ?? 3, 1), 16);
  if (functionNumber === 0x45) memory.level = LEVELS[(data[0] ?? 0x30) - 0x30] ?? 'L';
  if (functionNumber === 0x50) memory.content = Buffer.from(data.subarray(1)).toString('latin1');
}

const MOST_KEPT = 50;
const drawn = new Map<string, Bitmap>();

/** The stored content's picture; like a printer's, without a quiet zone of its own. */
export function drawQr(memory: QrMemory): Bitmap {
  const key = JSON.stringify(memory);
  const known = drawn.get(key) ?? draw(memory);
  drawn.set(key, known);
  for (const oldest of [...drawn.keys()].slice(0, -MOST_KEPT)) drawn.delete(oldest);
  return known;
}

function draw({ content, moduleDots, level }: QrMemory): Bitmap {
  const { modules } = create([{ data: Buffer.from(content, 'latin1'), mode: 'byte' }], {
    errorCorrectionLevel: level,
  });
  const width = modules.size * moduleDots;
  const dots = new Uint8Array(width * width);
  for (let y = 0; y < width; y += 1) {
    for (let x = 0; x < width; x += 1) {
      dots[y * width + x] = modules.get(Math.floor(y / moduleDots), Math.floor(x / moduleDots)) ? 1 : 0;
    }
  }
  return { width, height: width, dots };
}
