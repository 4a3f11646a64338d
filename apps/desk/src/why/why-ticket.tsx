import type { Result, WhyThisTicket } from '@loket/contract';
import { useLocale, useTexts } from '@loket/ui';
import { deskTexts } from '@loket/ui/texts/desk.ts';
import { whyTexts } from '@loket/ui/texts/desk-why.ts';
import { useEffect, useId, useState } from 'react';
import type { DeskFailure } from '../session/api.ts';
import { FailureMessage } from '../view/notices.tsx';
import { whySentences } from './why-sentences.ts';

type WhyTicketProps = {
  ticketId: string;
  ask: (ticketId: string) => Promise<Result<WhyThisTicket, DeskFailure>>;
  /** The title is said elsewhere, by the dialog around it. */
  titled?: boolean;
};

/** "Why this ticket?", asked when it is opened: what routing answered then, or what holds it back now. */
export function WhyTicket({ ticketId, ask, titled = true }: WhyTicketProps) {
  const texts = useTexts(whyTexts);
  const desk = useTexts(deskTexts);
  const locale = useLocale();
  const title = useId();
  const [answer, setAnswer] = useState<Result<WhyThisTicket, DeskFailure> | null>(null);
  useEffect(() => {
    let left = false;
    void ask(ticketId).then((told) => {
      if (!left) setAnswer(told);
    });
    return () => {
      left = true;
    };
  }, [ask, ticketId]);
  return (
    <section className="why" {...(titled ? { 'aria-labelledby': title } : {})}>
      {titled ? <h3 id={title}>{texts.title}</h3> : null}
      {answer === null ? <p>{desk.oneMoment}</p> : null}
      {answer?.ok === false ? <FailureMessage failure={answer.error} /> : null}
      {answer?.ok ? (
        <ul>
          {whySentences(answer.value, locale).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
