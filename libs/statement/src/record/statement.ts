import { rightsText } from '../rights.ts';
import { SIGNATURE_BOX } from '../signature/box.ts';
import { localDateAndTime } from './clock.ts';
import type { Annex, Declarant, RecordFacts } from './facts.ts';
import { COLUMN, INK_2, openPaper, PAGE, type Paper } from './paper.ts';
import { type RecordWords, recordWords } from './words.ts';

/**
 * The record of a statement as A4 PDF/A-2b, with free room for one signature at the end. The same facts give the same
 * bytes; its date is that of the end of the hearing.
 */
export async function renderStatement(facts: RecordFacts): Promise<Uint8Array> {
  const words = recordWords[facts.language];
  const paper = await openPaper({
    language: facts.language,
    title: facts.reference,
    at: facts.endedAt,
    footer: (page, pages) => ({
      left: `${facts.zone.name}, ${words.reference.toLocaleLowerCase(facts.language)} ${facts.reference}`,
      right: words.page(page, pages),
    }),
  });
  head(paper, facts.zone.name, words.kind[facts.kind], facts.title);
  hearing(paper, facts, words);
  declarant(paper, facts, words);
  rights(paper, facts, words);
  sentences(paper, facts, words);
  annexes(paper, facts, words);
  signaturePlace(paper, words);
  return paper.finish();
}

/** Who, what, and the counter's line under it. */
export function head(paper: Paper, zone: string, kind: string, title: string): void {
  paper.paragraph(zone, { size: 11, weight: 600 });
  paper.space(18);
  paper.piece('H1', () => {
    paper.paragraph(kind, { size: 12, colour: INK_2 });
    paper.paragraph(title, { size: 23, weight: 600, lead: 1.12 });
  });
  paper.space(14);
  paper.counterLine();
  paper.space(14);
}

function hearing(paper: Paper, facts: RecordFacts, words: RecordWords): void {
  const { language } = facts;
  const at = (instant: string) => localDateAndTime(instant, language);
  const { site, interpreter } = facts;
  const pauses = facts.pauses.map(({ from, to }) => words.fromTo(at(from).time, at(to).time));
  paper.fact(words.reference, facts.reference);
  paper.fact(words.place, placeOf(site));
  paper.fact(words.date, at(facts.startedAt).date);
  paper.fact(words.time, words.fromTo(at(facts.startedAt).time, at(facts.endedAt).time));
  paper.fact(words.pauses, pauses.length === 0 ? words.noPauses : pauses.join(', '));
  paper.fact(
    words.interpreter,
    interpreter === null ? words.noInterpreter : words.interpreterIs(interpreter.name, interpreter.language),
  );
  paper.fact(words.inspector, facts.inspector.name);
}

/** A site's name says its municipality already now and then; it is written once. */
export const placeOf = (site: RecordFacts['site']): string =>
  [site.name, site.address, site.name.includes(site.municipality) ? null : site.municipality]
    .filter((part) => part !== null)
    .join(', ');

function declarant(paper: Paper, facts: RecordFacts, words: RecordWords): void {
  const person = facts.declarant;
  const born = words.bornAt(person.bornOn, person.birthPlace);
  paper.heading(words.who);
  paper.fact(words.name, `${person.surname} ${person.givenNames}`.trim(), { size: 10.5, weight: 600 });
  if (person.nationalNumber !== null) paper.fact(words.nationalNumber, grouped(person.nationalNumber));
  if (born !== '') paper.fact(words.born, born);
  if (person.nationality !== null) paper.fact(words.nationality, person.nationality);
  if (person.address !== null) paper.fact(words.address, person.address);
  paper.fact(words.capacity, words.capacities[facts.capacity]);
  paper.fact(words.identified, howIdentified(person.identified, words));
}

function howIdentified(identified: Declarant['identified'], { identifiedBy }: RecordWords): string {
  if (identified.how === 'eid_verified')
    return identified.reason ? `${identifiedBy.eid} (${identified.reason})` : identifiedBy.eid;
  if (identified.how === 'eid_not_verified') return identifiedBy.eidNotVerified(identified.reason);
  return identifiedBy.byHand(identified.reason);
}

/** `85.07.30-033.28`, as the card prints it. */
const grouped = (number: string) => number.replace(/^(\d{2})(\d{2})(\d{2})(\d{3})(\d{2})$/, '$1.$2.$3-$4.$5');

function rights(paper: Paper, facts: RecordFacts, words: RecordWords): void {
  const text = rightsText(facts.language, facts.capacity);
  const { date, time } = localDateAndTime(facts.rights.acknowledgedAt, facts.language);
  paper.heading(words.rights);
  paper.paragraph(words.rightsAcknowledged(date, time, text.version), { size: 10.5 });
  paper.space(3);
  for (const paragraph of text.paragraphs) {
    paper.paragraph(paragraph, { size: 9, colour: INK_2, lead: 1.36 }, PAGE.left + 12, COLUMN - 12);
  }
}

function sentences(paper: Paper, facts: RecordFacts, words: RecordWords): void {
  const style = { size: 11.5, lead: 1.4 };
  const gutter = 28;
  paper.heading(words.statement);
  for (const { index, text } of facts.sentences) {
    const rows = paper.lines(text, style, COLUMN - gutter).length;
    paper.keep(style.size * style.lead * Math.min(rows, 3));
    paper.piece('P', () => {
      paper.textAt(String(index + 1), { size: 9.5, colour: INK_2 }, PAGE.left, paper.y + style.size);
      paper.paragraph(text, style, PAGE.left + gutter, COLUMN - gutter);
    });
    paper.space(3.5);
  }
  paper.space(5);
  paper.paragraph(words.readAndConfirmed, { size: 10.5, colour: INK_2 });
}

function annexes(paper: Paper, facts: RecordFacts, words: RecordWords): void {
  paper.heading(words.annexes);
  if (facts.annexes.length === 0) paper.paragraph(words.noAnnexes, { size: 10.5 });
  for (const [index, annex] of facts.annexes.entries()) {
    paper.keep(40);
    paper.paragraph(annexLine(annex, index, facts.language), { size: 10.5 });
    paper.paragraph(`SHA-256 ${annex.sha256}`, { size: 8.5, colour: INK_2 });
    paper.space(3);
  }
}

const annexLine = ({ name, what, sizeBytes }: Annex, index: number, language: string) => {
  const kilobytes = Math.max(1, Math.round(sizeBytes / 1000));
  return `${index + 1}. ${name} (${what}, ${new Intl.NumberFormat(`${language}-BE`).format(kilobytes)} kB)`;
};

/** The end of the last page: what the signature is, and the place where its picture comes. */
function signaturePlace(paper: Paper, words: RecordWords): void {
  const boxTop = PAGE.height - SIGNATURE_BOX.y - SIGNATURE_BOX.height;
  const explanation = { size: 9, colour: INK_2, lead: 1.36 };
  const rows = paper.lines(words.signatureSays, explanation, COLUMN).length;
  const height = 24 + rows * explanation.size * explanation.lead + 10;
  if (paper.y + height > boxTop) paper.newPage();
  paper.y = boxTop - height;
  paper.piece('H2', () => paper.paragraph(words.signature, { size: 13, weight: 600, lead: 1.2 }));
  paper.space(5);
  paper.paragraph(words.signatureSays, explanation);
  paper.y = boxTop;
}
