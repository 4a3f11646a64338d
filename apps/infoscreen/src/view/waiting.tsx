import { type ScreenSnapshot, ticketLabel } from '@loket/contract';
import { TicketNumber, useLocale, useTexts, waitInShort } from '@loket/ui';
import { infoscreenTexts } from '@loket/ui/texts/infoscreen.ts';
import { FittingList } from './fitting-list.tsx';
import { Also } from './rotating.tsx';

type Waiting = ScreenSnapshot['waiting'];

type WaitingHereProps = {
  waiting: Waiting;
  /** First of the whole zone's queue, wherever. */
  first: Waiting[number] | null;
  /** False while the screen may be out of date: an old interval says nothing. */
  saysHowLong: boolean;
};

/** Who waits in this room, in order, with what can be said of how long. Never a minute. */
export function WaitingHere({ waiting, first, saysHowLong }: WaitingHereProps) {
  const texts = useTexts(infoscreenTexts);
  const locale = useLocale();
  const howLong = (one: Waiting[number]) => {
    if (one === first) return texts.following;
    return saysHowLong && one.wait ? waitInShort(one.wait, locale) : null;
  };
  return (
    <section className="waiting-here" aria-labelledby="here-title">
      <h2 id="here-title">
        <span>{texts.here}</span> <Also texts={infoscreenTexts} say={({ here }) => here} />
        {waiting.length > 0 ? <span className="how-many">{waiting.length}</span> : null}
      </h2>
      {waiting.length === 0 ? <p>{texts.nobodyHere}</p> : null}
      <FittingList
        rows={waiting.map((one) => ({
          key: ticketLabel(one.number),
          content: (
            <>
              <TicketNumber number={one.number} />
              <span className="how-long">{howLong(one)}</span>
            </>
          ),
        }))}
      />
    </section>
  );
}

/** Number and place only. */
export function Elsewhere({ waiting }: { waiting: Waiting }) {
  const texts = useTexts(infoscreenTexts);
  return (
    <section className="elsewhere" aria-labelledby="elsewhere-title">
      <h2 id="elsewhere-title">
        <span>{texts.elsewhere}</span> <Also texts={infoscreenTexts} say={({ elsewhere }) => elsewhere} />
        {waiting.length > 0 ? <span className="how-many">{waiting.length}</span> : null}
      </h2>
      {waiting.length === 0 ? <p>{texts.nobodyHere}</p> : null}
      <FittingList
        rows={waiting.map(({ number, siteName }) => ({
          key: ticketLabel(number),
          content: (
            <>
              <TicketNumber number={number} />
              <span>{siteName}</span>
            </>
          ),
        }))}
      />
    </section>
  );
}
