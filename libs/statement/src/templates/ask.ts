import type { Choice, LegalText, Question } from './template.ts';

/** A text in the three legal languages, always in this order. */
export const text = (nl: string, fr: string, de: string): LegalText => ({ nl, fr, de });

type Extra = Partial<Pick<Question, 'hint' | 'when'>>;
type Open = 'text' | 'long_text' | 'date' | 'time' | 'amount';

/** An open question; `sentence` says in each language what the answer becomes, with `{answer}` in it. */
export const ask = (
  id: string,
  type: Open,
  label: LegalText,
  sentence: LegalText,
  extra: Extra = {},
): Question => ({ id, type, label, sentence, required: true, ...extra });

/** The same, and it may stay open. */
export const askIfKnown = (
  id: string,
  type: Open,
  label: LegalText,
  sentence: LegalText,
  extra: Extra = {},
): Question => ({ id, type, label, sentence, required: false, ...extra });

export const choose = (
  id: string,
  label: LegalText,
  choices: readonly Choice[],
  extra: Extra = {},
): Question => ({ id, type: 'choice', label, choices, required: true, ...extra });

export const choice = (value: string, label: LegalText, sentence: LegalText): Choice => ({
  value,
  label,
  sentence,
});

export const yesNo = (
  id: string,
  label: LegalText,
  yes: LegalText,
  no: LegalText,
  extra: Extra & { readonly required?: boolean } = {},
): Question => ({ id, type: 'yes_no', label, yes, no, required: true, ...extra });
