import { type TicketPaper, ticketLabel } from '@loket/contract';
import type { CodePage } from '../types.ts';
import { printableText } from './code-page.ts';
import { wrap } from './wrap.ts';

/** What stands on the paper from top to bottom, before it becomes bytes. */
export type TicketElement =
  | { kind: 'line'; text: string; bold: boolean; width: number; height: number }
  | { kind: 'space' }
  | { kind: 'rule'; heightDots: number }
  | { kind: 'qr'; content: string; moduleDots: number };

/** ESC/POS enlarges by at most eight (`GS ! n`). */
const LARGEST = 8;
/** Font A is 12 dots wide on every printer of this kind. */
export const DOTS_PER_COLUMN = 12;
const QR_DOTS = 240;

/** Lays a ticket out: the number as large as it fits, then what to expect, how to follow it, what to bring. */
export function layOutTicket(
  paper: TicketPaper,
  { codePage, columns }: { codePage: CodePage; columns: number },
): TicketElement[] {
  const lines = (text: string, style: { bold?: boolean; width?: number; height?: number } = {}) =>
    wrap(printableText(text, codePage), Math.floor(columns / (style.width ?? 1))).map(
      (part): TicketElement => ({
        kind: 'line',
        text: part,
        bold: style.bold ?? false,
        width: style.width ?? 1,
        height: style.height ?? 1,
      }),
    );
  const number = ticketLabel(paper.number);
  const enlargement = Math.min(LARGEST, Math.max(1, Math.floor(columns / number.length)));
  return [
    ...lines(paper.zoneName, { bold: true }),
    ...lines(paper.siteName),
    { kind: 'space' },
    ...lines(number, { bold: true, width: enlargement, height: enlargement }),
    { kind: 'space' },
    { kind: 'rule', heightDots: 8 },
    { kind: 'space' },
    ...lines(paper.position, { bold: true, height: 2 }),
    ...lines(paper.positionSecond),
    { kind: 'space' },
    ...followPart(paper, lines),
    { kind: 'rule', heightDots: 3 },
    { kind: 'space' },
    ...lines(paper.bringTitle, { bold: true }),
    ...lines(paper.bring),
    { kind: 'space' },
    { kind: 'rule', heightDots: 3 },
    { kind: 'space' },
    ...lines(paper.danger, { bold: true, height: 2 }),
    ...lines(paper.footer),
  ];
}

function followPart(
  paper: TicketPaper,
  lines: (text: string, style?: { bold?: boolean }) => TicketElement[],
): TicketElement[] {
  const content = printableAddress(paper.followUrl);
  if (content === '') return [];
  return [
    ...lines(paper.followTitle, { bold: true }),
    { kind: 'space' },
    { kind: 'qr', content, moduleDots: moduleDots(content.length) },
    { kind: 'space' },
  ];
}

/** An address is ASCII by nature; anything else in it is dropped, so that no control byte reaches the printer. */
export const printableAddress = (address: string): string => address.replace(/[^\x21-\x7e]/g, '');

/** Bytes that QR versions 1 to 15 hold at level M (ISO/IEC 18004, table 7). */
const CAPACITY_M = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412];

/** Dots per module, so that the code is about 3 cm wide however long the address is. */
function moduleDots(bytes: number): number {
  const version = CAPACITY_M.findIndex((capacity) => bytes <= capacity) + 1;
  const modules = 17 + 4 * (version === 0 ? CAPACITY_M.length : version);
  return Math.min(8, Math.max(3, Math.floor(QR_DOTS / modules)));
}
