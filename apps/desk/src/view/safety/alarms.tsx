import { type Alarm, unreachable } from '@loket/contract';
import { Button, StatusShape, useTexts } from '@loket/ui';
import { deskTexts } from '@loket/ui/texts/desk.ts';
import { deskSafetyTexts } from '@loket/ui/texts/desk-safety.ts';
import { consultationOf, type DeskState, openAlarms } from '../../session/desk-state.ts';
import { KeyButton } from '../keys.tsx';
import { useTimeWords } from '../statement/use-time-words.ts';
import type { DeskActions } from '../use-desk.ts';
import { useAlarmSound } from './use-alarm-sound.ts';

/**
 * Calls for help, above everything on every page, until somebody took them on: there is no way to close one. It rings
 * where nobody is in a call: a citizen who threatens must not hear it through the inspector's microphone.
 */
export function Alarms({ state, actions }: { state: DeskState; actions: DeskActions }) {
  const texts = useTexts(deskSafetyTexts);
  const open = openAlarms(state);
  const inCall = consultationOf(state) !== null;
  const ringing = useAlarmSound(open.length > 0 && !inCall);
  const answered = state.queue.snapshot?.alarms.filter(
    (alarm) => alarm.answeredBy !== null && isOwn(alarm, state),
  );
  if (open.length === 0 && !answered?.length) return null;
  return (
    <div className="alarms" role="alert">
      {answered?.map(({ id, answeredBy }) => (
        <div className="alarm" data-own="true" key={id}>
          <StatusShape status="good" />
          <p className="alarm-title">{texts.answeredBy(answeredBy ?? '')}</p>
        </div>
      ))}
      {open.map((alarm, index) => (
        <AlarmLine
          key={alarm.id}
          alarm={alarm}
          own={isOwn(alarm, state)}
          keyed={index === 0}
          onAnswer={() => actions.board.answerAlarm(alarm.id)}
        />
      ))}
      {ringing === 'blocked' ? <p>{texts.soundBlocked}</p> : null}
    </div>
  );
}

/** Raised at this very desk: somebody else has to answer it. */
const isOwn = (alarm: Alarm, state: DeskState): boolean =>
  alarm.raisedBy === 'inspector' &&
  alarm.consultationId !== null &&
  alarm.consultationId === consultationOf(state)?.id;

type AlarmLineProps = { alarm: Alarm; own: boolean; keyed: boolean; onAnswer: () => void };

function AlarmLine({ alarm, own, keyed, onAnswer }: AlarmLineProps) {
  const texts = useTexts(deskSafetyTexts);
  const desk = useTexts(deskTexts);
  const time = useTimeWords();
  if (own) {
    return (
      <div className="alarm" data-own="true">
        <StatusShape status="busy" />
        <div>
          <p className="alarm-title">{texts.raised}</p>
          <p>{texts.raisedText}</p>
        </div>
      </div>
    );
  }
  const { siteName, address, counterLabel, raisedAt } = alarm;
  return (
    <div className="alarm">
      <StatusShape status="broken" />
      <div>
        <p className="alarm-title">
          {origin(alarm, texts)}: {siteName}, {desk.counter(counterLabel)}
        </p>
        <p>
          {texts.sendHelp} <strong className="alarm-address">{address}</strong> ({texts.since(time(raisedAt))}
          )
        </p>
      </div>
      {keyed ? (
        <KeyButton keyName="answerAlarm" onPress={onAnswer}>
          {texts.answer}
        </KeyButton>
      ) : (
        <Button onPress={onAnswer}>{texts.answer}</Button>
      )}
    </div>
  );
}

function origin({ raisedBy }: Alarm, texts: { incomingCounter: string; incomingInspector: string }): string {
  switch (raisedBy) {
    case 'counter':
      return texts.incomingCounter;
    case 'inspector':
      return texts.incomingInspector;
    default:
      return unreachable(raisedBy);
  }
}
