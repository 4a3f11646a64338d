import type { ReactNode } from 'react';

export type Bar = { readonly key: string; readonly name: string; readonly value: number };

/** Bars as a list: the name and the number are text, so that the chart can be read aloud and grows with the letters. */
export function BarChart({
  bars,
  number,
}: {
  bars: readonly Bar[];
  number: (count: number) => string;
}): ReactNode {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <ol className="bars">
      {bars.map(({ key, name, value }) => (
        <li key={key}>
          <span className="bar-name">{name}</span>
          <svg
            className="bar"
            viewBox="0 0 100 10"
            preserveAspectRatio="none"
            aria-hidden="true"
            focusable="false"
          >
            <rect className="bar-fill" width={(value / most) * 100} height="10" />
          </svg>
          <span className="bar-number">{number(value)}</span>
        </li>
      ))}
    </ol>
  );
}
