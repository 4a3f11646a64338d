import { MIN_PIN_DIGITS, type PinState } from '@loket/contract';
import { type Status, StatusShape, useTexts } from '@loket/ui';
import { pinTexts } from '@loket/ui/texts/counter/pin.ts';
import type { ReactNode, Ref } from 'react';

const MARKS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'] as const;

/** What is asked, what happened, and as many dots as digits were typed; the field grows with them. */
export function PinField({ state, ref }: { state: PinState; ref: Ref<HTMLDivElement> }) {
  const texts = useTexts(pinTexts);
  const count = state.state === 'typing' ? state.count : 0;
  return (
    <div className="pin-ask">
      <h2 id="pin-label">{texts.pinOfCard}</h2>
      {/* biome-ignore lint/a11y/useSemanticElements: an input is where a browser keeps and offers what was typed. */}
      <div
        ref={ref}
        className="pin-field"
        role="textbox"
        aria-readonly="true"
        aria-labelledby="pin-label"
        tabIndex={0}
      >
        <span className="pin-dots" data-many={count > 6} aria-hidden="true">
          {MARKS.slice(0, count).map((mark) => (
            <i key={mark} />
          ))}
          {state.state === 'typing' || state.state === 'wrong' ? <b /> : null}
        </span>
        <span className="only-read-aloud">{texts.typed(count)}</span>
      </div>
      <div className="pin-words" role="status">
        <Saying state={state} />
      </div>
    </div>
  );
}

/** What happened, and how often a PIN may still be tried. */
export function Saying({ state }: { state: PinState }) {
  const texts = useTexts(pinTexts);
  switch (state.state) {
    case 'typing':
      return (
        <p>
          <Tries triesLeft={state.triesLeft} /> {state.count < MIN_PIN_DIGITS ? texts.length : ''}
        </p>
      );
    case 'on_reader':
      return state.wasWrong ? (
        <Told status="attention" what={texts.wrong}>
          <Tries triesLeft={state.triesLeft} />
        </Told>
      ) : (
        <p>
          {texts.onReaderThen} <Tries triesLeft={state.triesLeft} />
        </p>
      );
    case 'wrong':
      return (
        <Told status="attention" what={texts.wrong}>
          <Tries triesLeft={state.triesLeft} />
        </Told>
      );
    case 'working':
      return (
        <Told status="busy" what={texts.working}>
          {texts.leaveCard}
        </Told>
      );
    case 'done':
      return <Told status="good" what={texts.done} />;
    case 'blocked':
    case 'pulled':
      return <Told status="attention" what={texts[state.state]} />;
    case 'ended':
      return <p>{texts.ended}</p>;
  }
}

/** What happened, with its shape; what it means for whoever types, behind it. */
function Told(props: { status: Status; what: string; children?: ReactNode }) {
  return (
    <div className="pin-told" data-status={props.status}>
      <StatusShape status={props.status} />
      <p>
        <strong>{props.what}</strong> {props.children}
      </p>
    </div>
  );
}

function Tries({ triesLeft }: { triesLeft: number | null }) {
  const texts = useTexts(pinTexts);
  if (triesLeft === null) return null;
  return (
    <>
      {texts.triesLeft(triesLeft)} {triesLeft === 1 ? texts.lastTry : ''}
    </>
  );
}
