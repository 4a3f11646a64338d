import { IdentityCheckName, type IdentityChecks, type Locale, type Verdict } from '@loket/contract';
import { checkReasonWords, checkTopics, checkWords, verdictWords } from '@loket/ui/texts/identity-words.ts';

export type CheckLine = {
  readonly key: IdentityCheckName;
  readonly status: 'good' | 'broken' | 'attention';
  readonly text: string;
  readonly reason?: string;
};

/**
 * The checks in plain words, what needs a look first. Only a verified check is put as a claim ("Foto hoort bij de
 * kaart"); the others name their topic and say what is the matter.
 */
export function checkLines(checks: IdentityChecks, locale: Locale): CheckLine[] {
  const order = { failed: 0, indeterminate: 1, verified: 2 } as const;
  return [...IdentityCheckName.options]
    .sort((one, other) => order[checks[one].verdict] - order[checks[other].verdict])
    .map((name) => checkLine(name, checks[name], locale));
}

function checkLine(key: IdentityCheckName, verdict: Verdict, locale: Locale): CheckLine {
  if (verdict.verdict === 'verified') return { key, status: 'good', text: checkWords[key][locale] };
  return {
    key,
    status: verdict.verdict === 'failed' ? 'broken' : 'attention',
    text: `${verdictWords[verdict.verdict][locale]}: ${lowerFirst(checkTopics[key][locale], locale)}`,
    reason: checkReasonWords[verdict.reason][locale],
  };
}

/** German writes its nouns with a capital, also after a colon. */
const lowerFirst = (text: string, locale: Locale) =>
  locale === 'de' ? text : text.slice(0, 1).toLocaleLowerCase(locale) + text.slice(1);

/** The worst of all: one failed check makes the whole untrustworthy. */
export function overall(checks: IdentityChecks): Verdict['verdict'] {
  const verdicts = Object.values(checks).map(({ verdict }) => verdict);
  if (verdicts.includes('failed')) return 'failed';
  return verdicts.includes('indeterminate') ? 'indeterminate' : 'verified';
}
