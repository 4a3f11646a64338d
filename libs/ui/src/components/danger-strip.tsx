import type { ReactNode } from 'react';
import './danger-strip.css';

type DangerStripProps = {
  /** "Bent u in gevaar?", bold. */
  question: ReactNode;
  /** "Bel 101. U hoeft niet te wachten." */
  answer: ReactNode;
  large?: boolean;
  /** At the far end of the strip, such as the mark. */
  end?: ReactNode;
};

/** The last strip of every public screen: this is no place to wait for help in danger. */
export function DangerStrip({ question, answer, large = false, end }: DangerStripProps) {
  return (
    <aside className="danger-strip" data-large={large} aria-label="101">
      <span className="danger-plate" aria-hidden="true">
        101
      </span>
      <div className="danger-words">
        <strong>{question}</strong> <span>{answer}</span>
      </div>
      {end}
    </aside>
  );
}
