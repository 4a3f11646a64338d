import { Button, Field, useTexts } from '@loket/ui';
import { placeTexts } from '@loket/ui/texts/console-places.ts';
import { furtherSpan, type SpanDraft } from './hours-draft.ts';
import { readWallTime } from './wall-time.ts';

type SpanFieldsProps = {
  /** Of which day: read out with every field, as there are many. */
  day: string;
  spans: readonly SpanDraft[];
  onChange: (spans: readonly SpanDraft[]) => void;
};

/** The spans of one day: from, to, remove; and one more. */
export function SpanFields({ day, spans, onChange }: SpanFieldsProps) {
  const texts = useTexts(placeTexts);
  const change = (key: string, part: Partial<SpanDraft>) =>
    onChange(spans.map((one) => (one.key === key ? { ...one, ...part } : one)));
  return (
    <div className="spans">
      {spans.map((one) => (
        <div className="span" key={one.key}>
          <TimeField
            label={texts.opensOn(day)}
            value={one.opens}
            onChange={(opens) => change(one.key, { opens })}
          />
          <span aria-hidden="true">–</span>
          <TimeField
            label={texts.closesOn(day)}
            value={one.closes}
            onChange={(closes) => change(one.key, { closes })}
          />
          <Button
            look="tool"
            aria-label={texts.removeFrom(`${day} ${one.opens}`.trim())}
            onPress={() => onChange(spans.filter(({ key }) => key !== one.key))}
          >
            {texts.removeSpan}
          </Button>
        </div>
      ))}
      {spans.length < 4 ? (
        <div>
          <Button
            look="tool"
            aria-label={texts.addSpanOn(day)}
            onPress={() => onChange([...spans, furtherSpan(spans)])}
          >
            {texts.addSpan}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

type TimeFieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  /** The label is in sight too. */
  labelled?: boolean;
};

/** A time typed in any usual way; it is written out when the field is left, so that a misreading shows. */
export function TimeField({ label, value, onChange, error, labelled = false }: TimeFieldProps) {
  return (
    <div className={labelled ? 'time-field' : 'time-field bare'}>
      <Field
        label={label}
        value={value}
        onChange={onChange}
        error={error}
        maxLength={8}
        onBlur={() => onChange(readWallTime(value) ?? value)}
      />
    </div>
  );
}
