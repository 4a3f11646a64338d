import type { LegalLanguage } from '@loket/contract';

/** A full stop after these does not end a sentence; the Unicode rules know no abbreviations. */
const ABBREVIATIONS: Readonly<Record<LegalLanguage, readonly string[]>> = {
  nl: [
    'bv',
    'bijv',
    'nr',
    'tel',
    'dhr',
    'mevr',
    'mw',
    'dr',
    'ca',
    'incl',
    'excl',
    'd.w.z',
    'o.a',
    'enz',
    'st',
    'z.g',
  ],
  fr: [
    'p.ex',
    'ex',
    'n°',
    'no',
    'tél',
    'm',
    'mm',
    'mme',
    'mlle',
    'dr',
    'env',
    'av',
    'bd',
    'etc',
    'st',
    'ste',
  ],
  de: [
    'z.b',
    'b',
    'nr',
    'tel',
    'hr',
    'fr',
    'dr',
    'ca',
    'inkl',
    'bzw',
    'd.h',
    'u.a',
    'usw',
    'str',
    'evtl',
    'z',
  ],
};

/**
 * The story as sentences: a new line always ends one, and so does a mark that ends a sentence in the language, except
 * after a usual abbreviation or a single letter.
 */
export function splitStory(story: string, language: LegalLanguage): string[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  return story
    .normalize('NFC')
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .flatMap((line) =>
      joinAbbreviations(
        [...segmenter.segment(line)].map(({ segment }) => segment),
        language,
      ),
    )
    .map((sentence) => sentence.replace(/\s+/gu, ' ').trim())
    .filter((sentence) => sentence !== '');
}

function joinAbbreviations(segments: readonly string[], language: LegalLanguage): string[] {
  const joined: string[] = [];
  for (const segment of segments) {
    const before = joined.at(-1);
    if (before !== undefined && endsInAbbreviation(before, language))
      joined[joined.length - 1] = before + segment;
    else joined.push(segment);
  }
  return joined;
}

function endsInAbbreviation(sentence: string, language: LegalLanguage): boolean {
  const word = /(?:^|[\s(])(\S+)\.\s*$/u.exec(sentence)?.[1]?.toLocaleLowerCase(language);
  return word !== undefined && (ABBREVIATIONS[language].includes(word) || /^\p{L}$/u.test(word));
}
