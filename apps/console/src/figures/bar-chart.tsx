import type { ReactNode } from 'react';
import type { SiteTotals } from './totals.ts';

type BarChartProps = { title: string; sites: readonly SiteTotals[]; number: (count: number) => string };

/** Bars as a list: the name and the number are text, so that the chart can be read aloud and grows with the letters. */
export function BarChart({ title, sites, number }: BarChartProps): ReactNode {
  const most = Math.max(1, ...sites.map(({ consultations }) => consultations));
  return (
    <figure className="chart" aria-labelledby="chart-title">
      <figcaption id="chart-title">{title}</figcaption>
      <ol className="bars">
        {sites.map(({ siteId, name, consultations }) => (
          <li key={siteId}>
            <span className="bar-name">{name}</span>
            <svg
              className="bar"
              viewBox="0 0 100 10"
              preserveAspectRatio="none"
              aria-hidden="true"
              focusable="false"
            >
              <rect className="bar-track" width="100" height="10" />
              <rect className="bar-fill" width={(consultations / most) * 100} height="10" />
            </svg>
            <span className="bar-number">{number(consultations)}</span>
          </li>
        ))}
      </ol>
    </figure>
  );
}
