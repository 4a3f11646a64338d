import { ticketLabel } from '@loket/contract';
import {
  Button,
  Dialog,
  Message,
  QrCode,
  TicketNumber,
  ticketTexts,
  useTexts,
  VerdictList,
  WaitBand,
  WaitPosition,
} from '@loket/ui';
import { FileText, IdCard, LogOut, Printer } from '@loket/ui/icons.ts';
import { arrivalTexts, issuingTexts } from '@loket/ui/texts/counter.ts';
import { useState } from 'react';
import { Clock } from '../clock.tsx';
import { Frame } from '../frame.tsx';
import { LeavingInline } from '../leaving.tsx';
import type { ScreenProps } from '../screen-props.ts';
import { Sentences } from '../sentences.tsx';
import './ticket.css';

/** The number, how many come before, and where to wait. Nothing of the reason. */
export function Ticket({ view, content, act }: ScreenProps<'ticket'>) {
  const texts = useTexts(issuingTexts);
  const words = useTexts(ticketTexts);
  const arrival = useTexts(arrivalTexts);
  return (
    <Frame
      view={view}
      act={act}
      aside={<Clock />}
      foot="done"
      leaving="inline"
      heading={
        <>
          <span className="heading-lead">{texts.yourNumber}</span>
          <TicketNumber number={content.number} large />
        </>
      }
      above={
        <>
          <p className="lead">
            {content.peopleBefore === null ? (
              <strong className="wait-position">{words.numberValid}</strong>
            ) : (
              <WaitPosition peopleBefore={content.peopleBefore} />
            )}{' '}
            <Sentences>
              {content.peopleBefore === null ? arrival.unknownPositionMore : texts.waitHere}
            </Sentences>
          </p>
          {content.wait ? <WaitBand wait={content.wait} /> : null}
          <Paper content={content} />
        </>
      }
      below={
        <div className="ticket-table">
          {content.followUrl ? (
            <section className="ticket-follow">
              <div>
                <h2>{words.followTitle}</h2>
                <p>{texts.follow}</p>
              </div>
              <QrCode text={content.followUrl} label={texts.followCode} />
            </section>
          ) : null}
          <section className="ticket-bring">
            <h2>{words.bringTitle}</h2>
            <ul>
              <li>
                <IdCard strokeWidth={1.7} aria-hidden="true" /> {words.bringCard}
              </li>
              <li>
                <FileText strokeWidth={1.7} aria-hidden="true" /> {words.bringPapers}
              </li>
            </ul>
          </section>
          <div className="answers">
            <Button
              icon={<Printer strokeWidth={1.7} aria-hidden="true" />}
              isDisabled={content.paper === 'printing'}
              onPress={() => act({ intent: 'print_again' })}
            >
              {texts.printAgain}
            </Button>
            {content.canCancel ? <Leave content={content} act={act} /> : null}
          </div>
          <LeavingInline view={view} act={act} />
        </div>
      }
    />
  );
}

function Paper({ content }: Pick<ScreenProps<'ticket'>, 'content'>) {
  const texts = useTexts(issuingTexts);
  if (content.paper === 'printed') return null;
  if (content.paper === 'printing')
    return (
      <VerdictList label={texts.printing} lines={[{ key: 'paper', status: 'busy', text: texts.printing }]} />
    );
  return (
    <Message status="attention" title={texts.noPaper} announce>
      {texts.noPaperMore(ticketLabel(content.number))}
    </Message>
  );
}

/** Giving up a place is asked twice: a ticket does not come back. */
function Leave({ content, act }: Pick<ScreenProps<'ticket'>, 'content' | 'act'>) {
  const texts = useTexts(issuingTexts);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button icon={<LogOut strokeWidth={1.7} aria-hidden="true" />} onPress={() => setAsking(true)}>
        {texts.leave}
      </Button>
      <Dialog open={asking} onClose={() => setAsking(false)} title={texts.leaveQuestion}>
        <p>{texts.leaveMore(ticketLabel(content.number))}</p>
        <div className="answers">
          <Button autoFocus onPress={() => setAsking(false)}>
            {texts.leaveNo}
          </Button>
          <Button
            onPress={() => {
              setAsking(false);
              act({ intent: 'cancel_ticket' });
            }}
          >
            {texts.leaveYes}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
