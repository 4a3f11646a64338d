import { LOCALES, type Locale } from '@loket/contract';
import { type Area, type AreaIn, inLocale, LANGUAGE_TAGS, useLocale } from '@loket/ui';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';

/** Long enough to read two sentences. */
const EVERY_MS = 8_000;

const RotatingContext = createContext<Locale>('fr');

/** The other languages take turns, all over the screen at the same moment. */
export function RotatingLanguage({ children }: { children: ReactNode }) {
  const locale = useLocale();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTurn((one) => (one + 1) % (LOCALES.length - 1)), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  const others = otherLocales(locale);
  return <RotatingContext value={others[turn] ?? locale}>{children}</RotatingContext>;
}

export const otherLocales = (locale: Locale): Locale[] => LOCALES.filter((one) => one !== locale);

type AlsoProps<Texts extends Area> = { texts: Texts; say: (texts: AreaIn<Texts>) => string };

/** The same sentence in the language whose turn it is, smaller. */
export function Also<Texts extends Area>({ texts, say }: AlsoProps<Texts>) {
  const locale = useContext(RotatingContext);
  return (
    <span className="also" lang={LANGUAGE_TAGS[locale]} key={locale}>
      {say(inLocale(texts, locale))}
    </span>
  );
}
