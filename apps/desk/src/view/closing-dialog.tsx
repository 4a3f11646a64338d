import { type CloseConsultation, ClosingOutcome, type DeskDossier } from '@loket/contract';
import { Dialog, Message, outcomeWords, timeOfDay, useLocale, useTexts } from '@loket/ui';
import { deskTexts } from '@loket/ui/texts/desk.ts';
import { deskPaperTexts } from '@loket/ui/texts/desk-papers.ts';
import { deskTransferTexts } from '@loket/ui/texts/desk-transfer.ts';
import { useState } from 'react';
import { ChoiceButton, useChoiceKeys } from './choice-keys.tsx';
import { ReferChoice } from './refer-choice.tsx';
import { useNowMs } from './use-desk.ts';

type ClosingDialogProps = {
  dossier: DeskDossier | null;
  /** How long somebody who returns later may be away. */
  parkMinutes: number;
  onClose: () => void;
  onChoose: (closing: CloseConsultation) => void;
};

/**
 * The end of a call is a choice of four equal outcomes; keys 1 to 4 press them, Esc goes on talking. Who is referred
 * is referred somewhere.
 */
export function ClosingDialog({ onChoose, ...rest }: ClosingDialogProps) {
  const [referring, setReferring] = useState(false);
  if (referring) {
    return (
      <ReferChoice
        onBack={() => setReferring(false)}
        onChoose={(referredTo) => onChoose({ outcome: 'referred', referredTo })}
      />
    );
  }
  return (
    <Outcomes
      {...rest}
      onChoose={(outcome) => (outcome === 'referred' ? setReferring(true) : onChoose({ outcome }))}
    />
  );
}

type OutcomesProps = Omit<ClosingDialogProps, 'onChoose'> & { onChoose: (outcome: ClosingOutcome) => void };

function Outcomes({ dossier, parkMinutes, onClose, onChoose }: OutcomesProps) {
  const texts = useTexts(deskTexts);
  const transfer = useTexts(deskTransferTexts);
  const outcomes = useTexts(outcomeWords);
  const locale = useLocale();
  const keptUntil = timeOfDay(new Date(useNowMs() + parkMinutes * 60_000), locale);
  useChoiceKeys(
    Object.fromEntries(
      ClosingOutcome.options.map((outcome, index) => [String(index + 1), () => onChoose(outcome)]),
    ),
  );
  return (
    <Dialog open onClose={onClose} title={texts.closingTitle}>
      <p>{texts.closingText}</p>
      <ClosingWarning dossier={dossier} />
      <div className="outcomes">
        {ClosingOutcome.options.map((outcome, index) => (
          <ChoiceButton
            key={outcome}
            choiceKey={String(index + 1)}
            autoFocus={index === 0}
            onPress={() => onChoose(outcome)}
          >
            {outcomes[outcome]}
            {outcome === 'returns_later' ? <small>{transfer.keepsUntil(keptUntil)}</small> : null}
          </ChoiceButton>
        ))}
      </div>
      <ChoiceButton choiceKey="Esc" look="tool" onPress={onClose}>
        {texts.keepTalking}
      </ChoiceButton>
    </Dialog>
  );
}

/** What is not done yet is said; it stops nobody from closing. */
function ClosingWarning({ dossier }: { dossier: DeskDossier | null }) {
  const texts = useTexts(deskPaperTexts);
  if (!dossier?.statement) return null;
  if (dossier.signed) {
    if (dossier.handOver.state === 'written' || dossier.handOver.state === 'acknowledged') return null;
    return (
      <Message status="attention" title={texts.closingWarning}>
        {texts.closingWarningText}
      </Message>
    );
  }
  if (dossier.statement.state === 'stopped') return null;
  return (
    <Message status="attention" title={texts.closingUnsigned}>
      {texts.closingUnsignedText}
    </Message>
  );
}
