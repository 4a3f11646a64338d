import { attestWords } from './attest-words.ts';
import { localDateAndTime } from './clock.ts';
import type { AttestFacts } from './facts.ts';
import { INK, INK_2, openPaper, PAGE, type Paper } from './paper.ts';
import { drawQr } from './qr.ts';
import { head, placeOf } from './statement.ts';

/**
 * The attest that a citizen takes home as A4 PDF: that a statement was made, with the code and the QR by which anybody
 * can ask whether it is genuine. The same facts give the same bytes.
 */
export async function renderAttest(facts: AttestFacts): Promise<Uint8Array> {
  const words = attestWords[facts.language];
  const { purpose, declarant, language } = facts;
  const declared = localDateAndTime(facts.declaredAt, language);
  const name = `${declarant.givenNames} ${declarant.surname}`.trim();
  const paper = await openPaper({
    language,
    title: facts.reference,
    at: facts.issuedAt,
    footer: (page, pages) => ({ left: facts.zone.name, right: words.page(page, pages) }),
  });
  head(paper, facts.zone.name, words.attest, words.title[purpose.what]);
  paper.paragraph(words.declared(facts.zone.name, declared.date, declared.time), { size: 12 });
  paper.space(12);
  paper.fact(words.name, name, { size: 12, weight: 600 });
  if (declarant.bornOn !== null) paper.fact(words.born, declarant.bornOn, { size: 12 });
  if (purpose.what !== 'complaint') paper.fact(words.about[purpose.what], purpose.of, { size: 12 });
  if (purpose.pvNumber !== null) paper.fact(words.pvNumber, purpose.pvNumber, { size: 12, weight: 600 });
  paper.space(12);
  paper.fact(words.reference, facts.reference);
  paper.fact(words.place, placeOf(facts.site));
  paper.fact(words.issued, localDateAndTime(facts.issuedAt, language).date);
  paper.fact(words.inspector, facts.inspector.name);
  paper.space(16);
  paper.paragraph(words.doesNotProve, { size: 10.5, colour: INK_2 });
  genuine(paper, facts, words.genuine, words.code);
  return paper.finish();
}

function genuine(paper: Paper, facts: AttestFacts, explanation: string, label: string): void {
  const side = 104;
  const left = PAGE.left + side + 20;
  const width = PAGE.width - PAGE.right - left;
  paper.keep(side + 50);
  paper.space(24);
  paper.hairline();
  paper.space(16);
  const top = paper.y;
  paper.figure(`QR ${facts.checkUrl}`, () =>
    drawQr(paper.document, facts.checkUrl, PAGE.left, top, side, INK),
  );
  paper.paragraph(explanation, { size: 10.5 }, left, width);
  paper.space(6);
  paper.paragraph(label, { size: 9.5, colour: INK_2 }, left, width);
  paper.paragraph(facts.code, { size: 20, weight: 600 }, left, width);
  paper.paragraph(facts.checkUrl, { size: 9, colour: INK_2 }, left, width);
  paper.y = Math.max(paper.y, top + side);
}
