import { type DeskSnapshot, ticketLabel } from '@loket/contract';
import { Button, shortReasonWords, TicketNumber, useLocale, useTexts } from '@loket/ui';
import { deskTexts } from '@loket/ui/texts/desk.ts';
import { priorityWords } from '@loket/ui/texts/desk-board.ts';
import { deskOfferTexts } from '@loket/ui/texts/desk-offer.ts';
import { languageName } from '../people/formatting.ts';
import { consultationOf, type DeskState, ownState } from '../session/desk-state.ts';
import { busyRows, nextTicket, type WaitingRow, waitingRows } from '../session/queue-selection.ts';
import { CounterList } from './counter-list.tsx';
import { KeyButton } from './keys.tsx';
import { ParkedList } from './parked-list.tsx';
import { type DeskActions, useNowMs } from './use-desk.ts';

/** Left: own availability, *next*, who waits, and how the counters are. */
export function QueueColumn({ state, actions }: { state: DeskState; actions: DeskActions }) {
  const texts = useTexts(deskTexts);
  const { snapshot } = state.queue;
  return (
    <section className="queue-column" aria-label={texts.desk}>
      <AvailabilitySwitch state={state} actions={actions} />
      <NextButton state={state} actions={actions} />
      {snapshot ? (
        <>
          <WaitingList snapshot={snapshot} />
          <ParkedList snapshot={snapshot} actions={actions} />
          <BusyList snapshot={snapshot} staffId={state.me.staffId} />
          <CounterList snapshot={snapshot} />
        </>
      ) : (
        <p className="quiet">{texts.oneMoment}</p>
      )}
    </section>
  );
}

/** The key stands on the state that pressing it leads to. */
function AvailabilitySwitch({ state, actions }: { state: DeskState; actions: DeskActions }) {
  const texts = useTexts(deskTexts);
  const own = ownState(state);
  const locked = !canSwitchAvailability(state);
  return (
    <fieldset className="availability">
      <legend className="only-read-aloud">{texts.availability}</legend>
      {([true, false] as const).map((available) => {
        const chosen = available ? own === 'available' || own === 'in_consultation' : own === 'break';
        const label = available ? texts.available : texts.break;
        const rest = {
          pressed: chosen,
          isDisabled: locked,
          onPress: () => actions.setAvailable(available),
        };
        return chosen || (own === 'off' && !available) ? (
          <Button key={label} {...rest}>
            {label}
          </Button>
        ) : (
          <KeyButton key={label} keyName="availability" {...rest}>
            {label}
          </KeyButton>
        );
      })}
    </fieldset>
  );
}

export function canSwitchAvailability(state: DeskState): boolean {
  return ownState(state) !== 'in_consultation' && !consultationOf(state) && state.awaySinceMs === null;
}

function NextButton({ state, actions }: { state: DeskState; actions: DeskActions }) {
  const hint = useNextHint(state);
  const texts = useTexts(deskTexts);
  const can = canCallNext(state);
  return (
    <div className="next">
      <KeyButton
        keyName="next"
        look={can ? 'primary' : 'plain'}
        isDisabled={!can}
        isPending={state.running === 'next'}
        onPress={actions.next}
      >
        <strong>{texts.next}</strong>
        <small>{hint}</small>
      </KeyButton>
    </div>
  );
}

/** Central decides whom; this only says whether asking makes sense. */
export function canCallNext(state: DeskState): boolean {
  const offers = state.queue.snapshot?.policy.mode === 'offer';
  return ownState(state) === 'available' && !offers && !consultationOf(state) && state.awaySinceMs === null;
}

function useNextHint(state: DeskState): string {
  const texts = useTexts(deskTexts);
  const offers = useTexts(deskOfferTexts);
  if (state.awaySinceMs !== null) return texts.nextWithoutLink;
  if (consultationOf(state)) return texts.nextAfterThis;
  if (ownState(state) !== 'available') return texts.nextOnBreak;
  if (!state.queue.snapshot) return texts.oneMoment;
  if (state.queue.snapshot.policy.mode === 'offer') return offers.waitForOne;
  const ticket = nextTicket(state.queue.snapshot, state.me.staffId);
  if (ticket === 'nobody_waits') return texts.nextNobody;
  if (ticket === 'no_free_counter') return texts.nextNoCounter;
  return texts.nextHead(ticketLabel(ticket.number));
}

function WaitingList({ snapshot }: { snapshot: DeskSnapshot }) {
  const texts = useTexts(deskTexts);
  const rows = waitingRows(snapshot, useNowMs());
  return (
    <section aria-labelledby="waiting-title">
      <div className="section-head">
        <h2 id="waiting-title">{texts.queue}</h2>
        <span>{texts.waiting(rows.length)}</span>
      </div>
      {rows.length === 0 ? <p className="quiet">{texts.nobodyWaits}</p> : null}
      <ol className="waiting-list">
        {rows.map((row) => (
          <WaitingLine key={row.ticket.id} row={row} />
        ))}
      </ol>
    </section>
  );
}

/** Who is with which colleague: nobody has to ask around who holds a statement. */
function BusyList({ snapshot, staffId }: { snapshot: DeskSnapshot; staffId: string }) {
  const texts = useTexts(deskTexts);
  const rows = busyRows(snapshot).filter(({ inspector }) => inspector?.staffId !== staffId);
  if (rows.length === 0) return null;
  return (
    <ul className="busy-list">
      {rows.map(({ ticket, place, inspector }) => (
        <li key={ticket.id}>
          <TicketNumber number={ticket.number} />
          <p className="small">
            {place}, {inspector ? texts.busyWith(inspector.name) : texts.occupied}
          </p>
        </li>
      ))}
    </ul>
  );
}

function WaitingLine({ row }: { row: WaitingRow }) {
  const { ticket, place, siteLanguage, minutes, overdue, keptFor } = row;
  const texts = useTexts(deskTexts);
  const reasons = useTexts(shortReasonWords);
  const classes = useTexts(priorityWords);
  const locale = useLocale();
  return (
    <li data-overdue={overdue}>
      <TicketNumber number={ticket.number} />
      <div className="waiting-words">
        <p>{place}</p>
        <p className="small">
          {ticket.priorityClass === 'normal' ? null : (
            <strong className="returning">{classes[ticket.priorityClass]} </strong>
          )}
          {[
            reasons[ticket.reason],
            // Only a language that is not the place's own is news.
            ticket.locale === siteLanguage ? '' : languageName(ticket.locale, locale),
            keptFor ? texts.keptFor(keptFor.name) : '',
          ]
            .filter(Boolean)
            .join(', ')}
        </p>
      </div>
      <p className="waiting-minutes">
        <span aria-hidden="true">
          <strong>{minutes}</strong> {texts.minutes}
        </span>
        <span className="only-read-aloud">
          {texts.minutesWaited(minutes)}
          {overdue ? `, ${texts.overdue}` : ''}
        </span>
      </p>
    </li>
  );
}
