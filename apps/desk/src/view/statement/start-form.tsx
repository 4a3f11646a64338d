import type { HearingCapacity, Reason, StartStatement, StatementKind, TemplateId } from '@loket/contract';
import { templateOf, templates } from '@loket/statement/templates.ts';
import { Button, Key, Message, RadioChoice, useTexts } from '@loket/ui';
import { capacityWords, deskStatementTexts, statementKindWords } from '@loket/ui/texts/desk-statement.ts';
import { type FormEvent, useState } from 'react';
import { useLegalWords } from './legal-words.ts';

type StartFormProps = {
  reason: Reason;
  identified: boolean;
  starting: boolean;
  onStart: (start: StartStatement) => void;
};

/** What the citizen came for says which template is proposed; the inspector decides. */
const proposed: Partial<Record<Reason, TemplateId>> = {
  lost_or_found: 'lost_or_stolen_document',
  document_or_question: 'lost_or_stolen_document',
  theft: 'bicycle_theft',
  fraud: 'internet_fraud',
};

export function StartForm({ reason, identified, starting, onStart }: StartFormProps) {
  const texts = useTexts(deskStatementTexts);
  const kinds = useTexts(statementKindWords);
  const capacities = useTexts(capacityWords);
  const legal = useLegalWords();
  const [template, setTemplate] = useState<TemplateId>(proposed[reason] ?? 'free_statement');
  const [capacity, setCapacity] = useState<HearingCapacity>('victim');
  const [wanted, setWanted] = useState<StatementKind | null>(null);
  const possible = templateOf(template).kinds;
  const kind = wanted && possible.includes(wanted) ? wanted : possible[0];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!starting) onStart({ kind, template, capacity });
  };
  return (
    <form className="statement-start" onSubmit={submit}>
      <div>
        <h2>{texts.startTitle}</h2>
        <p className="quiet">{texts.startText}</p>
      </div>
      {identified ? null : <Message status="attention" title={texts.nobodyIdentified} />}
      <RadioChoice
        label={texts.aboutWhat}
        value={template}
        options={templates.map(({ id, title }) => ({ value: id, label: legal(title) }))}
        onChange={setTemplate}
      />
      <RadioChoice
        label={texts.kind}
        value={kind}
        options={possible.map((one) => ({ value: one, label: kinds[one] }))}
        onChange={setWanted}
      />
      <RadioChoice
        label={texts.capacity}
        value={capacity}
        options={(['victim', 'witness'] as const).map((one) => ({ value: one, label: capacities[one] }))}
        onChange={setCapacity}
        hint={texts.onlyVictims}
      />
      <div className="panel-foot">
        <Button look="primary" type="submit" isPending={starting}>
          <span className="key-button-words">{texts.start}</span>
          <Key>Enter</Key>
        </Button>
      </div>
    </form>
  );
}
