import type { ReactNode } from 'react';
import { type Status, StatusShape } from './status-shape.tsx';
import './verdict-list.css';

export type VerdictLine = {
  key: string;
  status: Status;
  text: ReactNode;
  /** The reason, below. */
  reason?: ReactNode;
  /** A fact at the far end, such as the evidence: "1,8 s". */
  evidence?: ReactNode;
};

/** One line a check: verdict first, reason below. Unknown is a triangle, never a tick. */
export function VerdictList({ lines, label }: { lines: readonly VerdictLine[]; label: string }) {
  return (
    <ul className="verdict-list" aria-label={label}>
      {lines.map((line) => (
        <li key={line.key} data-status={line.status}>
          <StatusShape status={line.status} />
          <div className="verdict-words">
            <p>{line.text}</p>
            {line.reason ? <p className="verdict-reason">{line.reason}</p> : null}
          </div>
          {line.evidence ? <p className="verdict-evidence">{line.evidence}</p> : null}
        </li>
      ))}
    </ul>
  );
}
