import type { ConsoleCounter } from '@loket/contract';
import { Button, Dialog, useTexts } from '@loket/ui';
import { consoleTexts } from '@loket/ui/texts/console.ts';
import { counterTexts } from '@loket/ui/texts/console-counters.ts';
import { useCommand } from '../session/use-command.ts';
import { useConsole } from '../view/console-context.ts';
import { FailureMessage } from '../view/failure-message.tsx';

type RevokeDialogProps = {
  name: string;
  counter: ConsoleCounter;
  onDone: () => void;
  onClose: () => void;
};

/** Asks once more before a counter is shut out: it may be in the middle of a call. */
export function RevokeDialog({ name, counter, onDone, onClose }: RevokeDialogProps) {
  const texts = useTexts(counterTexts);
  const words = useTexts(consoleTexts);
  const { api } = useConsole();
  const command = useCommand();
  const revoke = async () => {
    if (await command.run(() => api.revokeCounter(counter.id))) onDone();
  };
  return (
    <Dialog open onClose={onClose} title={texts.revokeTitle(name)} alert>
      <p>{texts.revokeMore}</p>
      {command.failure ? <FailureMessage failure={command.failure} /> : null}
      <div className="form-actions">
        <Button onPress={onClose} autoFocus>
          {words.cancel}
        </Button>
        <Button look="primary" onPress={() => void revoke()} isPending={command.running}>
          {texts.revoke}
        </Button>
      </div>
    </Dialog>
  );
}
