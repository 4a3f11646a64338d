import { type DeskSnapshot, LOCALES, type Locale, type ScreenMessage } from '@loket/contract';
import {
  Button,
  Dialog,
  Field,
  languageNames,
  Select,
  TextArea,
  timeOfDay,
  useLocale,
  useTexts,
} from '@loket/ui';
import { boardMessageTexts } from '@loket/ui/texts/desk-board-messages.ts';
import { deskDocumentTexts } from '@loket/ui/texts/desk-documents.ts';
import { useState } from 'react';
import { nextWallTime } from '../people/brussels-time.ts';
import { shortPlace } from '../session/queue-selection.ts';
import { ChoiceButton } from '../view/choice-keys.tsx';
import { type DeskActions, useNowMs } from '../view/use-desk.ts';

type MessagesDialogProps = { snapshot: DeskSnapshot; actions: DeskActions; onClose: () => void };

/** What the screens say to those who wait: the messages that run, and a new one in every language. */
export function MessagesDialog({ snapshot, actions, onClose }: MessagesDialogProps) {
  const texts = useTexts(boardMessageTexts);
  const nowMs = useNowMs();
  const running = snapshot.messages.filter(({ until }) => Date.parse(until) > nowMs);
  return (
    <Dialog open wide onClose={onClose} title={texts.title}>
      <section aria-labelledby="messages-running">
        <h3 id="messages-running">{texts.running}</h3>
        {running.length === 0 ? <p>{texts.none}</p> : null}
        <ul className="board-messages">
          {running.map((message) => (
            <RunningMessage
              key={message.id}
              message={message}
              snapshot={snapshot}
              onEnd={() => actions.board.endMessage(message.id)}
            />
          ))}
        </ul>
      </section>
      <NewMessage snapshot={snapshot} actions={actions} onClose={onClose} />
    </Dialog>
  );
}

type RunningMessageProps = { message: ScreenMessage; snapshot: DeskSnapshot; onEnd: () => void };

function RunningMessage({ message, snapshot, onEnd }: RunningMessageProps) {
  const texts = useTexts(boardMessageTexts);
  const locale = useLocale();
  const place = message.siteId ? shortPlace(snapshot, message.siteId) : texts.everywhere;
  return (
    <li>
      <div>
        <p>{message.texts[locale]}</p>
        <p className="small">
          {place}, {texts.until(timeOfDay(new Date(message.until), locale))}
        </p>
      </div>
      <Button onPress={onEnd}>{texts.endNow}</Button>
    </li>
  );
}

const EVERYWHERE = 'everywhere';
const nothingWritten: Record<Locale, string> = { nl: '', fr: '', de: '', en: '' };
/** As the contract has it. */
const MOST_LETTERS = 160;

function NewMessage({ snapshot, actions: { board }, onClose }: MessagesDialogProps) {
  const texts = useTexts(boardMessageTexts);
  const words = useTexts(deskDocumentTexts);
  const nowMs = useNowMs();
  const [written, setWritten] = useState(nothingWritten);
  const [where, setWhere] = useState<string>(EVERYWHERE);
  const [time, setTime] = useState('');
  const [tried, setTried] = useState(false);
  const [sending, setSending] = useState(false);
  const until = nextWallTime(time, nowMs);
  const complete = until !== null && LOCALES.every((one) => written[one].trim() !== '');
  const show = async () => {
    setTried(true);
    if (!complete) return;
    setSending(true);
    const siteId = snapshot.sites.find(({ id }) => id === where)?.id ?? null;
    const shown = await board.makeMessage({ siteId, texts: written, until });
    setSending(false);
    if (!shown) return;
    setWritten(nothingWritten);
    setTried(false);
  };
  return (
    <section className="board-new-message" aria-labelledby="message-new">
      <h3 id="message-new">{texts.write}</h3>
      <p className="quiet">{texts.everyLanguage}</p>
      <div className="form-row">
        {LOCALES.map((one) => (
          <TextArea
            key={one}
            label={languageNames[one]}
            lang={one}
            rows={2}
            maxLength={MOST_LETTERS}
            value={written[one]}
            error={tried && written[one].trim() === '' ? texts.fillIn : undefined}
            onChange={(sentence) => setWritten({ ...written, [one]: sentence })}
          />
        ))}
      </div>
      <div className="form-row">
        <Select
          label={texts.where}
          value={where}
          options={[
            { value: EVERYWHERE, label: texts.everywhere },
            ...snapshot.sites.map(({ id }) => ({ value: String(id), label: shortPlace(snapshot, id) })),
          ]}
          onChange={setWhere}
        />
        <Field
          label={texts.howLong}
          type="time"
          value={time}
          error={tried && until === null ? texts.chooseTime : undefined}
          onChange={setTime}
        />
      </div>
      <div className="form-actions">
        <Button look="primary" isPending={sending} onPress={() => void show()}>
          {texts.show}
        </Button>
        <ChoiceButton choiceKey="Esc" look="tool" onPress={onClose}>
          {words.close}
        </ChoiceButton>
      </div>
    </section>
  );
}
