import type { ReactNode } from 'react';
import './counter-line.css';

/** The page in two: above the line the police speak, below it the citizen decides. The line is the one strong shape. */
export function CounterLine({ above, below }: { above: ReactNode; below: ReactNode }) {
  return (
    <div className="counter-line">
      <div className="counter-line-above">{above}</div>
      <div className="counter-line-edge" aria-hidden="true" />
      <div className="counter-line-below">{below}</div>
    </div>
  );
}
