import type { Locale } from '@loket/contract';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { I18nProvider } from 'react-aria-components';
import { type Area, type AreaIn, inLocale } from './area.ts';
import { LANGUAGE_TAGS } from './times.ts';

const LocaleContext = createContext<Locale>('nl');

/** The language of everything inside, for our texts and for those of the component library. */
export function LocaleProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  return (
    <LocaleContext.Provider value={locale}>
      <I18nProvider locale={LANGUAGE_TAGS[locale]}>{children}</I18nProvider>
    </LocaleContext.Provider>
  );
}

export const useLocale = (): Locale => useContext(LocaleContext);

/** The texts of one area in the page's language: `const texts = useTexts(deskTexts); texts.next`. */
export function useTexts<Texts extends Area>(texts: Texts): AreaIn<Texts> {
  const locale = useLocale();
  return useMemo(() => inLocale(texts, locale), [texts, locale]);
}
