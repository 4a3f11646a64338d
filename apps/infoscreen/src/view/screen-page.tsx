import type { ScreenSnapshot } from '@loket/contract';
import { DangerStrip, Mark, Message, timeOfDay, useLocale, useTexts } from '@loket/ui';
import { infoscreenTexts } from '@loket/ui/texts/infoscreen.ts';
import { viewOf } from '../screen/screen-state.ts';
import { CallTiles } from './call-tiles.tsx';
import { Also, RotatingLanguage } from './rotating.tsx';
import { Elsewhere, WaitingHere } from './waiting.tsx';

type ScreenPageProps = {
  siteName: string;
  snapshot: ScreenSnapshot | null;
  staleSince: number | 'never' | null;
  soundOff: boolean;
  nowMs: number;
  onTouch: () => void;
};

/** The called stand on the line, the waiting sit behind it. Numbers and places only. */
export function ScreenPage(props: ScreenPageProps) {
  const { siteName, snapshot, staleSince, soundOff, nowMs, onTouch } = props;
  const view = snapshot ? viewOf(snapshot) : null;
  return (
    <RotatingLanguage>
      <div className="screen" onPointerUp={onTouch}>
        <header className="screen-header">
          <Mark />
          <h1>{snapshot?.siteName ?? siteName}</h1>
          <p>{snapshot?.zoneName}</p>
          <Clock nowMs={nowMs} />
        </header>
        {staleSince === null ? null : <StaleBanner since={staleSince} />}
        <main className="screen-main">
          <CallTiles calls={view?.calls ?? []} />
          <div className="screen-edge" aria-hidden="true" />
          <div className="screen-table">
            <WaitingHere waiting={view?.waitingHere ?? []} />
            <Elsewhere waiting={view?.elsewhere ?? []} />
          </div>
        </main>
        <Foot soundOff={soundOff} onTouch={onTouch} />
      </div>
    </RotatingLanguage>
  );
}

function Clock({ nowMs }: { nowMs: number }) {
  const locale = useLocale();
  // The hour alone: nobody reads "uur" on a clock.
  const time = timeOfDay(new Date(nowMs), locale).replace(/ (uur|Uhr)$/, '');
  return <time className="screen-clock">{time}</time>;
}

function StaleBanner({ since }: { since: number | 'never' }) {
  const texts = useTexts(infoscreenTexts);
  const locale = useLocale();
  const title = since === 'never' ? texts.staleNever : texts.staleSince(timeOfDay(new Date(since), locale));
  return (
    <div className="stale">
      <Message status="attention" title={title} announce>
        {texts.staleAdvice} <Also texts={infoscreenTexts} say={(also) => also.staleAdvice} />
      </Message>
    </div>
  );
}

function Foot({ soundOff, onTouch }: { soundOff: boolean; onTouch: () => void }) {
  const texts = useTexts(infoscreenTexts);
  return (
    <footer className="screen-foot">
      <DangerStrip
        question={texts.danger}
        answer={
          <>
            {texts.doNotWait}
            <Also texts={infoscreenTexts} say={({ danger, doNotWait }) => `${danger} ${doNotWait}`} />
          </>
        }
      />
      {soundOff ? (
        <button type="button" className="sound-hint" onClick={onTouch}>
          {texts.soundOff}
        </button>
      ) : (
        <p className="missed">
          {texts.missed}
          <Also texts={infoscreenTexts} say={(also) => also.missed} />
        </p>
      )}
    </footer>
  );
}
