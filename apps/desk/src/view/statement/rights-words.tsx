import type { Locale } from '@loket/contract';
import type { RightsText } from '@loket/statement/rights.ts';
import { LANGUAGE_TAGS } from '@loket/ui';

/** A legal text as the citizen reads it. */
export function RightsWords({ words, lang }: { words: RightsText; lang: Locale }) {
  return (
    <section className="rights-words" lang={LANGUAGE_TAGS[lang]}>
      <h3>{words.title}</h3>
      {words.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </section>
  );
}
