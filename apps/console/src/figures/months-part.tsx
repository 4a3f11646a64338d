import { REST, type StatisticsRange, type StatisticsRow } from '@loket/contract';
import { Button, Field, LANGUAGE_TAGS, useLocale, useTexts } from '@loket/ui';
import { figureTexts } from '@loket/ui/texts/console-records.ts';
import { type FormEvent, useCallback, useState } from 'react';
import { withQuery } from '../session/rest-client.ts';
import { usePolled } from '../session/use-polled.ts';
import { wallOfInstant } from '../time/brussels.ts';
import { useConsole } from '../view/console-context.ts';
import { PolledNotice } from '../view/failure-message.tsx';
import { MonthsTable } from './months-table.tsx';
import { isMonth, siteTotals, sumOf, yearSoFar } from './totals.ts';
import { YearSentence } from './year-sentence.tsx';

/** Consultations per site and month: totals, the table, a file, and the sentence for the annual report. */
export function MonthsPart() {
  const texts = useTexts(figureTexts);
  const { api } = useConsole();
  const today = wallOfInstant(Date.now()).date;
  const [range, setRange] = useState<StatisticsRange>(() => yearSoFar(today));
  const ask = useCallback(() => api.statistics(range), [api, range]);
  // Asked anew for another range; figures of a month don't change while one looks at them.
  const polled = usePolled(ask, null);
  return (
    <div className="figures">
      <RangeForm range={range} onChange={setRange} />
      <p>
        <a className="file-link" href={withQuery(REST.statisticsCsv, range)} download>
          {texts.download}
        </a>
      </p>
      <PolledNotice polled={polled} />
      {polled.value ? <Figures rows={polled.value.rows} /> : null}
      <YearSentence thisYear={Number(today.slice(0, 4))} />
    </div>
  );
}

type RangeFormProps = { range: StatisticsRange; onChange: (range: StatisticsRange) => void };

function RangeForm({ range, onChange }: RangeFormProps) {
  const texts = useTexts(figureTexts);
  const [from, setFrom] = useState(range.from);
  const [to, setTo] = useState(range.to);
  const [tried, setTried] = useState(false);
  const wrongRange = isMonth(from) && isMonth(to) && from > to;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isMonth(from) && isMonth(to) && !wrongRange) onChange({ from, to });
  };
  return (
    <form className="search" onSubmit={submit} noValidate>
      <Field
        type="month"
        label={texts.from}
        value={from}
        onChange={setFrom}
        error={tried && !isMonth(from) ? texts.wrongMonth : undefined}
      />
      <Field
        type="month"
        label={texts.to}
        value={to}
        onChange={setTo}
        error={tried && !isMonth(to) ? texts.wrongMonth : tried && wrongRange ? texts.wrongRange : undefined}
      />
      <Button look="primary" type="submit">
        {texts.show}
      </Button>
    </form>
  );
}

function Figures({ rows }: { rows: readonly StatisticsRow[] }) {
  const texts = useTexts(figureTexts);
  const locale = useLocale();
  const formatter = new Intl.NumberFormat(LANGUAGE_TAGS[locale]);
  const number = (count: number) => formatter.format(count);
  const sites = siteTotals(rows);
  const sum = sumOf(sites);
  if (rows.length === 0) return <p className="quiet">{texts.none}</p>;
  return (
    <>
      <dl className="totals">
        {(['consultations', 'tickets', 'statements'] as const).map((key) => (
          <div key={key} data-total={key}>
            <dt>{texts[key]}</dt>
            <dd>{number(sum[key])}</dd>
          </div>
        ))}
      </dl>
      <MonthsTable rows={rows} number={number} />
    </>
  );
}
