import { EnrolmentCode } from '@loket/contract';
import { Button, Message, useTexts, VerdictList } from '@loket/ui';
import { arrivalTexts, enrolmentFailureWords, installationTexts } from '@loket/ui/texts/counter.ts';
import { useEffect, useState } from 'react';
import { Frame } from '../frame.tsx';
import { Keyboard } from '../keys/keyboard.tsx';
import { ADDRESS_KEYS, ENROLMENT_KEYS } from '../keys/layouts.ts';
import { grouped, LONGEST_TYPED_CODE, lettersOf } from '../keys/typed-code.ts';
import { TypedField } from '../keys/typed-field.tsx';
import type { ScreenProps } from '../screen-props.ts';

const MOST_LETTERS = 300;

/** A fresh appliance asks its technician for the console's code, and for the address when there is none. */
export function Enrolment({ view, content, act }: ScreenProps<'enrolment'>) {
  const texts = useTexts(installationTexts);
  const arrival = useTexts(arrivalTexts);
  const failures = useTexts(enrolmentFailureWords);
  const [address, setAddress] = useState(content.centralUrl || 'https://');
  const [code, setCode] = useState('');
  const [asked, setAsked] = useState<'address' | 'code'>(content.centralUrl ? 'code' : 'address');
  const busy = content.state === 'busy';
  const refused = content.failure === 'code_not_valid' && !busy;
  // Nobody erases twelve letters before typing the right ones.
  useEffect(() => {
    if (refused) setCode('');
  }, [refused]);
  const ready = EnrolmentCode.safeParse(code).success && !busy;
  const enrol = () => {
    if (ready) act({ intent: 'enrol', centralUrl: address, code: grouped(code) });
  };
  return (
    <Frame
      view={view}
      act={act}
      step={`enrolment:${asked}`}
      heading={texts.enrol}
      above={
        <>
          <p className="lead">{texts.enrolMore}</p>
          {content.failure && !busy ? (
            <Message status="broken" title={failures[content.failure]} announce />
          ) : null}
          {asked === 'code' ? (
            <p>
              {texts.address}: <strong className="typed-address">{address}</strong>
            </p>
          ) : null}
        </>
      }
      below={
        asked === 'address' ? (
          <div className="typing">
            <TypedField
              label={texts.address}
              value={address}
              onChange={(text) => setAddress(text.slice(0, MOST_LETTERS))}
              onDone={() => setAsked('code')}
              maxLength={MOST_LETTERS}
            />
            <Keyboard
              rows={ADDRESS_KEYS}
              onKey={(letter) => setAddress((address + letter).slice(0, MOST_LETTERS))}
              onErase={() => setAddress(address.slice(0, -1))}
            />
            <div className="typing-go">
              <Button look="primary" isDisabled={!URL.canParse(address)} onPress={() => setAsked('code')}>
                {texts.addressDone}
              </Button>
            </div>
          </div>
        ) : (
          <div className="typing">
            <TypedField
              code
              label={texts.enrolCode}
              value={grouped(code)}
              onChange={(text) => setCode(lettersOf(text))}
              onDone={enrol}
              maxLength={LONGEST_TYPED_CODE}
              isDisabled={busy}
              isInvalid={content.failure === 'code_not_valid'}
            />
            <Keyboard
              rows={ENROLMENT_KEYS}
              onKey={(letter) => setCode(lettersOf(code + letter))}
              onErase={() => setCode(code.slice(0, -1))}
              isDisabled={busy}
            />
            <div className="typing-go">
              {busy ? (
                <VerdictList
                  label={arrival.checking}
                  lines={[{ key: 'busy', status: 'busy', text: texts.connecting }]}
                />
              ) : (
                <Button onPress={() => setAsked('address')}>{texts.otherAddress}</Button>
              )}
              <Button look="primary" isDisabled={!ready} onPress={enrol}>
                {texts.connect}
              </Button>
            </div>
          </div>
        )
      }
    />
  );
}
