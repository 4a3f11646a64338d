import type { QueueReport } from '@loket/contract';
import type { ReactNode } from 'react';

const HEIGHT = 40;

/** How many tickets were taken in each hour of the day, from the first hour with one to the last. */
export function HourChart({ hours }: { hours: QueueReport['hours'] }): ReactNode {
  const [first, last] = [hours[0]?.hour ?? 0, hours.at(-1)?.hour ?? 0];
  const all = Array.from({ length: last - first + 1 }, (_, after) => {
    const hour = first + after;
    return { hour, tickets: hours.find((one) => one.hour === hour)?.tickets ?? 0 };
  });
  const most = Math.max(1, ...all.map(({ tickets }) => tickets));
  return (
    <ol className="columns" aria-hidden="true">
      {all.map(({ hour, tickets }) => (
        <li key={hour}>
          <span className="column-number">{tickets || ''}</span>
          <svg viewBox={`0 0 10 ${HEIGHT}`} preserveAspectRatio="none" focusable="false" aria-hidden="true">
            <rect
              className="bar-fill"
              width="10"
              y={HEIGHT * (1 - tickets / most)}
              height={HEIGHT * (tickets / most)}
            />
          </svg>
          <span className="column-name">{hour}</span>
        </li>
      ))}
    </ol>
  );
}
