import type { AttestPaper, TicketPaper, VisitorBadgePaper } from '@loket/contract';
import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import { layOutAttest } from './attest-layout.ts';
import { layOutBadge } from './badge-layout.ts';
import { DOTS_PER_COLUMN, type PaperElement, type PaperFormat } from './elements.ts';
import { layOutTicket } from './ticket-layout.ts';

/** From the print head to the cutter on common printers, in lines. */
const LINES_TO_CUTTER = 5;

export const encodeTicket = (paper: TicketPaper, format: PaperFormat): Uint8Array =>
  encode(layOutTicket(paper, format), format);
export const encodeAttest = (paper: AttestPaper, format: PaperFormat): Uint8Array =>
  encode(layOutAttest(paper, format), format);
export const encodeBadge = (paper: VisitorBadgePaper, format: PaperFormat): Uint8Array =>
  encode(layOutBadge(paper, format), format);

/**
 * A paper as ESC/POS bytes. The code page is fixed: left to itself the encoder would change to pages that cheap
 * printers lack. Texts are reduced to that page first, so no text can carry a command.
 */
function encode(elements: readonly PaperElement[], format: PaperFormat): Uint8Array {
  const encoder = new ReceiptPrinterEncoder({
    language: 'esc-pos',
    columns: format.columns,
    newline: '\n',
    imageMode: 'raster',
    feedBeforeCut: LINES_TO_CUTTER,
  });
  encoder.initialize().codepage(format.codePage).align('left');
  for (const element of elements) put(encoder, element, format.columns);
  return encoder.cut('partial').encode();
}

function put(encoder: ReceiptPrinterEncoder, element: PaperElement, columns: number): void {
  switch (element.kind) {
    case 'line':
      encoder.size(element.width, element.height).bold(element.bold).line(element.text);
      encoder.bold(false).size(1, 1);
      return;
    case 'space':
      encoder.newline();
      return;
    case 'rule':
      encoder.raw(blackRaster(columns * DOTS_PER_COLUMN, element.heightDots));
      return;
    case 'qr':
      encoder.qrcode(element.content, { model: 2, size: element.moduleDots, errorlevel: 'm' });
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
