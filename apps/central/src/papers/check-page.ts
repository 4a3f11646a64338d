import { LOCALES, type Locale, type PaperCheck, REST } from '@loket/contract';
import { escaped, plainPage } from '../web/plain-page.ts';
import { CHECK_WORDS } from './check-words.ts';
import { writtenDateIn } from './words.ts';

/** The public page that says of a code whether it is genuine. A form by GET: nothing changes, no script. */
export function checkPage(locale: Locale, code: string, check: PaperCheck | undefined): string {
  const words = CHECK_WORDS[locale];
  const asked = code ? `&code=${encodeURIComponent(code)}` : '';
  const languages = LOCALES.map((one) =>
    one === locale
      ? `<strong lang="${one}">${escaped(CHECK_WORDS[one].language)}</strong>`
      : `<a lang="${one}" hreflang="${one}" href="${REST.checkPaper}?lang=${one}${escaped(asked)}">${escaped(CHECK_WORDS[one].language)}</a>`,
  );
  return plainPage({
    lang: locale,
    title: words.title,
    body: `<nav class="languages">${languages.join('')}</nav>
<h1>${escaped(words.title)}</h1>
${check ? answer(locale, check) : `<p>${escaped(words.explanation)}</p>`}
<form method="get" action="${REST.checkPaper}">
<input type="hidden" name="lang" value="${locale}">
<label class="file">${escaped(words.code)}<input type="text" name="code" value="${escaped(code)}" maxlength="40" required autocomplete="off" spellcheck="false"></label>
<button type="submit">${escaped(words.check)}</button>
</form>`,
  });
}

function answer(locale: Locale, check: PaperCheck): string {
  const words = CHECK_WORDS[locale];
  if (!check.genuine)
    return `<p class="bad" role="status">${escaped(words.notGenuine)}</p><p>${escaped(words.notGenuineHelp)}</p>`;
  const facts: readonly (readonly [string, string])[] = [
    [words.kind, words.kinds[check.kind]],
    [words.issuedOn, writtenDateIn(`${check.issuedOn}T12:00:00Z`, locale, 'UTC')],
    [words.zone, check.zoneName],
    [words.site, check.siteName],
  ];
  return `<p class="good" role="status">${escaped(words.genuine)}</p>
<dl>${facts.map(([name, value]) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>
<p>${escaped(words.compare)}</p>`;
}
