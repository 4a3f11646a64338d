import type { QueueReportRange } from '@loket/contract';
import { Button, Field, RadioChoice, useTexts } from '@loket/ui';
import { queueFigureTexts } from '@loket/ui/texts/console-figures.ts';
import { figureTexts } from '@loket/ui/texts/console-records.ts';
import { type FormEvent, useState } from 'react';
import { daysOf, isDay, SPANS, type SpanName, wrongSpan } from './spans.ts';

type SpanChoiceProps = {
  today: string;
  range: QueueReportRange;
  onChange: (range: QueueReportRange) => void;
};

/** The spans that are asked for every day at one touch; any other by its two days. */
export function SpanChoice({ today, range, onChange }: SpanChoiceProps) {
  const texts = useTexts(queueFigureTexts);
  const [span, setSpan] = useState<SpanName>('month');
  const choose = (name: SpanName) => {
    setSpan(name);
    if (name !== 'free') onChange(daysOf(name, today));
  };
  return (
    <div className="stack">
      <RadioChoice
        label={texts.span}
        value={span}
        options={SPANS.map((value) => ({ value, label: texts[value] }))}
        onChange={choose}
      />
      {span === 'free' ? <FreeDays range={range} onChange={onChange} /> : null}
    </div>
  );
}

function FreeDays({ range, onChange }: Omit<SpanChoiceProps, 'today'>) {
  const texts = useTexts(queueFigureTexts);
  const show = useTexts(figureTexts).show;
  const [from, setFrom] = useState(range.from);
  const [to, setTo] = useState(range.to);
  const [tried, setTried] = useState(false);
  const areDays = isDay(from) && isDay(to);
  const wrong = areDays ? wrongSpan({ from, to }) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (areDays && wrong === null) onChange({ from, to });
  };
  const toError = !isDay(to) ? texts.wrongDay : wrong === 'order' ? texts.wrongDays : texts.tooLong;
  return (
    <form className="search" onSubmit={submit} noValidate>
      <Field
        type="date"
        label={texts.from}
        value={from}
        onChange={setFrom}
        error={tried && !isDay(from) ? texts.wrongDay : undefined}
      />
      <Field
        type="date"
        label={texts.to}
        value={to}
        onChange={setTo}
        error={tried && (!isDay(to) || wrong !== null) ? toError : undefined}
      />
      <Button look="primary" type="submit">
        {show}
      </Button>
    </form>
  );
}
