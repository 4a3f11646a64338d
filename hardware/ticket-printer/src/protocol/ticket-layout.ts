import { type TicketPaper, ticketLabel } from '@loket/contract';
import { largestOn, linesFor, type PaperElement, type PaperFormat, qrOf, SPACE } from './elements.ts';

/** Lays a ticket out: the number as large as it fits, then what to expect, how to follow it, what to bring. */
export function layOutTicket(paper: TicketPaper, format: PaperFormat): PaperElement[] {
  const lines = linesFor(format);
  const number = ticketLabel(paper.number);
  const enlargement = largestOn(number, format.columns);
  const code = qrOf(paper.followUrl);
  return [
    ...lines(paper.zoneName, { bold: true }),
    ...lines(paper.siteName),
    SPACE,
    ...lines(number, { bold: true, width: enlargement, height: enlargement }),
    SPACE,
    { kind: 'rule', heightDots: 8 },
    SPACE,
    ...lines(paper.position, { bold: true, height: 2 }),
    ...(paper.wait === null ? [] : lines(paper.wait, { bold: true, height: 2 })),
    ...lines(paper.positionSecond),
    SPACE,
    ...(code.length > 0 ? [...lines(paper.followTitle, { bold: true }), SPACE, ...code, SPACE] : []),
    { kind: 'rule', heightDots: 3 },
    SPACE,
    ...lines(paper.bringTitle, { bold: true }),
    ...lines(paper.bring),
    SPACE,
    { kind: 'rule', heightDots: 3 },
    SPACE,
    ...lines(paper.danger, { bold: true, height: 2 }),
    ...lines(paper.footer),
  ];
}
