import type { DeskConsultation, DeskSnapshot } from '@loket/contract';
import { Message, reasonWords, startSentence, TicketNumber, useLocale, useTexts } from '@loket/ui';
import { deskTexts } from '@loket/ui/texts/desk.ts';
import { deskSafetyTexts } from '@loket/ui/texts/desk-safety.ts';
import { deskTransferTexts } from '@loket/ui/texts/desk-transfer.ts';
import { whyTexts } from '@loket/ui/texts/desk-why.ts';
import { languageName } from '../people/formatting.ts';
import { consultationOf, type DeskState, ownState } from '../session/desk-state.ts';
import { siteOf } from '../session/queue-selection.ts';
import { CallControls, type CallDialogs } from './call-controls.tsx';
import { CallPicture } from './call-picture.tsx';
import { DeviceGrid } from './device-grid.tsx';
import { KeyButton } from './keys.tsx';
import { MediaNotice } from './notices.tsx';
import type { DeskActions } from './use-desk.ts';

type CallColumnProps = { state: DeskState; actions: DeskActions; open: CallDialogs };

/** Middle: the face, the few controls, and how the citizen's counter is. */
export function CallColumn({ state, actions, open }: CallColumnProps) {
  const texts = useTexts(deskTexts);
  const safety = useTexts(deskSafetyTexts);
  const consultation = consultationOf(state);
  const { snapshot } = state.queue;
  return (
    <main className="call-column" id="call" tabIndex={-1} aria-label={texts.call}>
      <MediaNotice media={state.media} onTry={actions.openMedia} />
      {consultation && snapshot ? (
        <>
          <CallHead consultation={consultation} snapshot={snapshot} onWhy={open.why} />
          <CallPicture call={state.call} media={state.media} phase={consultation.phase} />
          <CallControls state={state} consultation={consultation} actions={actions} open={open} />
          <PhaseNotice
            consultation={consultation}
            connection={state.call.connection}
            mostRecalls={snapshot.policy.recalls}
          />
          <DeviceGrid snapshot={snapshot} counterId={consultation.counterId} call={state.call} />
          <div className="raise-alarm">
            <KeyButton
              keyName="raiseAlarm"
              look="tool"
              isDisabled={state.awaySinceMs !== null}
              onPress={() => actions.board.raiseAlarm(consultation.id)}
            >
              {safety.raise}
            </KeyButton>
          </div>
        </>
      ) : (
        <IdlePicture state={state} />
      )}
    </main>
  );
}

type CallHeadProps = {
  consultation: DeskConsultation;
  snapshot: DeskSnapshot;
  onWhy: CallDialogs['why'];
};

function CallHead({ consultation, snapshot, onWhy }: CallHeadProps) {
  const why = useTexts(whyTexts);
  const texts = useTexts(deskTexts);
  const reasons = useTexts(reasonWords);
  const locale = useLocale();
  const counter = snapshot.counters.find(({ id }) => id === consultation.counterId);
  const place = siteOf(snapshot, consultation.siteId)?.name ?? '';
  return (
    <div className="call-head">
      <h1>
        <TicketNumber number={consultation.number} />
      </h1>
      <p>{counter ? `${place}, ${texts.counter(counter.label)}` : place}</p>
      <p className="call-reason">
        {reasons[consultation.reason]}, {languageName(consultation.locale, locale)}
      </p>
      <KeyButton keyName="why" look="tool" onPress={() => onWhy?.()}>
        {why.title}
      </KeyButton>
    </div>
  );
}

function IdlePicture({ state }: { state: DeskState }) {
  const texts = useTexts(deskTexts);
  const onBreak = ownState(state) !== 'available';
  return (
    <>
      <div className="call-head">
        <h1>{onBreak ? texts.breakTitle : texts.beginTitle}</h1>
      </div>
      <CallPicture call={state.call} media={state.media} phase={null} />
      <p>{onBreak ? texts.breakText : texts.beginText}</p>
    </>
  );
}

type PhaseNoticeProps = {
  consultation: DeskConsultation;
  connection: DeskState['call']['connection'];
  mostRecalls: number;
};

/** What is going on, what is kept, and what to do; nothing while all is well. */
function PhaseNotice({ consultation, connection, mostRecalls }: PhaseNoticeProps) {
  const texts = useTexts(deskTexts);
  const transfer = useTexts(deskTransferTexts);
  if (consultation.phase === 'called') {
    const left = Math.max(0, mostRecalls - consultation.recalls);
    return (
      <Message status="busy" title={texts.calledTitle} announce>
        {texts.calledText}
        {consultation.recalls > 0 ? ` ${startSentence(texts.recalled(consultation.recalls))}.` : ''}
        {left === 0 ? ` ${transfer.recallsDone}` : ` ${startSentence(transfer.recallsLeft(left))}.`}
      </Message>
    );
  }
  if (consultation.phase === 'away') {
    return (
      <Message status="attention" title={texts.awayTitle} announce>
        {texts.awayText}
      </Message>
    );
  }
  if (connection === 'interrupted') {
    return (
      <Message status="attention" title={texts.interruptedTitle} announce>
        {texts.interruptedText}
      </Message>
    );
  }
  return null;
}
