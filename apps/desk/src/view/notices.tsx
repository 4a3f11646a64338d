import { type Outcome, type TicketNumber, ticketLabel } from '@loket/contract';
import { Button, errorWords, Message, outcomeWords, timeOfDay, useLocale, useTexts } from '@loket/ui';
import { deskTexts } from '@loket/ui/texts/desk.ts';
import { deskOfferTexts } from '@loket/ui/texts/desk-offer.ts';
import { deskTransferTexts } from '@loket/ui/texts/desk-transfer.ts';
import type { LocalMediaView } from '../call/local-media.ts';
import type { DeskFailure } from '../session/api.ts';
import type { DeskState } from '../session/desk-state.ts';

/** Across the page, above everything: the connection, and what became of the last command. */
export function PageNotices({ state, onDismiss }: { state: DeskState; onDismiss: () => void }) {
  const texts = useTexts(deskTexts);
  const locale = useLocale();
  const { awaySinceMs, notice } = state;
  if (awaySinceMs === null && !notice) return null;
  return (
    <div className="page-notices">
      {awaySinceMs === null ? null : (
        <Message
          status="attention"
          title={texts.linkAwayTitle(timeOfDay(new Date(awaySinceMs), locale))}
          announce
        >
          {texts.linkAwayText}
        </Message>
      )}
      {notice ? (
        <div className="notice">
          {notice.kind === 'failure' ? <FailureMessage failure={notice.failure} /> : null}
          {notice.kind === 'ended' ? <EndedMessage notice={notice} /> : null}
          {notice.kind === 'offer_missed' ? <OfferMissedMessage number={notice.number} /> : null}
          <Button onPress={onDismiss}>{texts.dismiss}</Button>
        </div>
      ) : null}
    </div>
  );
}

function EndedMessage({ notice }: { notice: Extract<DeskState['notice'], { kind: 'ended' }> }) {
  const texts = useTexts(deskTexts);
  const transfer = useTexts(deskTransferTexts);
  const outcomes = useTexts(outcomeWords);
  const { number, outcome } = notice;
  const title = texts.endedTitle(ticketLabel(number));
  return (
    <Message status={outcome === 'interrupted' ? 'attention' : 'good'} title={title} announce>
      {outcome ? `${outcomes[outcome]}. ` : ''}
      {outcome === 'interrupted' ? texts.returnedText : null}
      {outcome === 'transferred' ? transfer.transferredText : null}
      {outcome === 'returns_later' ? transfer.returnsText : null}
      {outcome && WITH_A_NEXT_STEP.includes(outcome) ? null : texts.endedText}
    </Message>
  );
}

/** Outcomes after which the ticket goes on; the others end it. */
const WITH_A_NEXT_STEP: readonly Outcome[] = ['interrupted', 'transferred', 'returns_later'];

/** Said kindly: nobody did anything wrong. */
function OfferMissedMessage({ number }: { number: TicketNumber }) {
  const texts = useTexts(deskOfferTexts);
  return (
    <Message status="attention" title={texts.missedTitle(ticketLabel(number))} announce>
      {texts.missedText}
    </Message>
  );
}

export function FailureMessage({ failure }: { failure: DeskFailure }) {
  return <Message status="attention" title={useFailureWords(failure)} announce />;
}

/** What happened and what to do, in one sentence. */
export function useFailureWords({ code, retryAfterSeconds, fields }: DeskFailure): string {
  const texts = useTexts(deskTexts);
  const errors = useTexts(errorWords);
  if (code === 'no_answer') return texts.noAnswer;
  if (code === 'too_many_requests' && retryAfterSeconds) return texts.waitSeconds(retryAfterSeconds);
  // Central names what is missing: a question, or one of these two.
  if (code === 'answers_missing' && fields?.includes('identification')) return texts.identifyFirst;
  if (code === 'answers_missing' && fields?.includes('disputed')) return texts.settleFirst;
  return errors[code];
}

/** The camera and microphone, when they are not there. */
export function MediaNotice({ media, onTry }: { media: LocalMediaView; onTry: () => void }) {
  const texts = useTexts(deskTexts);
  if (media.state === 'asking') return <Message status="busy" title={texts.mediaAsking} />;
  if (media.state !== 'refused' && media.state !== 'absent') return null;
  const refused = media.state === 'refused';
  return (
    <div className="notice">
      <Message status="attention" title={refused ? texts.mediaRefusedTitle : texts.mediaAbsentTitle} announce>
        {refused ? texts.mediaRefusedText : texts.mediaAbsentText}
      </Message>
      <Button onPress={onTry}>{texts.tryAgain}</Button>
    </div>
  );
}
