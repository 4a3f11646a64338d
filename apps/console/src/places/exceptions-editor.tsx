import { Button, Checkbox, Field, useLocale, useTexts } from '@loket/ui';
import { placeTexts } from '@loket/ui/texts/console-places.ts';
import { dayWords } from '../time/moment-words.ts';
import { type ExceptionDraft, exception, furtherSpan, type HoursProblems } from './hours-draft.ts';
import { SpanFields } from './span-fields.tsx';

type ExceptionsEditorProps = {
  exceptions: readonly ExceptionDraft[];
  problems: HoursProblems;
  onChange: (exceptions: readonly ExceptionDraft[]) => void;
};

/** Days that differ from the week: closed, or open at other hours. */
export function ExceptionsEditor({ exceptions, problems, onChange }: ExceptionsEditorProps) {
  const texts = useTexts(placeTexts);
  return (
    <section className="stack" aria-labelledby="exceptions-title">
      <h3 id="exceptions-title">{texts.exceptions}</h3>
      {exceptions.length === 0 ? <p className="quiet">{texts.exceptionsNone}</p> : null}
      {exceptions.map((one) => (
        <OneException
          key={one.key}
          exception={one}
          problem={problems[`exception.${one.key}`]}
          onChange={(changed) =>
            onChange(exceptions.map((other) => (other.key === one.key ? changed : other)))
          }
          onRemove={() => onChange(exceptions.filter(({ key }) => key !== one.key))}
        />
      ))}
      <div>
        <Button onPress={() => onChange([...exceptions, exception()])}>{texts.addException}</Button>
      </div>
    </section>
  );
}

type OneExceptionProps = {
  exception: ExceptionDraft;
  problem: HoursProblems[string] | undefined;
  onChange: (exception: ExceptionDraft) => void;
  onRemove: () => void;
};

function OneException({ exception: one, problem, onChange, onRemove }: OneExceptionProps) {
  const texts = useTexts(placeTexts);
  const locale = useLocale();
  const day = one.date ? dayWords(`${one.date}T12:00:00Z`, locale) : '';
  const atDate = problem === 'wrongDate' || problem === 'dateTwice';
  const setClosed = (closed: boolean) =>
    onChange({ ...one, closed, spans: closed || one.spans.length > 0 ? one.spans : [furtherSpan([])] });
  return (
    <fieldset className="exception" data-wrong={problem !== undefined}>
      <legend className="only-read-aloud">{day || texts.addException}</legend>
      <div className="form-row">
        <Field
          type="date"
          label={texts.date}
          value={one.date}
          onChange={(date) => onChange({ ...one, date })}
          error={atDate && problem ? texts[problem] : undefined}
        />
        <Field
          label={texts.note}
          value={one.note}
          maxLength={120}
          onChange={(note) => onChange({ ...one, note })}
        />
      </div>
      <div className="exception-foot">
        <Checkbox checked={one.closed} onChange={setClosed}>
          {texts.closedThatDay}
        </Checkbox>
        <Button look="tool" aria-label={texts.removeFrom(day)} onPress={onRemove}>
          {texts.removeSpan}
        </Button>
      </div>
      {one.closed ? null : (
        <SpanFields day={day} spans={one.spans} onChange={(spans) => onChange({ ...one, spans })} />
      )}
      {problem && !atDate ? <p className="form-error">{texts[problem]}</p> : null}
    </fieldset>
  );
}
