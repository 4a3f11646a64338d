import { LOCALES } from '@loket/contract';
import { DangerStrip, inLocale, LANGUAGE_TAGS, useLocale, useTexts } from '@loket/ui';
import { frameTexts } from '@loket/ui/texts/counter.ts';
import type { ReactNode } from 'react';

/** 101 in every language, for screens on which nobody chose one yet. */
export function LargeDanger({ end }: { end?: ReactNode }) {
  const texts = useTexts(frameTexts);
  const here = useLocale();
  return (
    <DangerStrip
      large
      end={end}
      question={texts.dangerLarge}
      answer={LOCALES.filter((locale) => locale !== here).map((locale, at) => (
        <span key={locale} lang={LANGUAGE_TAGS[locale]}>
          {at > 0 ? ' · ' : ''}
          {inLocale(frameTexts, locale).call101}
        </span>
      ))}
    />
  );
}
