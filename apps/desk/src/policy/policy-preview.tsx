import { type PolicyPreview, ticketLabel } from '@loket/contract';
import { timeOfDay, useLocale, useTexts } from '@loket/ui';
import { boardPolicyTexts } from '@loket/ui/texts/desk-board-policy.ts';

/** What a policy would change: for those who wait now, for decisions of the past, and for the promise. */
export function Preview({ preview }: { preview: PolicyPreview }) {
  const texts = useTexts(boardPolicyTexts);
  return (
    <section className="policy-preview" aria-labelledby="policy-preview">
      <h3 id="policy-preview">{texts.preview}</h3>
      <NewOrder order={preview.order} />
      <Recorded recorded={preview.recorded} />
      <Bounds bounds={preview.boundMinutes} />
    </section>
  );
}

/** Only the tickets that would stand elsewhere. */
function NewOrder({ order }: { order: PolicyPreview['order'] }) {
  const texts = useTexts(boardPolicyTexts);
  const moved = order
    .filter(({ before, after }) => before !== after)
    .toSorted((one, other) => one.after - other.after);
  if (moved.length === 0) return <p>{texts.sameOrder}</p>;
  return (
    <table className="policy-order">
      <thead>
        <tr>
          <th scope="col">{texts.ticket}</th>
          <th scope="col">{texts.placeNow}</th>
          <th scope="col">{texts.placeThen}</th>
        </tr>
      </thead>
      <tbody>
        {moved.map(({ number, before, after }) => (
          <tr key={ticketLabel(number)}>
            <th scope="row">{ticketLabel(number)}</th>
            <td>{before}</td>
            <td>{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Recorded({ recorded: { compared, different, examples } }: { recorded: PolicyPreview['recorded'] }) {
  const texts = useTexts(boardPolicyTexts);
  const locale = useLocale();
  if (compared === 0) return <p>{texts.noneRecorded}</p>;
  return (
    <>
      <p>
        {texts.compared(compared)} {different === 0 ? texts.noneDifferent : texts.different(different)}
      </p>
      <ul>
        {examples.map(({ at, called, instead }) => (
          <li key={`${at} ${ticketLabel(called)}`}>
            {timeOfDay(new Date(at), locale)}, {instead ? ticketLabel(instead) : texts.nobody}{' '}
            {texts.insteadOf(ticketLabel(called))}
          </li>
        ))}
      </ul>
    </>
  );
}

function Bounds({ bounds: { before, after } }: { bounds: PolicyPreview['boundMinutes'] }) {
  const texts = useTexts(boardPolicyTexts);
  if (before === after) return <p>{texts.sameBound}</p>;
  return (
    <p>
      {texts.boundWas(before)} {texts.boundBecomes(after)}
    </p>
  );
}
