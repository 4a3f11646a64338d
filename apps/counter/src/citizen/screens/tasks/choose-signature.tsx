import { Button, Choice, Dialog, Message, useTexts } from '@loket/ui';
import { IdCard, PenLine } from '@loket/ui/icons.ts';
import { noEidWords, padTexts, signingFailureWords, signingTexts } from '@loket/ui/texts/counter.ts';
import { useState } from 'react';
import { Panel } from '../panel.tsx';
import type { TaskProps } from './task-props.ts';
import './choose-signature.css';

/** Two ways that look equal, and two ways not to. */
export function ChooseSignature({ task, ...props }: TaskProps<'choose_signature'>) {
  const texts = useTexts(signingTexts);
  const noEid = useTexts(noEidWords);
  const failures = useTexts(signingFailureWords);
  const pad = useTexts(padTexts);
  const { eid, failure, pen } = task;
  const choose = (method: 'eid' | 'pen') => () => props.act({ intent: 'choose_signature', method });
  return (
    <Panel
      {...props}
      title={texts.choose}
      {...(failure ? {} : { more: texts.chooseMore })}
      above={
        failure ? (
          <Message status="attention" title={failures[failure]} announce>
            {texts.kept}
          </Message>
        ) : null
      }
    >
      <div className="sign-ways">
        <Choice
          icon={<IdCard strokeWidth={1.7} aria-hidden="true" />}
          note={eid ? noEid[eid] : texts.withEidMore}
          isDisabled={eid !== null}
          onPress={choose('eid')}
        >
          {texts.withEid}
        </Choice>
        <Choice
          icon={<PenLine strokeWidth={1.7} aria-hidden="true" />}
          note={pen === 'pad' ? pad.chooseMore : texts.withPenMore}
          onPress={choose('pen')}
        >
          {pen === 'pad' ? pad.choose : texts.withPen}
        </Choice>
        <div className="sign-not">
          <Button onPress={() => props.act({ intent: 'cancel_signing' })}>{texts.readAgain}</Button>
          <NotSigning />
        </div>
      </div>
    </Panel>
  );
}

/** Refusing is as easy as agreeing; it is said to the inspector, who decides with the citizen what comes next. */
function NotSigning() {
  const texts = useTexts(signingTexts);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>{texts.notSigning}</Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={texts.notSigningTitle}>
        <p>{texts.notSigningMore}</p>
        <Button autoFocus onPress={() => setOpen(false)}>
          {texts.backToChoice}
        </Button>
      </Dialog>
    </>
  );
}
