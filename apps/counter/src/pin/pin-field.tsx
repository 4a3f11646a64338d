import { MIN_PIN_DIGITS, type PinState } from '@loket/contract';
import { StatusShape, useTexts } from '@loket/ui';
import { pinTexts } from '@loket/ui/texts/counter/pin.ts';
import type { Ref } from 'react';

const MARKS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'] as const;

/** What is asked, what happened, and as many dots as digits were typed; the field grows with them. */
export function PinField({ state, ref }: { state: PinState; ref: Ref<HTMLDivElement> }) {
  const texts = useTexts(pinTexts);
  const count = state.state === 'typing' ? state.count : 0;
  return (
    <div className="pin-ask">
      <div className="pin-words">
        <h2 id="pin-label">{texts.pinOfCard}</h2>
        <div role="status">
          <Saying state={state} />
        </div>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: an input is where a browser keeps and offers what was typed. */}
      <div
        ref={ref}
        className="pin-field"
        role="textbox"
        aria-readonly="true"
        aria-labelledby="pin-label"
        tabIndex={0}
      >
        <span className="pin-dots" aria-hidden="true">
          {MARKS.slice(0, count).map((mark) => (
            <i key={mark} />
          ))}
          {state.state === 'typing' || state.state === 'wrong' ? <b /> : null}
        </span>
        <span className="only-read-aloud">{texts.typed(count)}</span>
      </div>
    </div>
  );
}

function Saying({ state }: { state: PinState }) {
  const texts = useTexts(pinTexts);
  switch (state.state) {
    case 'typing':
      return (
        <>
          <Tries triesLeft={state.triesLeft} />
          {state.count < MIN_PIN_DIGITS ? <p>{texts.length}</p> : null}
        </>
      );
    case 'wrong':
      return (
        <>
          <p className="pin-told" data-status="attention">
            <StatusShape status="attention" />
            <strong>{texts.wrong}</strong>
          </p>
          <Tries triesLeft={state.triesLeft} />
        </>
      );
    case 'working':
      return (
        <>
          <p className="pin-told">
            <StatusShape status="busy" />
            <strong>{texts.working}</strong>
          </p>
          <p>{texts.leaveCard}</p>
        </>
      );
    case 'done':
      return (
        <p className="pin-told">
          <StatusShape status="good" />
          <strong>{texts.done}</strong>
        </p>
      );
    case 'blocked':
    case 'pulled':
      return (
        <p className="pin-told" data-status="attention">
          <StatusShape status="attention" />
          <strong>{texts[state.state]}</strong>
        </p>
      );
    case 'ended':
      return <p>{texts.ended}</p>;
  }
}

function Tries({ triesLeft }: { triesLeft: number | null }) {
  const texts = useTexts(pinTexts);
  if (triesLeft === null) return null;
  return (
    <p>
      {texts.triesLeft(triesLeft)} {triesLeft === 1 ? texts.lastTry : ''}
    </p>
  );
}
