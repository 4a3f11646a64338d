import { LOCALES, Locale } from '@loket/contract';
import { LANGUAGE_TAGS, languageNames, useLocale, useTexts } from '@loket/ui';
import { deskTexts } from '@loket/ui/texts/desk.ts';

/** Each language by its own name, so that it is found by whoever reads it. */
export function LanguageChoice({ onChoose }: { onChoose: (locale: Locale) => void }) {
  const locale = useLocale();
  const texts = useTexts(deskTexts);
  return (
    <select
      className="language-choice"
      aria-label={texts.language}
      value={locale}
      onChange={({ target }) => onChoose(Locale.parse(target.value))}
    >
      {LOCALES.map((one) => (
        <option key={one} value={one} lang={LANGUAGE_TAGS[one]}>
          {languageNames[one]}
        </option>
      ))}
    </select>
  );
}
