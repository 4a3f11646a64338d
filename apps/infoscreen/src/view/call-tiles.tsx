import { type ScreenCall, ticketLabel } from '@loket/contract';
import { inLocale, LANGUAGE_TAGS, TicketNumber, useLocale, useTexts } from '@loket/ui';
import { infoscreenTexts } from '@loket/ui/texts/infoscreen.ts';
import type { CSSProperties } from 'react';
import { Also, otherLocales } from './rotating.tsx';

type CallTilesProps = {
  calls: readonly ScreenCall[];
  /** What is said while nobody is called. */
  quiet: 'quiet' | 'quietClosed' | 'quietServing';
};

/** The newest call large, up to two older ones in smaller rows; all on one blue surface that stands on the line. */
export function CallTiles({ calls, quiet }: CallTilesProps) {
  const texts = useTexts(infoscreenTexts);
  const [newest, ...older] = calls;
  const called = newest?.open ?? false;
  return (
    <section className="calls" aria-live="polite" aria-label={texts.yourTurn}>
      {newest ? (
        <div className="call-surface" data-called={called} data-rows={older.length}>
          <p className="call-title">
            <strong>{called ? texts.yourTurn : texts.atTheCounter}</strong>
            <OtherLanguages called={called} />
          </p>
          <CallRow call={newest} large={called} alone={!called} key={`${newest.ticketId} ${newest.calls}`} />
          {older.map((call) => (
            <CallRow call={call} alone={!called} key={call.ticketId} />
          ))}
        </div>
      ) : (
        <p className="calls-quiet">
          {texts[quiet]}
          <Also texts={infoscreenTexts} say={(also) => also[quiet]} />
        </p>
      )}
    </section>
  );
}

function OtherLanguages({ called }: { called: boolean }) {
  const locale = useLocale();
  return (
    <span className="call-languages">
      {otherLocales(locale).map((other) => {
        const { yourTurn, atTheCounter } = inLocale(infoscreenTexts, other);
        return (
          <span key={other} lang={LANGUAGE_TAGS[other]}>
            {called ? yourTurn : atTheCounter}
          </span>
        );
      })}
    </span>
  );
}

type CallRowProps = {
  call: ScreenCall;
  large?: boolean;
  /** The title says already that this citizen is at the counter. */
  alone?: boolean;
};

function CallRow({ call, large = false, alone = false }: CallRowProps) {
  const texts = useTexts(infoscreenTexts);
  const room = texts.counter(call.counterLabel);
  const there = call.open || alone ? '' : texts.atTheCounter;
  // The widest line decides the size of all three parts, so that number, arrow and room stay equal.
  const number = ticketLabel(call.number).length;
  const style: CSSProperties & Record<'--letters' | '--widest', number> = {
    // The words between are set at 0.4 of the size.
    '--letters': number + room.length + Math.ceil(there.length * 0.4),
    '--widest': Math.max(number, room.length + 2),
  };
  return (
    <p className="call-row" data-large={large} data-open={call.open} style={style}>
      <TicketNumber number={call.number} />
      {there ? <span className="call-there">{there}</span> : <Arrow />}
      <span className="call-room">{room}</span>
    </p>
  );
}

const Arrow = () => (
  <svg className="call-arrow" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d="M3 12h18M14 5l7 7-7 7" />
  </svg>
);
