import type { PinState } from '@loket/contract';
import { useTexts } from '@loket/ui';
import { pinTexts } from '@loket/ui/texts/counter/pin.ts';
import { type Ref, useState } from 'react';
import { Saying } from './pin-field.tsx';

/** Once the reader asked for the PIN itself, this page never shows keys: not a single digit belongs here. */
export function useIsOnReader({ state }: PinState): boolean {
  const [isOnReader, setIsOnReader] = useState(state === 'on_reader');
  if (state === 'on_reader' && !isOnReader) setIsOnReader(true);
  return isOnReader;
}

/** In the place of the field and the keys: where the PIN is typed, and what happened. */
export function OnReader({ state, ref }: { state: PinState; ref: Ref<HTMLDivElement> }) {
  const texts = useTexts(pinTexts);
  return (
    <>
      <div className="pin-ask" ref={ref} tabIndex={-1}>
        <h2>{texts.onReader}</h2>
        <div className="pin-words" role="status">
          <Saying state={state} />
        </div>
      </div>
      <ReaderPicture />
    </>
  );
}

/** A reader with keys, seen from above, a card in it. */
const ReaderPicture = () => (
  <svg className="pin-reader" viewBox="0 0 220 300" aria-hidden="true">
    <rect x="52" y="3" width="116" height="90" rx="9" className="pin-reader-card" />
    <rect x="66" y="20" width="30" height="24" rx="5" className="pin-reader-chip" />
    <rect x="12" y="62" width="196" height="234" rx="20" className="pin-reader-body" />
    <rect x="34" y="84" width="152" height="44" rx="7" className="pin-reader-display" />
    <path d="M56 106h0M80 106h0M104 106h0M128 106h0" className="pin-reader-stars" />
    {[152, 188, 224, 260].map((y) => (
      <path key={y} d={`M58 ${y}h0M110 ${y}h0M162 ${y}h0`} className="pin-reader-keys" />
    ))}
  </svg>
);
