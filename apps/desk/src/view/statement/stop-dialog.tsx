import type { Locale } from '@loket/contract';
import { afterStopText } from '@loket/statement/rights.ts';
import { Button, Dialog, useTexts } from '@loket/ui';
import { deskStatementTexts } from '@loket/ui/texts/desk-statement.ts';
import { RightsWords } from './rights-words.tsx';

type StopDialogProps = { open: boolean; citizen: Locale; onClose: () => void; onStop: () => void };

/** Nobody is heard as a suspect here: this stops the hearing and says, in the citizen's language, what follows. */
export function StopDialog({ open, citizen, onClose, onStop }: StopDialogProps) {
  const texts = useTexts(deskStatementTexts);
  return (
    <Dialog open={open} onClose={onClose} title={texts.stopTitle} alert>
      <p>{texts.stopText}</p>
      <RightsWords words={afterStopText(citizen)} lang={citizen} />
      <div className="form-actions">
        <Button onPress={onStop}>{texts.stopNow}</Button>
        <Button onPress={onClose} autoFocus>
          {texts.goOn}
        </Button>
      </div>
    </Dialog>
  );
}
