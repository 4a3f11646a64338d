import type { ConsoleSite, OpeningState } from '@loket/contract';
import { StatusShape, useLocale, useTexts } from '@loket/ui';
import { placeTexts } from '@loket/ui/texts/console-places.ts';
import { untilWords } from '../time/moment-words.ts';

/** "Open tot 20 uur": now, and until when. */
export function useOpeningWords(): (opening: OpeningState) => string {
  const texts = useTexts(placeTexts);
  const locale = useLocale();
  return ({ open, until }) => {
    if (until === null) return open ? texts.open : texts.closed;
    const time = untilWords(Date.now(), Date.parse(until), locale);
    return open ? texts.openUntil(time) : texts.closedUntil(time);
  };
}

export function OpeningNow({ site }: { site: ConsoleSite }) {
  const texts = useTexts(placeTexts);
  const words = useOpeningWords();
  return (
    <div className="with-shape">
      <StatusShape status={site.opening.open ? 'good' : 'absent'} />
      <span>
        {words(site.opening)}
        {site.override ? <span className="under">{texts.byHand}</span> : null}
      </span>
    </div>
  );
}
