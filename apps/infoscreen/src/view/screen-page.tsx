import type { ScreenSnapshot } from '@loket/contract';
import { DangerStrip, Mark, timeOfDay, useLocale, useTexts } from '@loket/ui';
import { infoscreenTexts } from '@loket/ui/texts/infoscreen.ts';
import { openingInWords } from '../screen/opening-words.ts';
import { type ScreenView, viewOf } from '../screen/screen-state.ts';
import { CallTiles } from './call-tiles.tsx';
import { Messages } from './messages.tsx';
import { Also, InTurn, RotatingLanguage } from './rotating.tsx';
import { SentOnList } from './sent-on.tsx';
import { StaleBanner } from './stale-banner.tsx';
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
  const view = snapshot ? viewOf(snapshot, nowMs) : null;
  return (
    <RotatingLanguage>
      <div className="screen" onPointerUp={onTouch}>
        <header className="screen-header">
          <Mark />
          <h1>{snapshot?.siteName ?? siteName}</h1>
          {snapshot ? <ZoneAndHours snapshot={snapshot} nowMs={nowMs} /> : null}
          <Clock nowMs={nowMs} />
        </header>
        {staleSince === null ? null : <StaleBanner since={staleSince} nowMs={nowMs} />}
        <main className="screen-main">
          <CallTiles calls={view?.calls ?? []} quiet={quietWords(snapshot, view)} />
          <div className="screen-edge" aria-hidden="true" />
          <Table snapshot={snapshot} view={view} saysHowLong={staleSince === null} />
        </main>
        <Foot soundOff={soundOff} onTouch={onTouch} />
      </div>
    </RotatingLanguage>
  );
}

function quietWords(snapshot: ScreenSnapshot | null, view: ScreenView | null) {
  if (snapshot?.opening.open !== false) return 'quiet';
  return view && view.waitingHere.length > 0 ? 'quietServing' : 'quietClosed';
}

type TableProps = { snapshot: ScreenSnapshot | null; view: ScreenView | null; saysHowLong: boolean };

/** Behind the line. Who was sent on comes first; then the rest of the zone has to give way. */
function Table({ snapshot, view, saysHowLong }: TableProps) {
  const sentOn = snapshot?.sentOn ?? [];
  const waiting = view?.waitingHere ?? [];
  const messages = view?.messages ?? [];
  const gone = sentOn.length > 0;
  return (
    <div className="screen-table">
      <SentOnList sentOn={sentOn} />
      {gone && waiting.length === 0 ? null : (
        <div className="screen-column">
          <WaitingHere waiting={waiting} first={view?.first ?? null} saysHowLong={saysHowLong} />
        </div>
      )}
      {gone && messages.length === 0 ? null : (
        <div className="screen-column">
          {gone ? null : <Elsewhere waiting={view?.elsewhere ?? []} />}
          {messages.length > 0 ? <Messages messages={messages} /> : <OneQueue />}
        </div>
      )}
    </div>
  );
}

/** Whose screen this is, and until when the place is open. */
function ZoneAndHours({ snapshot, nowMs }: { snapshot: ScreenSnapshot; nowMs: number }) {
  const locale = useLocale();
  const hours = openingInWords(snapshot.opening, nowMs, locale);
  return (
    <p>
      {snapshot.zoneName}
      {hours === null ? null : (
        <>
          , <strong>{hours}</strong>{' '}
          <InTurn say={(other) => openingInWords(snapshot.opening, nowMs, other) ?? ''} />
        </>
      )}
    </p>
  );
}

function OneQueue() {
  const texts = useTexts(infoscreenTexts);
  return (
    <p className="one-queue">
      {texts.oneQueue} <Also texts={infoscreenTexts} say={({ oneQueue }) => oneQueue} />
    </p>
  );
}

function Clock({ nowMs }: { nowMs: number }) {
  const locale = useLocale();
  // The hour alone: nobody reads "uur" on a clock.
  const time = timeOfDay(new Date(nowMs), locale).replace(/ (uur|Uhr)$/, '');
  return <time className="screen-clock">{time}</time>;
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
