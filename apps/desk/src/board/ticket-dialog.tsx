import { type DeskSnapshot, type QueueTicket, ReferredTo, ticketLabel } from '@loket/contract';
import { Dialog, Message, RadioChoice, reasonWords, timeOfDay, useLocale, useTexts } from '@loket/ui';
import { deskTexts, inspectorStateWords } from '@loket/ui/texts/desk.ts';
import { priorityWords } from '@loket/ui/texts/desk-board.ts';
import { boardTicketTexts } from '@loket/ui/texts/desk-board-ticket.ts';
import { deskDocumentTexts } from '@loket/ui/texts/desk-documents.ts';
import { deskTransferTexts } from '@loket/ui/texts/desk-transfer.ts';
import { useState } from 'react';
import { languageName, minutesSince } from '../people/formatting.ts';
import { siteOf } from '../session/queue-selection.ts';
import { ChoiceButton, useChoiceKeys } from '../view/choice-keys.tsx';
import { ReferChoice } from '../view/refer-choice.tsx';
import { type DeskActions, useNowMs } from '../view/use-desk.ts';
import { WhyTicket } from '../why/why-ticket.tsx';

type TicketDialogProps = {
  ticket: QueueTicket;
  snapshot: DeskSnapshot;
  actions: DeskActions;
  onClose: () => void;
};

const ANYBODY = 'anybody';

/**
 * One ticket: why it stands where it stands, and what the chief inspector can do with it. What is chosen is sent at
 * once and shows when central has it.
 */
export function TicketDialog({ ticket, snapshot, actions, onClose }: TicketDialogProps) {
  const texts = useTexts(boardTicketTexts);
  const [referring, setReferring] = useState(false);
  const { board } = actions;
  const title = texts.title(ticketLabel(ticket.number));
  if (referring) {
    return (
      <ReferChoice
        onBack={() => setReferring(false)}
        onChoose={(to: ReferredTo) => {
          board.refer(ticket.id, to);
          onClose();
        }}
      />
    );
  }
  return (
    <Dialog open onClose={onClose} title={title}>
      <TicketFacts ticket={ticket} snapshot={snapshot} />
      <WhyTicket key={ticket.state} ticketId={ticket.id} ask={board.why} />
      {ticket.state === 'waiting' || ticket.state === 'called' ? (
        <KeepFor ticket={ticket} snapshot={snapshot} actions={actions} />
      ) : null}
      <TicketActions ticket={ticket} actions={actions} onRefer={() => setReferring(true)} onClose={onClose} />
    </Dialog>
  );
}

/** The reason stands here and nowhere else on the board: the dialog is opened by somebody who sits before it. */
function TicketFacts({ ticket, snapshot }: { ticket: QueueTicket; snapshot: DeskSnapshot }) {
  const texts = useTexts(boardTicketTexts);
  const desk = useTexts(deskTexts);
  const reasons = useTexts(reasonWords);
  const classes = useTexts(priorityWords);
  const locale = useLocale();
  const nowMs = useNowMs();
  const name = snapshot.inspectors.find(({ staffId }) => staffId === ticket.inspectorId)?.name ?? '';
  const minutes = minutesSince(ticket.orderedAt, nowMs);
  return (
    <>
      <p>
        {[
          siteOf(snapshot, ticket.siteId)?.name,
          reasons[ticket.reason],
          languageName(ticket.locale, locale),
          ticket.priorityClass === 'normal' ? '' : classes[ticket.priorityClass],
          ticket.state === 'waiting' ? desk.minutesWaited(minutes) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {ticket.state === 'parked' && ticket.parkedUntil ? (
        <Message status="absent" title={texts.awayUntil(timeOfDay(new Date(ticket.parkedUntil), locale))} />
      ) : null}
      {ticket.state === 'called' ? <Message status="busy" title={texts.calledBy(name)} /> : null}
      {ticket.state === 'in_consultation' ? <Message status="busy" title={texts.inCallWith(name)} /> : null}
    </>
  );
}

function KeepFor({ ticket, snapshot, actions: { board } }: Omit<TicketDialogProps, 'onClose'>) {
  const texts = useTexts(boardTicketTexts);
  const states = useTexts(inspectorStateWords);
  const locale = useLocale();
  const atWork = snapshot.inspectors.filter(
    ({ state, staffId }) => state !== 'off' || staffId === ticket.reservedFor,
  );
  const holder = ticket.state === 'called' ? ticket.inspectorId : ticket.reservedFor;
  return (
    <RadioChoice
      label={texts.keepFor}
      value={holder ?? ANYBODY}
      stacked
      options={[
        { value: ANYBODY, label: texts.anybody },
        ...atWork.map(({ staffId, name, state, languages }) => ({
          value: String(staffId),
          label: name,
          hint: [states[state], ...languages.map((one) => languageName(one, locale))].join(', '),
        })),
      ]}
      onChange={(chosen) => board.assign(ticket.id, chosen === ANYBODY ? null : chosen)}
    />
  );
}

type TicketActionsProps = {
  ticket: QueueTicket;
  actions: DeskActions;
  onRefer: () => void;
  onClose: () => void;
};

function TicketActions({ ticket, actions: { board }, onRefer, onClose }: TicketActionsProps) {
  const texts = useTexts(boardTicketTexts);
  const transfer = useTexts(deskTransferTexts);
  const words = useTexts(deskDocumentTexts);
  const { id, state, priorityClass } = ticket;
  const waits = state === 'waiting';
  const parked = state === 'parked';
  const first = priorityClass === 'raised' ? () => board.lower(id) : () => board.raise(id);
  const canRank = waits && priorityClass !== 'returning';
  const away = parked ? () => board.resume(id) : () => board.park(id);
  useChoiceKeys({
    ...(canRank ? { '1': first } : {}),
    ...(waits || parked ? { '2': away, '3': onRefer } : {}),
  });
  return (
    <div className="form-actions">
      {canRank ? (
        <ChoiceButton choiceKey="1" onPress={first}>
          {priorityClass === 'raised' ? texts.lower : texts.raise}
        </ChoiceButton>
      ) : null}
      {waits || parked ? (
        <>
          <ChoiceButton choiceKey="2" onPress={away}>
            {parked ? texts.resume : texts.park}
          </ChoiceButton>
          <ChoiceButton choiceKey="3" onPress={onRefer}>
            {transfer.refer}
          </ChoiceButton>
        </>
      ) : null}
      <ChoiceButton choiceKey="Esc" look="tool" onPress={onClose}>
        {words.close}
      </ChoiceButton>
    </div>
  );
}
