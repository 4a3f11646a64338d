import { Button, Message, useLocale, useTexts, VerdictList } from '@loket/ui';
import { installationTexts, serviceTexts } from '@loket/ui/texts/counter.ts';
import { useState } from 'react';
import { Frame } from '../frame.tsx';
import { Keyboard } from '../keys/keyboard.tsx';
import { NAME_KEYS } from '../keys/layouts.ts';
import { TypedField } from '../keys/typed-field.tsx';
import type { ScreenProps } from '../screen-props.ts';
import { Sentences } from '../sentences.tsx';
import { deviceNow, identityOf } from './device-now.ts';
import { DeviceRow } from './device-row.tsx';
import './service.css';

const MOST_LETTERS = 500;
const DIGITS = [...'1234567890'];

type Props = ScreenProps<'service'>;
type Noting = { note: string; onNote: (note: string) => void };

/** The technician's page: every device, how it is, who it is, and a real test of it. */
export function Service(props: Props) {
  const [note, setNote] = useState('');
  const [writing, setWriting] = useState(false);
  return writing ? (
    <Note {...props} note={note} onNote={setNote} onDone={() => setWriting(false)} />
  ) : (
    <Devices {...props} note={note} onWrite={() => setWriting(true)} />
  );
}

function Devices(props: Props & { note: string; onWrite: () => void }) {
  const { view, content, act } = props;
  const texts = useTexts(serviceTexts);
  const installation = useTexts(installationTexts);
  const locale = useLocale();
  const { technician, appVersion, devices, identities, steps } = content;
  return (
    <Frame
      view={view}
      act={act}
      heading={texts.title}
      aside={texts.software(appVersion)}
      above={
        <p className="lead">
          <Sentences>{texts.who(technician)}</Sentences>
        </p>
      }
      below={
        <>
          <ul className="installation" aria-label={installation.devices}>
            {steps.map((step) => (
              <DeviceRow
                key={step.device}
                step={step}
                act={act}
                now={deviceNow(step.device, devices, locale)}
                identity={identityOf(step.device, identities)}
              />
            ))}
          </ul>
          <Report {...props} />
        </>
      }
    />
  );
}

function Report({ content, act, note, onWrite }: Props & { note: string; onWrite: () => void }) {
  const texts = useTexts(serviceTexts);
  const { report, closing } = content;
  const sending = report === 'sending' || closing;
  const failed = report === 'failed';
  return (
    <section className="service-report">
      {note ? <p className="service-note">{note}</p> : null}
      <div role="status">
        {sending ? (
          <VerdictList
            label={texts.sending}
            lines={[{ key: 'sending', status: 'busy', text: texts.sending }]}
          />
        ) : null}
        {report === 'sent' ? <Message status="good" title={texts.sent} /> : null}
        {failed ? (
          <Message status="broken" title={texts.notSent}>
            <Sentences>{texts.notSentMore}</Sentences>
          </Message>
        ) : null}
      </div>
      <div className="service-keys">
        <Button isDisabled={sending} onPress={onWrite}>
          {texts.addNote}
        </Button>
        <Button
          look={failed ? 'primary' : 'plain'}
          isDisabled={sending}
          onPress={() => act({ intent: 'send_service_report', note })}
        >
          {texts.send}
        </Button>
        <Button
          look={failed ? 'plain' : 'primary'}
          isDisabled={closing}
          onPress={() => act({ intent: 'close_service', note })}
        >
          {failed ? texts.closeWithout : texts.close}
        </Button>
      </div>
      <p className="service-more">
        <Sentences>{texts.closeMore}</Sentences>
      </p>
    </section>
  );
}

/** What the technician did, in a few words, for whoever reads the report. */
function Note({ view, act, note, onNote, onDone }: Props & Noting & { onDone: () => void }) {
  const texts = useTexts(serviceTexts);
  const locale = useLocale();
  const typed = (text: string) => onNote(text.slice(0, MOST_LETTERS));
  return (
    <Frame
      view={view}
      act={act}
      foot="back"
      onBack={onDone}
      step="service:note"
      heading={texts.note}
      above={
        <p className="lead">
          <Sentences>{texts.noteMore}</Sentences>
        </p>
      }
      below={
        <div className="typing">
          <TypedField
            label={texts.note}
            value={note}
            onChange={typed}
            onDone={onDone}
            maxLength={MOST_LETTERS}
          />
          <Keyboard
            space
            rows={[DIGITS, ...NAME_KEYS[locale]]}
            onKey={(letter) => typed(note + letter)}
            onErase={() => onNote([...note].slice(0, -1).join(''))}
          />
          <div className="typing-go">
            <Button look="primary" onPress={onDone}>
              {texts.noteDone}
            </Button>
          </div>
        </div>
      }
    />
  );
}
