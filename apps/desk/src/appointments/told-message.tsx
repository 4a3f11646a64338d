import type { Cancelled } from '@loket/contract';
import { Message, useTexts } from '@loket/ui';
import { deskAppointmentTexts } from '@loket/ui/texts/desk-appointments.ts';

/** Who was told by e-mail, and how many still have to be called. */
export function ToldMessage({ told: { mailed, toCall } }: { told: Cancelled }) {
  const texts = useTexts(deskAppointmentTexts);
  return (
    <Message status={toCall > 0 ? 'attention' : 'good'} title={texts.toldByMail(mailed)} announce>
      {toCall > 0 ? texts.toCall(toCall) : null}
    </Message>
  );
}
