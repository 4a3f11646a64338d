import { Button, Dialog, useTexts } from '@loket/ui';
import { deskBoardTexts } from '@loket/ui/texts/desk-board.ts';
import { deskStatementTexts } from '@loket/ui/texts/desk-statement.ts';
import { useState } from 'react';
import type { DeskActions } from '../view/use-desk.ts';

const MOST = 50;

/** How many inspectors may be at work at once. Who is at work stays; the next one to begin is refused. */
export function CapDialog({
  cap,
  actions,
  onClose,
}: {
  cap: number;
  actions: DeskActions;
  onClose: () => void;
}) {
  const texts = useTexts(deskBoardTexts);
  const words = useTexts(deskStatementTexts);
  const [chosen, setChosen] = useState(cap);
  return (
    <Dialog open onClose={onClose} title={texts.cap}>
      <div className="cap-choice">
        <Button isDisabled={chosen <= 1} onPress={() => setChosen(chosen - 1)}>
          {texts.fewer}
        </Button>
        <output className="cap-number">{chosen}</output>
        <Button isDisabled={chosen >= MOST} onPress={() => setChosen(chosen + 1)}>
          {texts.more}
        </Button>
      </div>
      <div className="form-actions">
        <Button
          look="primary"
          isDisabled={chosen === cap}
          onPress={() => {
            actions.board.setCap(chosen);
            onClose();
          }}
        >
          {words.keep}
        </Button>
        <Button look="tool" onPress={onClose}>
          {words.cancel}
        </Button>
      </div>
    </Dialog>
  );
}
