import { LOCALES } from '@loket/contract';
import { LANGUAGE_TAGS, type Phrase, useLocale } from '@loket/ui';

/** The same sentence in the three languages that the page is not in, for screens on which nobody chose one yet. */
export function InOtherLanguages<Name extends string>(props: {
  texts: Readonly<Record<Name, Phrase>>;
  name: Name;
}) {
  const here = useLocale();
  const phrase = props.texts[props.name];
  return (
    <ul className="in-other-languages">
      {LOCALES.filter((locale) => locale !== here).map((locale) => (
        <li key={locale} lang={LANGUAGE_TAGS[locale]}>
          {phrase[locale]}
        </li>
      ))}
    </ul>
  );
}
