import type { AttestPaper } from '@loket/contract';
import { linesFor, type PaperElement, type PaperFormat, qrOf, SPACE } from './elements.ts';

/**
 * Lays an attest out: what it is, what it says, and how anybody checks that it is genuine. The code in letters is there
 * for whoever has no camera, large enough to be read over the telephone.
 */
export function layOutAttest(paper: AttestPaper, format: PaperFormat): PaperElement[] {
  const lines = linesFor(format);
  const code = paper.code.length * 2 <= format.columns ? 2 : 1;
  return [
    ...lines(paper.zoneName, { bold: true }),
    ...lines(paper.siteName),
    SPACE,
    ...lines(paper.title, { bold: true, width: 2, height: 2 }),
    SPACE,
    { kind: 'rule', heightDots: 8 },
    SPACE,
    ...paper.lines.flatMap((line) => lines(line)),
    SPACE,
    { kind: 'rule', heightDots: 3 },
    SPACE,
    ...lines(paper.codeTitle, { bold: true }),
    ...lines(paper.code, { bold: true, width: code, height: 2 }),
    SPACE,
    ...qrOf(paper.checkUrl),
    SPACE,
    ...lines(paper.footer),
  ];
}
