import { ProgressBar } from 'react-aria-components';
import './progress.css';

/** How far something is, as a bar under its words. Null: it goes on, nobody knows how far. */
export function Progress({ label, part }: { label: string; part: number | null }) {
  const percent = Math.round((part ?? 0) * 100);
  return (
    <ProgressBar
      className="progress"
      aria-label={label}
      {...(part === null ? { isIndeterminate: true } : { value: percent })}
    >
      <div className="progress-track" aria-hidden="true">
        <div
          className="progress-done"
          data-known={part !== null}
          {...(part === null ? {} : { style: { width: `${percent}%` } })}
        />
      </div>
    </ProgressBar>
  );
}
