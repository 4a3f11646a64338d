import { LocaleProvider, setPageReading, useTexts } from '@loket/ui';
import { visitTexts } from '@loket/ui/texts/counter.ts';
import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Presence, Shown } from './presence.ts';
import './presence.css';

/** How long name and promise lie on the table, from the first picture on. */
const WORDS_MS = 6_000;

/** The inspector, life-size; until the picture is there, a plain wall and the table. */
export function PresencePage({ presence }: { presence: Presence }) {
  const shown = useSyncExternalStore(presence.subscribe, presence.shown);
  return (
    <LocaleProvider locale={shown?.locale ?? 'nl'}>
      <main className="presence">
        {shown ? <Person shown={shown} /> : null}
        <div className="presence-table">{shown ? <Words shown={shown} /> : null}</div>
      </main>
    </LocaleProvider>
  );
}

function Person({ shown }: { shown: Shown }) {
  const { stream, connection, heard, locale } = shown;
  const [pictured, setPictured] = useState(false);
  const video = useRef<HTMLVideoElement>(null);
  useLayoutEffect(() => setPageReading({ locale }), [locale]);
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    setPictured(false);
    element.srcObject = stream;
    // Refused only where sound needs a gesture first, as in a plain browser; the picture then comes muted.
    if (stream) element.play().catch(() => {});
  }, [stream]);
  return (
    <video
      ref={video}
      className="presence-picture"
      data-visible={pictured && connection !== 'interrupted'}
      autoPlay
      playsInline
      muted={!heard}
      aria-label={shown.inspectorName}
      onPlaying={() => setPictured(true)}
    />
  );
}

/** Who this is, and that nothing is recorded: for a few seconds from the moment that the call is there. */
function Words({ shown }: { shown: Shown }) {
  const texts = useTexts(visitTexts);
  const [over, setOver] = useState(false);
  const present = shown.heard && shown.connection === 'connected';
  useEffect(() => {
    if (!present) return;
    const timer = setTimeout(() => setOver(true), WORDS_MS);
    return () => clearTimeout(timer);
  }, [present]);
  return (
    <div className="presence-words" role="status" data-over={over || !present}>
      {present && !over ? (
        <>
          <p>
            <strong>{texts.inspectorName(shown.inspectorName)}</strong>
          </p>
          <p>{texts.notRecorded}</p>
        </>
      ) : null}
    </div>
  );
}
