import { EnrolmentCode } from '@loket/contract';
import { Button, Message, useTexts, VerdictList } from '@loket/ui';
import { serviceFailureWords, serviceTexts } from '@loket/ui/texts/counter.ts';
import { useEffect, useState } from 'react';
import { Frame } from '../frame.tsx';
import { Keyboard } from '../keys/keyboard.tsx';
import { ENROLMENT_KEYS } from '../keys/layouts.ts';
import { grouped, LONGEST_TYPED_CODE, lettersOf } from '../keys/typed-code.ts';
import { TypedField } from '../keys/typed-field.tsx';
import type { ScreenProps } from '../screen-props.ts';
import './service.css';

/** What a technician can do at this very machine without central; each says `--help`. */
const SHELL = [
  'npx @loket/eid status',
  'npx @loket/ticket-printer status',
  'npx @loket/signature-pad status',
];

/** A field for a code, and nothing else that anybody could learn here. */
export function ServiceCode({ view, content, act }: ScreenProps<'service_code'>) {
  const texts = useTexts(serviceTexts);
  const failures = useTexts(serviceFailureWords);
  const [code, setCode] = useState('');
  const busy = content.state === 'busy';
  const away = content.failure === 'no_connection' && !busy;
  const refused = content.failure === 'code_not_valid' && !busy;
  // Nobody erases twelve letters before typing the right ones.
  useEffect(() => {
    if (refused) setCode('');
  }, [refused]);
  const ready = EnrolmentCode.safeParse(code).success && !busy && !away;
  const open = () => {
    if (ready) act({ intent: 'service_code', code: grouped(code) });
  };
  return (
    <Frame
      view={view}
      act={act}
      foot="back"
      heading={texts.code}
      above={
        <>
          <p className="lead">{texts.codeMore}</p>
          {content.failure && !busy ? (
            <Message status={away ? 'attention' : 'broken'} title={failures[content.failure]} announce>
              {away ? <Shell /> : null}
            </Message>
          ) : null}
        </>
      }
      below={
        <div className="typing">
          <TypedField
            code
            label={texts.codeLabel}
            value={grouped(code)}
            onChange={(text) => setCode(lettersOf(text))}
            onDone={open}
            maxLength={LONGEST_TYPED_CODE}
            isDisabled={busy || away}
            isInvalid={refused}
          />
          <Keyboard
            rows={ENROLMENT_KEYS}
            onKey={(letter) => setCode(lettersOf(code + letter))}
            onErase={() => setCode(code.slice(0, -1))}
            isDisabled={busy || away}
          />
          <div className="typing-go">
            {busy ? (
              <VerdictList
                label={texts.checking}
                lines={[{ key: 'busy', status: 'busy', text: texts.checking }]}
              />
            ) : null}
            <Button look="primary" isDisabled={!ready} onPress={open}>
              {texts.open}
            </Button>
          </div>
        </div>
      }
    />
  );
}

function Shell() {
  const texts = useTexts(serviceTexts);
  return (
    <>
      <span className="service-shell-lead">{texts.shell}</span>
      {SHELL.map((command) => (
        <code key={command} className="service-shell" lang="en">
          {command}
        </code>
      ))}
    </>
  );
}
