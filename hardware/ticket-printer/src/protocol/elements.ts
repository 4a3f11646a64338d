import type { CodePage } from '../types.ts';
import { printableText } from './code-page.ts';
import { wrap } from './wrap.ts';

/** What stands on a paper from top to bottom, before it becomes bytes. */
export type PaperElement =
  | { kind: 'line'; text: string; bold: boolean; width: number; height: number }
  | { kind: 'space' }
  | { kind: 'rule'; heightDots: number }
  | { kind: 'qr'; content: string; moduleDots: number };

export type PaperFormat = { codePage: CodePage; columns: number };
type LineStyle = { bold?: boolean; width?: number; height?: number };

/** ESC/POS enlarges by at most eight (`GS ! n`). */
const LARGEST = 8;
/** Font A is 12 dots wide on every printer of this kind. */
export const DOTS_PER_COLUMN = 12;
const QR_DOTS = 240;

export const SPACE: PaperElement = { kind: 'space' };

/** A text as lines of this style, reduced to what the printer's page holds. */
export const linesFor =
  ({ codePage, columns }: PaperFormat) =>
  (text: string, style: LineStyle = {}): PaperElement[] =>
    wrap(printableText(text, codePage), Math.floor(columns / (style.width ?? 1))).map(
      (part): PaperElement => ({
        kind: 'line',
        text: part,
        bold: style.bold ?? false,
        width: style.width ?? 1,
        height: style.height ?? 1,
      }),
    );

/** How much a text may be enlarged and still stand on one line. */
export const largestOn = (text: string, columns: number): number =>
  Math.min(LARGEST, Math.max(1, Math.floor(columns / text.length)));

/** The code of an address, or nothing when no address is left of it. */
export function qrOf(address: string): PaperElement[] {
  const content = printableAddress(address);
  return content === '' ? [] : [{ kind: 'qr', content, moduleDots: moduleDots(content.length) }];
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
