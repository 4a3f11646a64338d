import type { VisitorBadgePaper } from '@loket/contract';
import { largestOn, linesFor, type PaperElement, type PaperFormat, SPACE } from './elements.ts';

/** Lays a visitor's badge out: number and zone of access can be read from across a corridor; nobody's name is on it. */
export function layOutBadge(paper: VisitorBadgePaper, format: PaperFormat): PaperElement[] {
  const lines = linesFor(format);
  const number = String(paper.badge);
  const enlargement = largestOn(number, format.columns);
  const zone = Math.min(4, largestOn(paper.accessZone, format.columns));
  return [
    ...lines(paper.siteName),
    ...lines(paper.title, { bold: true, width: 2, height: 2 }),
    SPACE,
    ...lines(number, { bold: true, width: enlargement, height: enlargement }),
    SPACE,
    { kind: 'rule', heightDots: 8 },
    SPACE,
    ...lines(paper.accessZone, { bold: true, width: zone, height: zone }),
    ...lines(paper.date, { bold: true, height: 2 }),
    SPACE,
    ...lines(paper.footer),
  ];
}
