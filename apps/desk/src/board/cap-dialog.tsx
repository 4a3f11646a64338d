import { Button, Dialog, useTexts } from '@loket/ui';
import { boardInspectorTexts } from '@loket/ui/texts/desk-board-inspector.ts';
import { deskStatementTexts } from '@loket/ui/texts/desk-statement.ts';
import { useState } from 'react';
import { ChoiceButton, useChoiceKeys } from '../view/choice-keys.tsx';
import type { DeskActions } from '../view/use-desk.ts';

const MOST = 50;

type CapDialogProps = { cap: number; actions: DeskActions; onClose: () => void };

/** How many inspectors may be at work at once. Who is at work stays; the next one to begin is refused. */
export function CapDialog({ cap, actions, onClose }: CapDialogProps) {
  const texts = useTexts(boardInspectorTexts);
  const words = useTexts(deskStatementTexts);
  const [chosen, setChosen] = useState(cap);
  const fewer = () => setChosen(Math.max(1, chosen - 1));
  const more = () => setChosen(Math.min(MOST, chosen + 1));
  useChoiceKeys({ '-': fewer, '+': more });
  return (
    <Dialog open onClose={onClose} title={texts.cap}>
      <div className="cap-choice">
        <ChoiceButton choiceKey="-" isDisabled={chosen <= 1} onPress={fewer}>
          {texts.fewer}
        </ChoiceButton>
        <output className="cap-number">{chosen}</output>
        <ChoiceButton choiceKey="+" isDisabled={chosen >= MOST} onPress={more}>
          {texts.more}
        </ChoiceButton>
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
        <ChoiceButton choiceKey="Esc" look="tool" onPress={onClose}>
          {words.cancel}
        </ChoiceButton>
      </div>
    </Dialog>
  );
}
