import { type ScreenSnapshot, ticketLabel } from '@loket/contract';
import { TicketNumber, useTexts } from '@loket/ui';
import { infoscreenTexts } from '@loket/ui/texts/infoscreen.ts';
import { Also } from './rotating.tsx';

type Waiting = ScreenSnapshot['waiting'];

/** From here on the list takes two columns. */
const MANY = 3;

/** Who waits in this room, in order. No minutes: nobody has computed them. */
export function WaitingHere({ waiting }: { waiting: Waiting }) {
  const texts = useTexts(infoscreenTexts);
  return (
    <section className="waiting-here" aria-labelledby="here-title">
      <h2 id="here-title">
        {texts.here} <Also texts={infoscreenTexts} say={({ here }) => here} />
        {waiting.length > 0 ? <span className="how-many">{waiting.length}</span> : null}
      </h2>
      {waiting.length === 0 ? <p>{texts.nobodyHere}</p> : null}
      <ol data-many={waiting.length > MANY}>
        {waiting.map(({ number }, index) => (
          <li key={ticketLabel(number)}>
            <TicketNumber number={number} />
            {index === 0 ? <span>{texts.following}</span> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Number and place only. */
export function Elsewhere({ waiting }: { waiting: Waiting }) {
  const texts = useTexts(infoscreenTexts);
  return (
    <section className="elsewhere" aria-labelledby="elsewhere-title">
      <h2 id="elsewhere-title">
        {texts.elsewhere} <Also texts={infoscreenTexts} say={({ elsewhere }) => elsewhere} />
      </h2>
      {waiting.length === 0 ? <p>{texts.nobodyHere}</p> : null}
      <ul>
        {waiting.map(({ number, siteName }) => (
          <li key={ticketLabel(number)}>
            <TicketNumber number={number} />
            <span>{siteName}</span>
          </li>
        ))}
      </ul>
      <p className="one-queue">
        {texts.oneQueue} <Also texts={infoscreenTexts} say={({ oneQueue }) => oneQueue} />
      </p>
    </section>
  );
}
