import type { PinFacts, PinKey, PinState, PinWish } from '@loket/contract';
import {
  Button,
  CounterLine,
  DangerStrip,
  LocaleProvider,
  longDate,
  Mark,
  setPageReading,
  startSentence,
  timeOfDay,
  useTexts,
} from '@loket/ui';
import { Shield } from '@loket/ui/icons.ts';
import { pinTexts } from '@loket/ui/texts/counter/pin.ts';
import { frameTexts } from '@loket/ui/texts/counter.ts';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { ScrollRegion } from '../citizen/scroll-region.tsx';
import { Keypad } from './keypad.tsx';
import { OnReader, useIsOnReader } from './on-reader.tsx';
import { PinField } from './pin-field.tsx';
import { PinTools } from './pin-tools.tsx';
import '../citizen/frame.css';
import './pin.css';

type PinPageProps = { facts: PinFacts; state: PinState; press: (key: PinKey) => void };
type Reading = PinFacts['reading'];

/** Where the citizen signs: what is signed above the line, the PIN and equal ways out of it below. */
export function PinPage({ facts, state, press }: PinPageProps) {
  const [reading, setReading] = useState<Reading>(facts.reading);
  useLayoutEffect(() => setPageReading(reading), [reading]);
  return (
    <LocaleProvider locale={reading.locale}>
      <Page facts={facts} state={state} press={press} reading={reading} onReading={setReading} />
    </LocaleProvider>
  );
}

type PageProps = PinPageProps & { reading: Reading; onReading: (reading: Reading) => void };

function Page({ facts, state, press, reading, onReading }: PageProps) {
  const frame = useTexts(frameTexts);
  return (
    <div className="frame" data-screen="pin" data-pane="false">
      <div className="frame-body">
        <ScrollRegion>
          <CounterLine
            above={<Above facts={facts} locale={reading.locale} />}
            below={<Below state={state} press={press} />}
          />
        </ScrollRegion>
        <PinTools reading={reading} onReading={onReading} />
        <DangerStrip question={frame.danger} answer={frame.dangerMore} />
      </div>
    </div>
  );
}

function Above({ facts, locale }: { facts: PinFacts; locale: Reading['locale'] }) {
  const texts = useTexts(pinTexts);
  const frame = useTexts(frameTexts);
  const at = new Date(facts.at);
  return (
    <>
      <header className="frame-head">
        <Mark />
        <p className="frame-site">
          <strong>Loket</strong> <span>{facts.siteName}</span>
        </p>
        <p className="frame-aside">{frame.inspector(facts.inspectorName)}</p>
      </header>
      <div className="frame-say">
        <h1>{texts.question}</h1>
        <div className="pin-what">
          <PaperPicture />
          <div>
            <h2>{texts.statementOf(facts.signerName)}</h2>
            <p>{texts.pages(facts.pageCount)}</p>
            <p>
              {startSentence(longDate(at, locale))}, {timeOfDay(at, locale)}
            </p>
          </div>
        </div>
      </div>
    </>
  );
}

/** A sheet with a line to sign on. */
const PaperPicture = () => (
  <svg className="pin-paper" viewBox="0 0 96 126" aria-hidden="true">
    <rect x="1.5" y="1.5" width="93" height="123" rx="9" className="pin-paper-sheet" />
    <path d="M18 24h60M18 38h60M18 52h60" className="pin-paper-words" />
    <path d="M18 92h34" className="pin-paper-signature" />
  </svg>
);

function Below({ state, press }: { state: PinState; press: (key: PinKey) => void }) {
  const texts = useTexts(pinTexts);
  const field = useRef<HTMLDivElement>(null);
  const isOnReader = useIsOnReader(state);
  const canType = state.state === 'typing' || state.state === 'wrong';
  const canLeave = canType || state.state === 'on_reader';
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    // Where larger text pushes the keys out of sight, they come first: what is signed was read just now.
    field.current?.closest('.pin')?.scrollIntoView({ block: 'end' });
    field.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  useKeyboard(canType, press);
  const wish = (chosen: PinWish) => press({ key: 'cancel', wish: chosen });
  return (
    <div className="pin">
      {isOnReader ? (
        <OnReader ref={field} state={state} />
      ) : (
        <>
          <PinField ref={field} state={state} />
          <Keypad state={state} press={press} />
        </>
      )}
      <p className="pin-private">
        <Shield strokeWidth={1.7} aria-hidden="true" />
        <span>{isOnReader ? texts.staysInReader : texts.nobodySees}</span>
      </p>
      <fieldset className="pin-otherwise" aria-label={texts.otherwise}>
        <Button isDisabled={!canLeave} onPress={() => wish('read_again')}>
          {texts.readAgain}
        </Button>
        <Button isDisabled={!canLeave} onPress={() => wish('pen')}>
          {texts.pen}
        </Button>
        <Button isDisabled={!canLeave} onPress={() => wish('refuse')}>
          {texts.refuse}
        </Button>
      </fieldset>
    </div>
  );
}

const DIGIT = /^[0-9]$/;

/** Digits work wherever the focus is; Enter signs unless it stands on a button, which it then presses. */
function useKeyboard(canType: boolean, press: (key: PinKey) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!canType || event.repeat) return;
      const isOnButton = event.target instanceof HTMLButtonElement;
      if (DIGIT.test(event.key))
        press({ key: event.key as '0' }); // the pattern above is exactly those ten
      else if (event.key === 'Backspace') press({ key: 'erase' });
      else if (event.key === 'Enter' && !isOnButton) press({ key: 'sign' });
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [canType, press]);
}
