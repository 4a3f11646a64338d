import { Button, Message, useTexts } from '@loket/ui';
import { deskNavigationTexts } from '@loket/ui/texts/desk-navigation.ts';

/** The same inspector has this consultation open on a newer page, which carries the call. */
export function ElsewhereNotice({ onCarry }: { onCarry: () => void }) {
  const texts = useTexts(deskNavigationTexts);
  return (
    <div className="page-notices">
      <div className="notice">
        <Message status="attention" title={texts.elsewhereTitle} announce>
          {texts.elsewhereText}
        </Message>
        <Button onPress={onCarry}>{texts.carryHere}</Button>
      </div>
    </div>
  );
}
