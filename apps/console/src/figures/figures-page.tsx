import { Tabs, useTexts } from '@loket/ui';
import { queueFigureTexts } from '@loket/ui/texts/console-figures.ts';
import { figureTexts } from '@loket/ui/texts/console-records.ts';
import { useState } from 'react';
import { PageHead } from '../view/page-head.tsx';
import { MonthsPart } from './months-part.tsx';
import { QueuePart } from './queue-part.tsx';

type Part = 'queue' | 'months';

/** Figures without names: how the queue does, and what the annual report needs. */
export function FiguresPage() {
  const texts = useTexts(queueFigureTexts);
  const title = useTexts(figureTexts).title;
  const [part, setPart] = useState<Part>('queue');
  return (
    <main className="page" id="content">
      <PageHead title={title} />
      <Tabs<Part>
        label={texts.parts}
        selected={part}
        onSelect={setPart}
        parts={[
          { id: 'queue', title: texts.days, content: <QueuePart /> },
          { id: 'months', title: texts.months, content: <MonthsPart /> },
        ]}
      />
    </main>
  );
}
