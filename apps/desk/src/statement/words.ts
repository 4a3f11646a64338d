import type { ErrorCode, StatementContent, StatementField } from '@loket/contract';

/** Where the inspector's words are. `waiting`: kept on this page until central answers again. */
export type Saving =
  | { readonly state: 'saved'; readonly atMs: number | null }
  | { readonly state: 'saving' }
  | { readonly state: 'waiting' }
  | { readonly state: 'refused'; readonly code: ErrorCode };

/** Words that somebody else's newer draft took the place of: never lost, put back or dropped by the inspector. */
export type KeptWords = { readonly field: StatementField; readonly text: string };

/** The statement as the page draws it: the newest draft that central told, with the words typed here laid on it. */
export type WritingView = {
  readonly content: StatementContent | null;
  readonly saving: Saving;
  readonly kept: readonly KeptWords[];
};

export const nothingWritten: WritingView = {
  content: null,
  saving: { state: 'saved', atMs: null },
  kept: [],
};

/** Text of one field typed here and not yet seen in a draft of central. */
export type Word = {
  readonly field: StatementField;
  readonly text: string;
  /** What central's draft said when this was typed: still the same means that nobody else wrote here. */
  readonly from: string;
  /** A text that was sent and of which nobody knows whether it arrived. */
  readonly maybe: string | null;
  /** The version in which exactly `text` was accepted. */
  readonly savedIn: number | null;
};

export const fieldKey = (field: StatementField): string =>
  field.field === 'story' ? 'story' : `answer ${field.question}`;

export const textOf = (content: StatementContent, field: StatementField): string =>
  field.field === 'story' ? content.story : (content.answers[field.question] ?? '');

export function withText(content: StatementContent, field: StatementField, text: string): StatementContent {
  return field.field === 'story'
    ? { ...content, story: text }
    : { ...content, answers: { ...content.answers, [field.question]: text } };
}

/**
 * What becomes of a typed text when a newer draft comes: it is there already (`there`), it can still be laid on it
 * (the word), or somebody else wrote here meanwhile (`overtaken`).
 */
export function judged(word: Word, draft: StatementContent): Word | 'there' | 'overtaken' {
  const told = textOf(draft, word.field);
  if (told === word.text) return 'there';
  if (told === word.from) return word;
  if (told === word.maybe) return { ...word, from: told, maybe: null };
  return 'overtaken';
}
