import type { ReactNode } from 'react';
import { minutesOf } from './totals.ts';

export type Range = {
  readonly key: string;
  readonly name: string;
  /** Seconds. */
  readonly low: number;
  readonly half: number;
  readonly high: number;
};

type RangeChartProps = { ranges: readonly Range[]; number: (count: number) => string };

/** From the shortest tenth to the longest, with a line at the half, all on one scale. */
export function RangeChart({ ranges, number }: RangeChartProps): ReactNode {
  const most = Math.max(1, ...ranges.map(({ high }) => high));
  const at = (seconds: number) => (seconds / most) * 100;
  return (
    <ol className="bars">
      {ranges.map(({ key, name, low, half, high }) => (
        <li key={key}>
          <span className="bar-name">{name}</span>
          <svg
            className="bar"
            viewBox="0 0 100 10"
            preserveAspectRatio="none"
            aria-hidden="true"
            focusable="false"
          >
            <rect className="range-track" y="4.5" width="100" height="1" />
            <rect className="range-fill" x={at(low)} width={Math.max(0.5, at(high) - at(low))} height="10" />
            <rect className="range-half" x={Math.max(0, at(half) - 0.4)} width="0.8" height="10" />
          </svg>
          <span className="bar-number">
            {number(minutesOf(half))} / {number(minutesOf(high))} min
          </span>
        </li>
      ))}
    </ol>
  );
}
