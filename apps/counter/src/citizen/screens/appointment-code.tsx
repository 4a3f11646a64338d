import { AppointmentCode as Code } from '@loket/contract';
import { Button, Message, useTexts, VerdictList } from '@loket/ui';
import { arrivalTexts } from '@loket/ui/texts/counter.ts';
import { useState } from 'react';
import { Clock } from '../clock.tsx';
import { Frame } from '../frame.tsx';
import { Keyboard } from '../keys/keyboard.tsx';
import { APPOINTMENT_KEYS } from '../keys/layouts.ts';
import { TypedField } from '../keys/typed-field.tsx';
import type { ScreenProps } from '../screen-props.ts';

const CODE_LETTERS = 6;

/** The code of an appointment, typed large. It says nothing of what the appointment is about. */
export function AppointmentCode({ view, content, act }: ScreenProps<'appointment_code'>) {
  const texts = useTexts(arrivalTexts);
  const [code, setCode] = useState('');
  const { wrong, busy } = content;
  const typed = (text: string) =>
    setCode(
      text
        .toUpperCase()
        .replace(/[^A-Z0-9]/g, '')
        .slice(0, CODE_LETTERS),
    );
  const ready = Code.safeParse(code).success && !busy;
  const go = () => {
    if (ready) act({ intent: 'appointment_code', code });
  };
  return (
    <Frame
      view={view}
      act={act}
      aside={<Clock />}
      foot="back"
      heading={texts.codeQuestion}
      above={
        wrong && !busy ? (
          <Message status="attention" title={texts.codeWrong} announce>
            {texts.codeWrongMore}
          </Message>
        ) : (
          <p className="lead">{texts.codeMore}</p>
        )
      }
      below={
        <div className="typing">
          <TypedField
            code
            label={texts.code}
            value={code}
            onChange={typed}
            onDone={go}
            maxLength={CODE_LETTERS}
            isDisabled={busy}
            isInvalid={wrong}
          />
          <Keyboard
            rows={APPOINTMENT_KEYS}
            onKey={(letter) => typed(code + letter)}
            onErase={() => setCode(code.slice(0, -1))}
            isDisabled={busy}
          />
          <div className="typing-go">
            {busy ? (
              <VerdictList
                label={texts.checking}
                lines={[{ key: 'busy', status: 'busy', text: texts.checking }]}
              />
            ) : null}
            <Button look="primary" isDisabled={!ready} onPress={go}>
              {texts.next}
            </Button>
          </div>
        </div>
      }
    />
  );
}
