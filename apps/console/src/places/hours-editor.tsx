import { Button, Field, RadioChoice, startSentence, useLocale, useTexts } from '@loket/ui';
import { placeTexts } from '@loket/ui/texts/console-places.ts';
import { ExceptionsEditor } from './exceptions-editor.tsx';
import { copied, type HoursDraft, type HoursProblems, mondayUntilFriday, withDay } from './hours-draft.ts';
import { weekdayName } from './hours-words.ts';
import { SpanFields, TimeField } from './span-fields.tsx';

type HoursEditorProps = {
  draft: HoursDraft;
  problems: HoursProblems;
  onChange: (draft: HoursDraft) => void;
};

/** When a site is open: always, every week the same with days that differ, or once. */
export function HoursEditor({ draft, problems, onChange }: HoursEditorProps) {
  const texts = useTexts(placeTexts);
  return (
    <>
      <RadioChoice
        label={texts.hoursMode}
        value={draft.mode}
        options={[
          { value: 'weekly', label: texts.hoursWeekly },
          { value: 'always', label: texts.hoursAlways },
          { value: 'window', label: texts.hoursWindow },
        ]}
        onChange={(mode) => onChange({ ...draft, mode })}
      />
      {draft.mode === 'weekly' ? (
        <>
          <Week draft={draft} problems={problems} onChange={onChange} />
          <ExceptionsEditor
            exceptions={draft.exceptions}
            problems={problems}
            onChange={(exceptions) => onChange({ ...draft, exceptions })}
          />
        </>
      ) : null}
      {draft.mode === 'window' ? (
        <WindowFields draft={draft} problems={problems} onChange={onChange} />
      ) : null}
    </>
  );
}

function Week({ draft, problems, onChange }: HoursEditorProps) {
  const texts = useTexts(placeTexts);
  const locale = useLocale();
  return (
    <div className="stack">
      <p className="form-hint">{texts.timesHint}</p>
      <div className="week">
        {draft.days.map((spans, at) => {
          const name = weekdayName(at, locale);
          const before = draft.days[at - 1];
          const problem = problems[`day.${at}`];
          return (
            <fieldset className="week-day" key={name} data-wrong={problem !== undefined}>
              <legend className="only-read-aloud">{name}</legend>
              <p className="week-name" aria-hidden="true">
                {startSentence(name)}
                {spans.length === 0 ? <span className="quiet"> {texts.closedDay}</span> : null}
              </p>
              <div>
                <SpanFields
                  day={name}
                  spans={spans}
                  onChange={(next) => onChange(withDay(draft, at, next))}
                />
                {problem ? <p className="form-error">{texts[problem]}</p> : null}
              </div>
              <div className="week-tools">
                {before?.length ? (
                  <Button look="tool" onPress={() => onChange(withDay(draft, at, copied(before)))}>
                    {texts.asDay(weekdayName(at - 1, locale))}
                  </Button>
                ) : null}
                {at === 0 && spans.length > 0 ? (
                  <Button look="tool" onPress={() => onChange(mondayUntilFriday(draft))}>
                    {texts.allWeek}
                  </Button>
                ) : null}
              </div>
            </fieldset>
          );
        })}
      </div>
    </div>
  );
}

/** From one moment to another, and never else. */
export function WindowFields({ draft, problems, onChange }: HoursEditorProps) {
  const texts = useTexts(placeTexts);
  const { from, to } = draft;
  const problem = problems.window;
  return (
    <div className="stack">
      <div className="form-row">
        <Field
          type="date"
          label={texts.fromDate}
          value={from.date}
          onChange={(date) => onChange({ ...draft, from: { ...from, date } })}
        />
        <TimeField
          labelled
          label={texts.fromTime}
          value={from.time}
          onChange={(time) => onChange({ ...draft, from: { ...from, time } })}
        />
      </div>
      <div className="form-row">
        <Field
          type="date"
          label={texts.toDate}
          value={to.date}
          onChange={(date) => onChange({ ...draft, to: { ...to, date } })}
        />
        <TimeField
          labelled
          label={texts.toTime}
          value={to.time}
          onChange={(time) => onChange({ ...draft, to: { ...to, time } })}
        />
      </div>
      {problem ? <p className="form-error">{texts[problem]}</p> : null}
    </div>
  );
}
