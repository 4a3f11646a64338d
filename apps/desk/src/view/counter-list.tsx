import type { DeskSnapshot } from '@loket/contract';
import { counterHealthWords, type Status, StatusShape, useTexts } from '@loket/ui';
import { deskTexts } from '@loket/ui/texts/desk.ts';
import { type CounterRow, counterRows } from '../session/queue-selection.ts';

const statusOf = { ready: 'good', degraded: 'attention', away: 'broken' } as const satisfies Record<
  CounterRow['counter']['health'],
  Status
>;

/** Every counter in one line, the ones that need a look first. */
export function CounterList({ snapshot }: { snapshot: DeskSnapshot }) {
  const texts = useTexts(deskTexts);
  const words = useTexts(counterHealthWords);
  const rows = counterRows(snapshot);
  const toSee = rows.filter(({ counter }) => counter.health !== 'ready').length;
  return (
    <section aria-labelledby="counters-title">
      <div className="section-head">
        <h2 id="counters-title">{texts.counters}</h2>
        <span>{toSee ? texts.countersToSee(toSee) : texts.allReady}</span>
      </div>
      <ul className="counter-list">
        {rows.map(({ counter, place, occupied }) => (
          <li key={counter.id}>
            <StatusShape status={statusOf[counter.health]} />
            <span>
              {place}, {texts.counter(counter.label)}
            </span>
            <span className="small">
              {occupied && counter.health === 'ready' ? texts.occupied : words[counter.health]}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
