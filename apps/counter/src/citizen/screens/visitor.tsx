import { Button, Message, useLocale, useTexts, VerdictList } from '@loket/ui';
import { arrivalTexts } from '@loket/ui/texts/counter.ts';
import { type CSSProperties, useState } from 'react';
import { Clock } from '../clock.tsx';
import { Frame } from '../frame.tsx';
import { Keyboard } from '../keys/keyboard.tsx';
import { NAME_KEYS } from '../keys/layouts.ts';
import { TypedField } from '../keys/typed-field.tsx';
import { LeavingInline } from '../leaving.tsx';
import type { ScreenProps } from '../screen-props.ts';
import { Sentences } from '../sentences.tsx';

const MOST_LETTERS = 120;

/** Who comes, then for whom: two questions, one after the other. */
export function Visitor({ view, content, act }: ScreenProps<'visitor'>) {
  const texts = useTexts(arrivalTexts);
  const locale = useLocale();
  const [asked, setAsked] = useState<'name' | 'host'>('name');
  const [name, setName] = useState('');
  const [host, setHost] = useState('');
  const { busy, failed } = content;
  const first = asked === 'name';
  const [value, setValue] = first ? ([name, setName] as const) : ([host, setHost] as const);
  const typed = (text: string) => setValue(startWords(text).slice(0, MOST_LETTERS));
  const ready = value.trim() !== '' && !busy;
  const go = () => {
    if (!ready) return;
    if (first) setAsked('host');
    else act({ intent: 'check_in', name: name.trim(), host: host.trim() });
  };
  return (
    <Frame
      view={view}
      act={act}
      aside={<Clock />}
      foot="back"
      {...(first ? {} : { onBack: () => setAsked('name') })}
      step={`visitor:${asked}`}
      heading={first ? texts.nameQuestion : texts.hostQuestion}
      above={
        failed && !busy && !first ? (
          <Message status="attention" title={texts.checkInFailed} announce>
            {texts.checkInFailedMore}
          </Message>
        ) : (
          <p className="lead">
            <Sentences>{first ? texts.nameMore : texts.hostMore}</Sentences>
          </p>
        )
      }
      below={
        <div className="typing">
          <TypedField
            key={asked}
            label={first ? texts.name : texts.host}
            value={value}
            onChange={typed}
            onDone={go}
            maxLength={MOST_LETTERS}
            isDisabled={busy}
          />
          <Keyboard
            space
            rows={NAME_KEYS[locale]}
            onKey={(letter) => typed(value + letter)}
            onErase={() => setValue([...value].slice(0, -1).join(''))}
            isDisabled={busy}
          />
          <div className="typing-go">
            {busy ? (
              <VerdictList
                label={texts.checkingIn}
                lines={[{ key: 'busy', status: 'busy', text: texts.checkingIn }]}
              />
            ) : null}
            <Button look="primary" isDisabled={!ready} onPress={go}>
              {first ? texts.next : texts.checkIn}
            </Button>
          </div>
        </div>
      }
    />
  );
}

/** Names begin large; whoever types a small letter inside one keeps it. */
const startWords = (text: string) =>
  text.replace(
    /(^|[ '-])(\p{Ll})/gu,
    (_, before: string, letter: string) => before + letter.toLocaleUpperCase(),
  );

/** The badge of the day: a number and where it opens. No name. */
export function VisitorBadge({ view, content, act }: ScreenProps<'visitor_badge'>) {
  const texts = useTexts(arrivalTexts);
  return (
    <Frame
      view={view}
      act={act}
      aside={<Clock />}
      foot="done"
      leaving="inline"
      heading={
        <>
          <span className="heading-lead">{texts.yourBadge}</span>
          <span
            className="ticket-number"
            data-large="true"
            style={{ '--ems': 0.52 * String(content.badge).length } as CSSProperties}
          >
            {content.badge}
          </span>
        </>
      }
      above={
        <>
          <p className="lead">
            <strong>{texts.accessZone(content.accessZone)}</strong> <Sentences>{texts.badgeMore}</Sentences>
          </p>
          <BadgePaper paper={content.paper} />
        </>
      }
      below={<LeavingInline view={view} act={act} />}
    />
  );
}

function BadgePaper({ paper }: { paper: ScreenProps<'visitor_badge'>['content']['paper'] }) {
  const texts = useTexts(arrivalTexts);
  if (paper === 'printed') return null;
  if (paper === 'printing')
    return (
      <VerdictList
        label={texts.badgePrinting}
        lines={[{ key: 'paper', status: 'busy', text: texts.badgePrinting }]}
      />
    );
  return (
    <Message status="attention" title={texts.badgeNoPaper} announce>
      {texts.badgeNoPaperMore}
    </Message>
  );
}
