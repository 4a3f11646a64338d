import type { Locale } from '@loket/contract';
import { LANGUAGE_TAGS } from './texts/times.ts';

export type Surface = 'staff' | 'counter' | 'infoscreen' | 'phone';

/** Page-wide settings live on the root element, where tokens.css reads them. Call once, before rendering. */
export function preparePage(surface: Surface): void {
  document.documentElement.dataset.surface = surface;
  // react-aria adds a <style> unless an element with this id is there; base.css holds its rule instead.
  const instead = document.createElement('meta');
  instead.id = 'react-aria-pressable-style';
  document.head.append(instead);
}

/** Language, contrast and text size of the whole page. */
export function setPageReading(reading: {
  locale: Locale;
  highContrast?: boolean;
  textScale?: number;
}): void {
  const { lang, dataset } = {
    lang: LANGUAGE_TAGS[reading.locale],
    dataset: document.documentElement.dataset,
  };
  document.documentElement.lang = lang;
  dataset.contrast = reading.highContrast ? 'high' : 'normal';
  dataset.textScale = String(reading.textScale ?? 1);
}
