import { afterStopText } from '@loket/statement/rights.ts';
import { useLocale } from '@loket/ui';
import { type InCallProps, Panel } from '../panel.tsx';
import './paper.css';

/** The hearing was stopped: what follows, in the citizen's own language. */
export function Stopped(props: InCallProps) {
  const after = afterStopText(useLocale());
  return (
    <Panel
      {...props}
      title={after.title}
      above={
        <div className="paper">
          <ul className="paper-points">
            {after.paragraphs.map((paragraph) => (
              <li key={paragraph}>{paragraph}</li>
            ))}
          </ul>
        </div>
      }
    />
  );
}
