import { Locale } from '@loket/contract';

/** The language that the address names (`?taal=fr`), else the browser's, else Dutch. */
export function languageAsked(address: string, preferred: readonly string[]): Locale {
  const named = Locale.safeParse(new URL(address).searchParams.get('taal'));
  if (named.success) return named.data;
  for (const tag of preferred) {
    const locale = Locale.safeParse(tag.slice(0, 2).toLowerCase());
    if (locale.success) return locale.data;
  }
  return 'nl';
}

/** The same address in another language; nothing is stored on the reader's device. */
export function addressIn(address: string, locale: Locale): string {
  const url = new URL(address);
  url.searchParams.set('taal', locale);
  return url.href;
}
