import type { Locale } from '@loket/contract';

/** One text in every language. A language that is missing does not compile. */
export type Phrase<Value = string> = Readonly<Record<Locale, Value>>;

/** A text that needs a number or a name takes it as its one argument. */
export type NumberPhrase = Phrase<(count: number) => string>;
export type NamePhrase = Phrase<(name: string) => string>;

export type Area = Readonly<Record<string, Phrase | NumberPhrase | NamePhrase>>;

/** An area's texts in one language. */
export type AreaIn<Texts extends Area> = {
  readonly [Key in keyof Texts]: Texts[Key] extends Phrase
    ? string
    : Texts[Key] extends NumberPhrase
      ? (count: number) => string
      : (name: string) => string;
};

/** Declares the texts of one part of the product; the keys are kept in the type. */
export const area = <const Texts extends Area>(texts: Texts): Texts => texts;

/** The texts of an area in one language, as plain values. For the main process, tests and places without React. */
export function inLocale<Texts extends Area>(texts: Texts, locale: Locale): AreaIn<Texts> {
  const entries = Object.entries(texts).map(([key, phrase]) => [key, phrase[locale]]);
  // The mapped type above says exactly what this loop does, which Object.fromEntries can't express.
  return Object.fromEntries(entries) as AreaIn<Texts>;
}

/** Picks the singular or the plural. 0 is plural in Dutch, German and English, singular in French. */
export function plural(locale: Locale, count: number, one: string, many: string): string {
  return count === 1 || (locale === 'fr' && count === 0) ? one : many;
}
