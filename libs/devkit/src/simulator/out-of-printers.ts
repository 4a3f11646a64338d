import { PDFDocument } from '@cantoo/pdf-lib';
import type { PrintedDocument, PrintedPaper } from '@loket/simulators';
import type { News } from './messages.ts';
import type { RoomCounter } from './room.ts';

/** Somebody who opens the page late sees the latest of what lies there. */
const MOST_SHOWN = 12;

/** Tells every ticket and every A4 document that came out and comes out; returns how to stop that. */
export function followPrinters(counter: RoomCounter, number: number, tell: (news: News) => void): () => void {
  const { printer, documents } = counter;
  const paper = (paper: PrintedPaper, at: number) =>
    tell({
      news: 'paper',
      counter: number,
      number: at + 1,
      at: paper.at.toISOString(),
      lines: paper.lines,
      qrCodes: paper.qrCodes,
      png: paper.png().toString('base64'),
    });
  const document = async ({ pdf, at }: PrintedDocument, place: number) =>
    tell({
      news: 'document',
      counter: number,
      number: place + 1,
      at: at.toISOString(),
      pages: await pagesOf(pdf),
      kilobytes: Math.ceil(pdf.length / 1024),
    });
  const latest = <Out>(all: readonly Out[], show: (out: Out, at: number) => unknown) => {
    for (const [at, out] of all.entries()) if (at >= all.length - MOST_SHOWN) show(out, at);
  };
  if (printer) latest(printer.papers, paper);
  if (documents) latest(documents.papers, document);
  const stops = [
    printer?.onPaper((out) => paper(out, printer.papers.indexOf(out))),
    documents?.onPaper((out) => void document(out, documents.papers.indexOf(out))),
  ];
  return () => {
    for (const stop of stops) stop?.();
  };
}

/** Null when it opens in no reader of ours. */
const pagesOf = (pdf: Buffer): Promise<number | null> =>
  PDFDocument.load(pdf, { ignoreEncryption: true, updateMetadata: false }).then(
    (document) => document.getPageCount(),
    () => null,
  );
