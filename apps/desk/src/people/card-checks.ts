import { IdentityCheckName, type IdentityChecks, type Locale, type Verdict } from '@loket/contract';
import { checkReasonWords, checkTopics, checkWords, verdictWords } from '@loket/ui/texts/identity-words.ts';

export type CheckLine = {
  readonly key: IdentityCheckName;
  readonly status: 'good' | 'broken' | 'attention' | 'busy';
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
    status: verdict.verdict === 'failed' ? 'broken' : verdict.reason === 'asking' ? 'busy' : 'attention',
    text: `${verdictWords[verdict.verdict][locale]}: ${lowerFirst(checkTopics[key][locale], locale)}`,
    reason: checkReasonWords[verdict.reason][locale],
  };
}

/**
 * What to say beside an identity that was proved: whether the card was reported lost is still asked, or is not to be
 * known. Nothing once the authority answered.
 */
export function lossNote({ revocation }: IdentityChecks): 'lossBeingAsked' | 'lossNotKnown' | undefined {
  if (revocation.verdict !== 'indeterminate') return undefined;
  return revocation.reason === 'asking' ? 'lossBeingAsked' : 'lossNotKnown';
}

/** German writes its nouns with a capital, also after a colon. */
const lowerFirst = (text: string, locale: Locale) =>
  locale === 'de' ? text : text.slice(0, 1).toLocaleLowerCase(locale) + text.slice(1);
