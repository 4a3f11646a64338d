import { LOCALES, type Locale } from '@loket/contract';
import { type Area, type AreaIn, inLocale, LANGUAGE_TAGS, useLocale } from '@loket/ui';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';

/** Long enough to read two sentences. */
const EVERY_MS = 8_000;
/** Languages beside the screen's own. */
const OTHERS = LOCALES.length - 1;

type Turn = { readonly locale: Locale; readonly round: number };

const TurnContext = createContext<Turn>({ locale: 'fr', round: 0 });

/** The other languages take turns, all over the screen at the same moment. */
export function RotatingLanguage({ children }: { children: ReactNode }) {
  const locale = useLocale();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTurn((one) => one + 1), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  const now: Turn = {
    locale: otherLocales(locale)[turn % OTHERS] ?? locale,
    round: Math.floor(turn / OTHERS),
  };
  return <TurnContext value={now}>{children}</TurnContext>;
}

export const otherLocales = (locale: Locale): Locale[] => LOCALES.filter((one) => one !== locale);

/** Grows once every language has had its turn: what is read in all of them changes then, not in between. */
export const useRound = (): number => useContext(TurnContext).round;

/**
 * A sentence in the language whose turn it is, smaller. All of them lie in one place and one is seen, so that nothing
 * around it moves when they change.
 */
export function InTurn({ say }: { say: (locale: Locale) => string }) {
  const own = useLocale();
  const { locale: seen } = useContext(TurnContext);
  return (
    <span className="also">
      {otherLocales(own).map((locale) => (
        <span key={locale} lang={LANGUAGE_TAGS[locale]} data-seen={locale === seen}>
          {say(locale)}
        </span>
      ))}
    </span>
  );
}

type AlsoProps<Texts extends Area> = {
  texts: Texts;
  say: (texts: AreaIn<Texts>, locale: Locale) => string;
};

/** {@link InTurn} for a text of an area. */
export const Also = <Texts extends Area>({ texts, say }: AlsoProps<Texts>) => (
  <InTurn say={(locale) => say(inLocale(texts, locale), locale)} />
);
