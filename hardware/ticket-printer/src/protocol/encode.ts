import type { AttestPaper, TicketPaper, TicketPrinterProfileName, VisitorBadgePaper } from '@loket/contract';
import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import type { CodePage } from '../types.ts';
import { layOutAttest } from './attest-layout.ts';
import { layOutBadge } from './badge-layout.ts';
import { DOTS_PER_COLUMN, type PaperElement, type PaperFormat } from './elements.ts';
import { PROFILES, type PrinterProfile } from './profiles.ts';
import { qrRaster } from './qr-raster.ts';
import { layOutTicket } from './ticket-layout.ts';

/** How a printer wants its papers: the layout's format and what its family differs in. */
export type PrintFormat = PaperFormat & Pick<PrinterProfile, 'qr' | 'cut' | 'linesToCutter' | 'leavesKanji'>;

/** The format of a family, with what its configuration or a technician says otherwise. */
export const formatOf = (
  name: TicketPrinterProfileName,
  { codePage, columns }: Partial<PaperFormat> = {},
): PrintFormat => {
  const profile = PROFILES[name];
  return { ...profile, codePage: codePage ?? profile.codePage, columns: columns ?? profile.columns };
};

export const encodeTicket = (paper: TicketPaper, format: PrintFormat): Uint8Array =>
  encode(layOutTicket(paper, format), format);
export const encodeAttest = (paper: AttestPaper, format: PrintFormat): Uint8Array =>
  encode(layOutAttest(paper, format), format);
export const encodeBadge = (paper: VisitorBadgePaper, format: PrintFormat): Uint8Array =>
  encode(layOutBadge(paper, format), format);

const INITIALIZE = [0x1b, 0x40] as const;
const LEAVE_KANJI = [0x1c, 0x2e] as const;
const FONT_A = [0x1b, 0x4d, 0] as const;

/**
 * A paper as ESC/POS bytes. The code page is fixed: left to itself the encoder would change to pages that cheap
 * printers lack. Texts are reduced to that page first, so no text can carry a command.
 */
function encode(elements: readonly PaperElement[], format: PrintFormat): Uint8Array {
  const encoder = new ReceiptPrinterEncoder({
    language: 'esc-pos',
    columns: format.columns,
    newline: '\n',
    imageMode: 'raster',
  });
  encoder.raw([...INITIALIZE, ...(format.leavesKanji ? LEAVE_KANJI : []), ...FONT_A]);
  encoder.codepage(format.codePage).align('left');
  for (const element of elements) put(encoder, element, format);
  for (let line = 0; line < format.linesToCutter; line += 1) encoder.newline();
  return Uint8Array.from([...encoder.encode(), ...format.cut]);
}

function put(encoder: ReceiptPrinterEncoder, element: PaperElement, format: PrintFormat): void {
  const { columns, qr, codePage } = format;
  switch (element.kind) {
    case 'line':
      encoder.size(element.width, element.height).bold(element.bold);
      putText(encoder, element.text, codePage);
      encoder.newline().bold(false).size(1, 1);
      return;
    case 'space':
      encoder.newline();
      return;
    case 'rule':
      encoder.raw(blackRaster(columns * DOTS_PER_COLUMN, element.heightDots));
      return;
    case 'qr':
      if (qr === 'raster') encoder.raw(qrRaster(element.content, element.moduleDots));
      else encoder.qrcode(element.content, { model: 2, size: element.moduleDots, errorlevel: 'm' });
  }
}

/**
 * What the encoder would write as a control byte: it takes § and ¶ for the pictures of 15 and 14 of the first PC, and
 * `DLE 14` is a real-time command. Both stand in the upper half of the page (ESC/POS: page 19, PC858), from where they
 * are taken here; an encoder that was given bytes names its page again before the next text.
 */
const OF_THE_UPPER_HALF: Record<CodePage, ReadonlyMap<string, number>> = {
  cp858: new Map([
    ['§', 0xf5],
    ['¶', 0xf4],
  ]),
  windows1252: new Map(),
};
const PAGE_858 = [0x1b, 0x74, 19] as const;

function putText(encoder: ReceiptPrinterEncoder, text: string, codePage: CodePage): void {
  for (const part of text.split(/([§¶])/u)) {
    const byte = OF_THE_UPPER_HALF[codePage].get(part);
    if (byte !== undefined) encoder.raw([...PAGE_858, byte]);
    else if (part !== '') encoder.text(part);
  }
}

/** `GS v 0`: a black bar. Its bytes are all FF, so it contains no real-time command. */
function blackRaster(widthDots: number, heightDots: number): Uint8Array {
  const widthBytes = Math.floor(widthDots / 8);
  const header = [
    0x1d,
    0x76,
    0x30,
    0,
    widthBytes & 0xff,
    widthBytes >> 8,
    heightDots & 0xff,
    heightDots >> 8,
  ];
  return Uint8Array.from([...header, ...new Array<number>(widthBytes * heightDots).fill(0xff)]);
}
