import { ClosingOutcome, type DeskDossier } from '@loket/contract';
import { Button, Dialog, Key, Message, outcomeWords, useTexts } from '@loket/ui';
import { deskTexts } from '@loket/ui/texts/desk.ts';
import { deskPaperTexts } from '@loket/ui/texts/desk-papers.ts';
import { useEffect } from 'react';

type ClosingDialogProps = {
  open: boolean;
  dossier: DeskDossier | null;
  onClose: () => void;
  onChoose: (outcome: ClosingOutcome) => void;
};

/** The end of a call is a choice of four equal outcomes; keys 1 to 4 press them, Esc goes on talking. */
export function ClosingDialog({ open, dossier, onClose, onChoose }: ClosingDialogProps) {
  const texts = useTexts(deskTexts);
  const outcomes = useTexts(outcomeWords);
  useEffect(() => {
    if (!open) return;
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
      const outcome = /^[1-4]$/.test(event.key) ? ClosingOutcome.options[Number(event.key) - 1] : undefined;
      if (outcome) onChoose(outcome);
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [open, onChoose]);
  return (
    <Dialog open={open} onClose={onClose} title={texts.closingTitle}>
      <p>{texts.closingText}</p>
      <ClosingWarning dossier={dossier} />
      <div className="outcomes">
        {ClosingOutcome.options.map((outcome, index) => (
          <Button key={outcome} onPress={() => onChoose(outcome)} autoFocus={index === 0}>
            <span className="key-button-words">{outcomes[outcome]}</span>
            <Key>{String(index + 1)}</Key>
          </Button>
        ))}
      </div>
      <Button look="tool" onPress={onClose}>
        <span className="key-button-words">{texts.keepTalking}</span>
        <Key>Esc</Key>
      </Button>
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
