import type { StatementContent } from '@loket/contract';
import { Button, Dialog, Field, useTexts } from '@loket/ui';
import { deskStatementTexts } from '@loket/ui/texts/desk-statement.ts';
import { type FormEvent, useState } from 'react';

type InterpreterDialogProps = {
  interpreter: StatementContent['interpreter'];
  onClose: () => void;
  onKeep: (interpreter: StatementContent['interpreter']) => void;
};

/** Who interprets, and which language the citizen speaks: both stand in the record. */
export function InterpreterDialog({ interpreter, onClose, onKeep }: InterpreterDialogProps) {
  const texts = useTexts(deskStatementTexts);
  const [name, setName] = useState(interpreter?.name ?? '');
  const [language, setLanguage] = useState(interpreter?.language ?? '');
  const complete = name.trim() !== '' && language.trim() !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (complete) onKeep({ name: name.trim(), language: language.trim() });
  };
  return (
    <Dialog open onClose={onClose} title={texts.interpreter}>
      <form className="form" onSubmit={submit}>
        <Field label={texts.interpreterName} value={name} onChange={setName} maxLength={120} autoFocus />
        <Field label={texts.interpreterLanguage} value={language} onChange={setLanguage} maxLength={60} />
        <div className="form-actions">
          <Button look="primary" type="submit" isDisabled={!complete}>
            {texts.keep}
          </Button>
          {interpreter ? <Button onPress={() => onKeep(null)}>{texts.noInterpreter}</Button> : null}
          <Button look="tool" onPress={onClose}>
            {texts.cancel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
