import { useTexts } from '@loket/ui';
import { queueFigureTexts } from '@loket/ui/texts/console-figures.ts';
import { type ReactNode, useId } from 'react';

type ChartProps = {
  title: string;
  hint?: string;
  children: ReactNode;
  table: ReactNode;
  /** Its table has two columns. */
  narrow?: boolean;
};

/** A picture of figures with the figures themselves behind it. */
export function Chart({ title, hint, children, table, narrow = false }: ChartProps): ReactNode {
  const texts = useTexts(queueFigureTexts);
  const id = useId();
  return (
    <figure className="chart" aria-labelledby={id}>
      <figcaption>
        <h2 id={id}>{title}</h2>
        {hint ? <p className="form-hint">{hint}</p> : null}
      </figcaption>
      {children}
      <details className={narrow ? 'chart-table narrow' : 'chart-table'}>
        <summary>
          {texts.asTable}
          <span className="only-read-aloud">: {title}</span>
        </summary>
        {table}
      </details>
    </figure>
  );
}
