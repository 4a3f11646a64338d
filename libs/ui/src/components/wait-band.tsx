import type { WaitInterval } from '@loket/contract';
import { useLocale, useTexts } from '../texts/locale.tsx';
import { fallsInto, WAIT_BAND, waitSentence, waitTexts } from '../texts/wait.ts';
import './wait-band.css';

/**
 * The announced wait: its sentence, and four parts of which those are lit that it falls into. It never counts down: an
 * interval is what is known, a minute is not.
 */
export function WaitBand({ wait }: { wait: WaitInterval }) {
  const texts = useTexts(waitTexts);
  const locale = useLocale();
  return (
    <div className="wait-band">
      <p className="wait-band-sentence">{waitSentence(wait, locale)}</p>
      {/* The sentence has said it; the band is for the eye. */}
      <ul aria-hidden="true">
        {WAIT_BAND.map((part) => (
          <li key={part.name} data-lit={fallsInto(wait, part)}>
            {texts[part.name]}
          </li>
        ))}
      </ul>
    </div>
  );
}
