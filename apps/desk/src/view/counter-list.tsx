import type { DeskSnapshot } from '@loket/contract';
import { isAnyInTrouble, type Status, StatusShape, useTexts } from '@loket/ui';
import { deskTexts } from '@loket/ui/texts/desk.ts';
import { type CounterRow, counterRows } from '../session/queue-selection.ts';
import { useCounterFact } from './use-counter-fact.ts';

/** A counter that takes calls without its ticket printer does so, and somebody has to go and see. */
function statusOf({ health, devices }: CounterRow['counter']): Status {
  if (health === 'away') return 'broken';
  return health === 'degraded' || (devices && isAnyInTrouble(devices)) ? 'attention' : 'good';
}

/** Every counter in one line, the ones that need a look first. */
export function CounterList({ snapshot }: { snapshot: DeskSnapshot }) {
  const texts = useTexts(deskTexts);
  const fact = useCounterFact();
  const rows = counterRows(snapshot);
  const toSee = rows.filter(({ counter }) => statusOf(counter) !== 'good').length;
  return (
    <section aria-labelledby="counters-title">
      <div className="section-head">
        <h2 id="counters-title">{texts.counters}</h2>
        <span>{toSee ? texts.countersToSee(toSee) : texts.allReady}</span>
      </div>
      <ul className="counter-list">
        {rows.map(({ counter, place, occupied }) => (
          <li key={counter.id}>
            <StatusShape status={statusOf(counter)} />
            <span>
              {place}, {texts.counter(counter.label)}
            </span>
            <span className="small">
              {occupied && counter.health === 'ready' ? texts.occupied : fact(counter)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
