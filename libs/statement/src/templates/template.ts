import type { LegalLanguage, StatementField, StatementKind, TemplateId } from '@loket/contract';

/** A text in each language in which a record can be written. */
export type LegalText = Readonly<Record<LegalLanguage, string>>;

type Asked = {
  readonly id: string;
  readonly label: LegalText;
  readonly required: boolean;
  readonly hint?: LegalText;
  /** Asked only when the answer to an earlier question is one of these. */
  readonly when?: { readonly question: string; readonly is: readonly string[] };
};

/** One possible answer: what is stored, what the desk shows, and the sentence that it becomes. */
export type Choice = { readonly value: string; readonly label: LegalText; readonly sentence: LegalText };

/**
 * How answers are stored in StatementContent.answers: text as typed; date `2026-11-21`; time `14:30`; amount in euro
 * with a point, `1249.50`; choice its value; yes_no `yes` or `no`. `{answer}` in a sentence is replaced by the answer
 * as the language writes it. What does not have that form is quoted as it was typed: nothing that somebody wrote is lost.
 */
export type Question =
  | (Asked & {
      readonly type: 'text' | 'long_text' | 'date' | 'time' | 'amount';
      readonly sentence: LegalText;
    })
  | (Asked & { readonly type: 'choice'; readonly choices: readonly Choice[] })
  | (Asked & { readonly type: 'yes_no'; readonly yes: LegalText; readonly no: LegalText });

export type Template = {
  readonly id: TemplateId;
  /** The first is what the desk proposes. */
  readonly kinds: readonly [StatementKind, ...StatementKind[]];
  readonly title: LegalText;
  readonly questions: readonly Question[];
};

/** One numbered sentence of a statement: what the citizen reads, disputes and signs. `index` counts from 0. */
export type Sentence = {
  readonly index: number;
  readonly text: string;
  readonly source: StatementField;
};
