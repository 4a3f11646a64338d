import { ReferredTo } from '@loket/contract';
import { Dialog, useTexts } from '@loket/ui';
import { deskTransferTexts, referredToWords } from '@loket/ui/texts/desk-transfer.ts';
import { ChoiceButton, useChoiceKeys } from './choice-keys.tsx';

type ReferChoiceProps = { onBack: () => void; onChoose: (to: ReferredTo) => void };

/** Where somebody is sent on to: five equal choices, 1 to 5; Esc goes back. */
export function ReferChoice({ onBack, onChoose }: ReferChoiceProps) {
  const texts = useTexts(deskTransferTexts);
  const words = useTexts(referredToWords);
  useChoiceKeys(
    Object.fromEntries(ReferredTo.options.map((to, index) => [String(index + 1), () => onChoose(to)])),
  );
  return (
    <Dialog open onClose={onBack} title={texts.referTitle}>
      <div className="outcomes">
        {ReferredTo.options.map((to, index) => (
          <ChoiceButton
            key={to}
            choiceKey={String(index + 1)}
            autoFocus={index === 0}
            onPress={() => onChoose(to)}
          >
            {words[to]}
          </ChoiceButton>
        ))}
      </div>
      <ChoiceButton choiceKey="Esc" look="tool" onPress={onBack}>
        {texts.back}
      </ChoiceButton>
    </Dialog>
  );
}
