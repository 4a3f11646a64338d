import { type SentOn, ticketLabel } from '@loket/contract';
import { type AreaIn, useTexts } from '@loket/ui';
import { infoscreenTexts } from '@loket/ui/texts/infoscreen.ts';
import { Also } from './rotating.tsx';

/** Who waited here and was sent on, by where to: nobody sits in a room in which nobody is called any more. */
export function SentOnList({ sentOn }: { sentOn: readonly SentOn[] }) {
  const texts = useTexts(infoscreenTexts);
  if (sentOn.length === 0) return null;
  return (
    <section className="sent-on" aria-live="polite" aria-labelledby="sent-on-title">
      <h2 id="sent-on-title">
        <span>{texts.sentOn}</span> <Also texts={infoscreenTexts} say={(also) => also.sentOn} />
      </h2>
      <ul>
        {byPlace(sentOn).map(({ to, numbers }) => (
          <li key={JSON.stringify(to)}>
            <strong>{numbers.join(' · ')}</strong> <span>{where(to, texts)}</span>{' '}
            <Also texts={infoscreenTexts} say={(also) => where(to, also)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function where(to: SentOn['to'], texts: AreaIn<typeof infoscreenTexts>): string {
  switch (to.kind) {
    case 'other_site':
      return texts.goTo(`${to.siteName}, ${to.address}`);
    case 'appointment':
      return texts.makeAppointment;
    case 'own_page':
      return texts.seeOwnPage;
  }
}

type Group = { readonly to: SentOn['to']; readonly numbers: string[] };

/** The numbers with one way together, as people look for theirs: by count. */
function byPlace(sentOn: readonly SentOn[]): Group[] {
  const groups = new Map<string, Group>();
  for (const { number, to } of sentOn.toSorted((one, other) => one.number.count - other.number.count)) {
    const key = JSON.stringify(to);
    const group = groups.get(key) ?? { to, numbers: [] };
    group.numbers.push(ticketLabel(number));
    groups.set(key, group);
  }
  return [...groups.values()];
}
