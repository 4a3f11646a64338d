import type { AttestPaper, Locale, PaperKind } from '@loket/contract';
import { SLIP_WORDS, writtenDateIn } from './words.ts';

export type SlipFacts = {
  kind: PaperKind;
  locale: Locale;
  legalLanguage: Locale;
  timeZone: string;
  zoneName: string;
  siteName: string;
  declaredAt: string;
  reference: string;
  pvNumber: string | null;
  declarant: string;
  inspectorName: string;
  code: string;
  checkUrl: string;
};

/** A slip for the ticket printer: in the citizen's language, and what counts also in that of the record. */
export function slipOf(facts: SlipFacts): AttestPaper {
  const words = SLIP_WORDS[facts.locale];
  const legal = SLIP_WORDS[facts.legalLanguage];
  const both = facts.locale !== facts.legalLanguage;
  const label = (name: 'declared' | 'reference' | 'pvNumber' | 'declarant' | 'inspector') =>
    both && words[name] !== legal[name] ? `${words[name]} / ${legal[name]}` : words[name];
  const line = (name: Parameters<typeof label>[0], value: string) => `${label(name)}: ${value}`.slice(0, 120);
  return {
    zoneName: facts.zoneName,
    siteName: facts.siteName,
    title: words.titles[facts.kind],
    lines: [
      ...(both ? [legal.titles[facts.kind]] : []),
      line('declarant', facts.declarant),
      line('declared', writtenDateIn(facts.declaredAt, facts.legalLanguage, facts.timeZone)),
      line('reference', facts.reference),
      ...(facts.pvNumber ? [line('pvNumber', facts.pvNumber)] : []),
      line('inspector', facts.inspectorName),
    ],
    codeTitle: words.codeTitle,
    code: facts.code,
    checkUrl: facts.checkUrl,
    footer: words.footer,
  };
}
