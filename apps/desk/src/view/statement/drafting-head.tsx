import type { StatementContent } from '@loket/contract';
import { templateOf } from '@loket/statement/templates.ts';
import { Button, Select, useTexts } from '@loket/ui';
import { capacityWords, deskStatementTexts, statementKindWords } from '@loket/ui/texts/desk-statement.ts';
import { useState } from 'react';
import type { DeskState } from '../../session/desk-state.ts';
import type { DeskActions } from '../use-desk.ts';
import { InterpreterDialog } from './interpreter-dialog.tsx';
import { StopDialog } from './stop-dialog.tsx';

type DraftingHeadProps = {
  title: string;
  content: StatementContent;
  paused: boolean;
  state: DeskState;
  actions: DeskActions;
};

/** What kind of statement this is, who speaks, and the few things that can happen to a hearing. */
export function DraftingHead({ title, content, paused, state, actions: { dossier } }: DraftingHeadProps) {
  const texts = useTexts(deskStatementTexts);
  const kinds = useTexts(statementKindWords);
  const capacities = useTexts(capacityWords);
  const [open, setOpen] = useState<'interpreter' | 'stop' | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <h2>
        {kinds[content.kind]}. {title}
      </h2>
      <div className="drafting-head">
        <Select
          label={texts.kind}
          labelHidden
          value={content.kind}
          isDisabled={paused}
          options={templateOf(content.template).kinds.map((value) => ({ value, label: kinds[value] }))}
          onChange={dossier.setKind}
        />
        <Select
          label={texts.capacity}
          labelHidden
          value={content.capacity}
          isDisabled={paused}
          options={(['victim', 'witness'] as const).map((value) => ({ value, label: capacities[value] }))}
          onChange={dossier.setCapacity}
        />
        <Button onPress={() => setOpen('interpreter')}>
          {content.interpreter ? texts.withInterpreter(content.interpreter.name) : texts.interpreter}
        </Button>
        <Button pressed={paused} onPress={paused ? dossier.resume : dossier.pause}>
          {paused ? texts.resume : texts.pause}
        </Button>
        <Button onPress={() => setOpen('stop')}>{texts.stopHearing}</Button>
      </div>
      {open === 'interpreter' ? (
        <InterpreterDialog
          interpreter={content.interpreter}
          onClose={close}
          onKeep={(interpreter) => {
            close();
            dossier.setInterpreter(interpreter);
          }}
        />
      ) : null}
      <StopDialog
        open={open === 'stop'}
        citizen={state.queue.snapshot?.consultation?.locale ?? 'nl'}
        onClose={close}
        onStop={() => {
          close();
          void dossier.stopHearing();
        }}
      />
    </>
  );
}
