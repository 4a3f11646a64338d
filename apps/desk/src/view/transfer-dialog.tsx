import { type DeskSnapshot, LOCALES, type Locale, type TransferConsultation } from '@loket/contract';
import { Button, Dialog, RadioChoice, useLocale, useTexts } from '@loket/ui';
import { inspectorStateWords } from '@loket/ui/texts/desk.ts';
import { deskTransferTexts } from '@loket/ui/texts/desk-transfer.ts';
import { useState } from 'react';
import { languageName } from '../people/formatting.ts';
import { colleaguesAtWork } from '../session/queue-selection.ts';
import { ChoiceButton } from './choice-keys.tsx';

type TransferDialogProps = {
  snapshot: DeskSnapshot;
  staffId: string;
  /** The language that the citizen chose: it comes first. */
  asked: Locale;
  onClose: () => void;
  onTransfer: (to: TransferConsultation['to']) => void;
};

/** To whom a call goes on: whoever is free first, whoever speaks a language, or one colleague who is at work. */
export function TransferDialog({ snapshot, staffId, asked, onClose, onTransfer }: TransferDialogProps) {
  const texts = useTexts(deskTransferTexts);
  const [chosen, setChosen] = useState('anybody');
  const choices = useChoices(snapshot, staffId, asked);
  const to = choices.find(({ value }) => value === chosen)?.to;
  return (
    <Dialog open onClose={onClose} title={texts.title}>
      <p>{texts.text}</p>
      <RadioChoice
        label={texts.to}
        value={chosen}
        stacked
        options={choices.map(({ value, label, hint }) => ({ value, label, ...(hint ? { hint } : {}) }))}
        onChange={setChosen}
      />
      <div className="form-actions">
        <Button look="primary" isDisabled={!to} onPress={() => to && onTransfer(to)}>
          {texts.transfer}
        </Button>
        <ChoiceButton choiceKey="Esc" look="tool" onPress={onClose}>
          {texts.back}
        </ChoiceButton>
      </div>
    </Dialog>
  );
}

type Choice = { value: string; label: string; hint?: string; to: TransferConsultation['to'] };

function useChoices(snapshot: DeskSnapshot, staffId: string, asked: Locale): Choice[] {
  const texts = useTexts(deskTransferTexts);
  const states = useTexts(inspectorStateWords);
  const locale = useLocale();
  const colleagues = colleaguesAtWork(snapshot, staffId);
  const spoken = [asked, ...LOCALES.filter((one) => one !== asked)].filter((one) =>
    colleagues.some(({ languages }) => languages.includes(one)),
  );
  const language = (one: Locale) => languageName(one, locale);
  return [
    { value: 'anybody', label: texts.anybody, to: { kind: 'anybody' } },
    ...spoken.map((one) => ({
      value: `language ${one}`,
      label: texts.speaking(language(one)),
      to: { kind: 'language' as const, locale: one },
    })),
    ...colleagues.map((one) => ({
      value: String(one.staffId),
      label: one.name,
      hint: [states[one.state], ...one.languages.map(language)].join(', '),
      to: { kind: 'inspector' as const, inspectorId: one.staffId },
    })),
  ];
}
