import type { LegalLanguage } from '@loket/contract';
import type { Question } from '@loket/statement/templates.ts';
import { Field, LANGUAGE_TAGS, RadioChoice, Select, TextArea, useTexts } from '@loket/ui';
import { deskStatementTexts } from '@loket/ui/texts/desk-statement.ts';
import { useState } from 'react';
import { shownAmount, storedAmount } from '../../statement/amounts.ts';
import { useLegalWords } from './legal-words.ts';

type QuestionFieldProps = {
  question: Question;
  answer: string;
  language: LegalLanguage;
  disabled: boolean;
  onAnswer: (text: string) => void;
};

/** One question of the template, asked in the way that fits its type. */
export function QuestionField(props: QuestionFieldProps) {
  const { question, answer, language, disabled, onAnswer } = props;
  const texts = useTexts(deskStatementTexts);
  const legal = useLegalWords(language);
  const label = question.required ? `${legal(question.label)} (${texts.needed})` : legal(question.label);
  const hint = question.hint ? legal(question.hint) : undefined;
  const common = { label, hint, value: answer, onChange: onAnswer, isDisabled: disabled };
  const words = { ...common, maxLength: 2_000, lang: LANGUAGE_TAGS[language] };
  switch (question.type) {
    case 'text':
      return <Field {...words} />;
    case 'long_text':
      return <TextArea {...words} rows={2} />;
    case 'date':
    case 'time':
      return <Field {...common} type={question.type} />;
    case 'amount':
      return <AmountField {...props} label={`${label}, ${texts.euro}`} hint={hint} />;
    case 'choice':
      return (
        <Select
          {...common}
          value={answer === '' ? null : answer}
          choose={texts.unknown}
          options={choicesOf(question, answer, legal)}
        />
      );
    case 'yes_no':
      return (
        <RadioChoice
          {...common}
          value={answer === 'yes' || answer === 'no' ? answer : null}
          options={[
            { value: 'yes', label: texts.yes },
            { value: 'no', label: texts.no },
          ]}
        />
      );
  }
}

/** An answer that none of the choices foresaw stays in sight. */
function choicesOf(
  question: Extract<Question, { type: 'choice' }>,
  answer: string,
  legal: ReturnType<typeof useLegalWords>,
) {
  const options = question.choices.map(({ value, label }) => ({ value, label: legal(label) }));
  const foreseen = answer === '' || options.some(({ value }) => value === answer);
  return foreseen ? options : [...options, { value: answer, label: answer }];
}

/** While it is typed it stands as typed; central gets the stored form, `1249.50`. */
function AmountField(props: QuestionFieldProps & { label: string; hint: string | undefined }) {
  const { answer, disabled, onAnswer, label, hint } = props;
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Field
      label={label}
      hint={hint}
      inputMode="decimal"
      maxLength={40}
      isDisabled={disabled}
      value={typed ?? shownAmount(answer)}
      onChange={(text) => {
        setTyped(text);
        onAnswer(storedAmount(text));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
