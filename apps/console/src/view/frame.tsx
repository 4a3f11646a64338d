import { LOCALES, Locale, type Me } from '@loket/contract';
import { Button, LANGUAGE_TAGS, languageNames, StaffHeader, useLocale, useTexts } from '@loket/ui';
import { consoleTexts } from '@loket/ui/texts/console.ts';
import type { ReactNode } from 'react';
import { type Page, pagesFor } from '../pages.ts';
import { go } from './console-context.ts';

type FrameProps = {
  me: Me;
  page: Page | null;
  onLocale: (locale: Locale) => void;
  onSignOut: () => void;
  children: ReactNode;
};

/** The head of every page: where you are, what else is yours, who you are. */
export function Frame({ me, page, onLocale, onSignOut, children }: FrameProps) {
  const texts = useTexts(consoleTexts);
  const own = pagesFor(me.roles);
  const skip = () => {
    const content = document.getElementById('content');
    content?.setAttribute('tabindex', '-1');
    content?.focus();
  };
  return (
    <div className="console" data-page={page}>
      <button type="button" className="skip" onClick={skip}>
        {texts.skip}
      </button>
      <StaffHeader
        place={`${texts.console}, ${me.zoneName}`}
        navigation={texts.pages}
        links={(own.length > 1 ? own : []).map((one) => ({
          key: one,
          title: texts[one],
          current: one === page,
          onPress: () => go(one),
        }))}
      >
        <a className="to-desk" href="/desk/">
          {texts.desk}
        </a>
        <LanguageChoice onChoose={onLocale} />
        <span className="own-name">{me.name}</span>
        <Button look="tool" onPress={onSignOut}>
          {texts.signOut}
        </Button>
      </StaffHeader>
      {children}
    </div>
  );
}

/** Each language by its own name, so that it is found by whoever reads it. */
function LanguageChoice({ onChoose }: { onChoose: (locale: Locale) => void }) {
  const locale = useLocale();
  const texts = useTexts(consoleTexts);
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
