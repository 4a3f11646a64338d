import type { PresenceDisplay } from '@loket/contract';
import { halvesOf } from '@loket/presence/layout.ts';
import { LocaleProvider, setPageReading, useTexts } from '@loket/ui';
import { visitTexts } from '@loket/ui/texts/counter.ts';
import { useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import { CalibrationPicture } from './calibration-picture.tsx';
import { PlainPicture } from './plain-picture.tsx';
import type { Presence, Shown } from './presence.ts';
import { ScenePicture } from './scene-picture.tsx';
import { Speaker } from './speaker.ts';
import { TestedPicture } from './tested-picture.tsx';
import './presence.css';

/** How long name and promise lie on the table, from the first picture on. */
const WORDS_MS = 6_000;

/** The inspector, life-size; until the picture is there, an empty room and the table. */
export function PresencePage({ presence }: { presence: Presence }) {
  const shown = useSyncExternalStore(presence.subscribe, presence.shown);
  const { display, calibrating, tested, speakerId } = useSyncExternalStore(
    presence.subscribe,
    presence.stage,
  );
  const locale = shown?.locale ?? 'nl';
  useLayoutEffect(() => setPageReading({ locale }), [locale]);
  return (
    <LocaleProvider locale={locale}>
      <main className="presence" data-profile={display?.profile ?? 'flat'}>
        <Speaker value={speakerId}>
          {display ? (
            <ScenePicture
              key={JSON.stringify(display)}
              display={display}
              shown={shown}
              drawn={presence.drawn}
            >
              <Words shown={shown} display={display} />
            </ScenePicture>
          ) : (
            <PlainPicture shown={shown}>
              <Words shown={shown} display={null} />
            </PlainPicture>
          )}
          {calibrating ? <CalibrationPicture display={calibrating} /> : null}
          {tested ? <TestedPicture stream={tested} /> : null}
        </Speaker>
      </main>
    </LocaleProvider>
  );
}

/** Who this is, and that nothing is recorded: for a few seconds, once for each eye. */
function Words({ shown, display }: { shown: Shown | null; display: PresenceDisplay | null }) {
  const present = shown?.heard === true && shown.connection !== 'connecting';
  const over = useOver(present);
  if (!shown || !present || over) return null;
  return halvesOf(display?.profile ?? 'flat').map(({ eye, x, y, width, height }) => (
    <div
      key={eye}
      className="presence-half"
      aria-hidden={eye === 'right'}
      style={{
        left: `${x * 100}%`,
        top: `${y * 100}%`,
        // Laid out as if each half were the whole, then squeezed like the picture in it.
        transform: `scale(${display?.mirror ? -width : width}, ${height})`,
        transformOrigin: '0 0',
        ...(display?.mirror ? { translate: `${width * 100}% 0` } : {}),
      }}
    >
      <NamePlate inspectorName={shown.inspectorName} />
    </div>
  ));
}

function NamePlate({ inspectorName }: { inspectorName: string }) {
  const texts = useTexts(visitTexts);
  return (
    <div className="presence-words" role="status">
      <p>
        <strong>{texts.inspectorName(inspectorName)}</strong>
      </p>
      <p>{texts.notRecorded}</p>
    </div>
  );
}

/** True from some seconds after the first moment on; until then false. */
function useOver(present: boolean): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    if (!present) return setOver(false);
    const timer = setTimeout(() => setOver(true), WORDS_MS);
    return () => clearTimeout(timer);
  }, [present]);
  return over;
}
