import { type QueueReport, type QueueReportRange, REST } from '@loket/contract';
import { useTexts } from '@loket/ui';
import { queueFigureTexts } from '@loket/ui/texts/console-figures.ts';
import { figureTexts } from '@loket/ui/texts/console-records.ts';
import { useCallback, useState } from 'react';
import { withQuery } from '../session/rest-client.ts';
import { usePolled } from '../session/use-polled.ts';
import { wallOfInstant } from '../time/brussels.ts';
import { useConsole } from '../view/console-context.ts';
import { PolledNotice } from '../view/failure-message.tsx';
import { QueueFigures } from './queue-figures.tsx';
import { SpanChoice } from './span-choice.tsx';
import { daysOf } from './spans.ts';

/** How the queue did on some days. */
export function QueuePart() {
  const texts = useTexts(queueFigureTexts);
  const download = useTexts(figureTexts).download;
  const { api } = useConsole();
  const today = wallOfInstant(Date.now()).date;
  const [range, setRange] = useState<QueueReportRange>(() => daysOf('month', today));
  const ask = useCallback(() => api.queueReport(range), [api, range]);
  const polled = usePolled<QueueReport>(ask, null);
  return (
    <div className="figures">
      <SpanChoice today={today} range={range} onChange={setRange} />
      <p>
        <a className="file-link" href={withQuery(REST.queueReportCsv, range)} download>
          {download}
        </a>
      </p>
      <PolledNotice polled={polled} />
      {polled.value && polled.value.whole.tickets === 0 ? <p className="quiet">{texts.none}</p> : null}
      {polled.value && polled.value.whole.tickets > 0 ? <QueueFigures report={polled.value} /> : null}
    </div>
  );
}
