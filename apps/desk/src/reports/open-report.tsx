import { type ReadReport, ReportState } from '@loket/contract';
import { Button, RadioChoice, TextArea, useLocale, useTexts } from '@loket/ui';
import { deskReportTexts } from '@loket/ui/texts/desk-appointments.ts';
import { reportCategoryWords, reportStateWords } from '@loket/ui/texts/portal.ts';
import { type FormEvent, useState } from 'react';
import { FailureMessage } from '../appointments/failure-message.tsx';
import { shortMoment } from '../appointments/moment.ts';
import type { DeskFailure } from '../session/rest-client.ts';
import type { ReportsApi } from './api.ts';
import { ReportPhoto } from './report-photo.tsx';

type OpenReportProps = {
  api: ReportsApi;
  report: ReadReport;
  /** Why it is read; photos are read for the same reason. */
  reason: string;
  /** @param words what was done, to say after the reading again */
  onChanged: (words: string) => void;
  onClose: () => void;
};

/** One report, whole, and the answer to it. */
export function OpenReport({ api, report, reason, onChanged, onClose }: OpenReportProps) {
  const texts = useTexts(deskReportTexts);
  const categories = useTexts(reportCategoryWords);
  const locale = useLocale();
  return (
    <>
      <div className="form-actions">
        <Button onPress={onClose}>{texts.back}</Button>
      </div>
      <h1>{categories[report.category]}</h1>
      <Facts report={report} />
      {report.photos.map(({ id, width, height }, index) => (
        <ReportPhoto
          key={id}
          number={index + 1}
          width={width}
          height={height}
          load={() => api.photo(report.id, id, reason)}
        />
      ))}
      {report.words.map(({ from, at, text }) => (
        <section key={`${at} ${from}`} className="part-details">
          <h2>{texts[from]}</h2>
          <p>{text}</p>
          <p className="form-hint">{shortMoment(at, locale)}</p>
        </section>
      ))}
      <Answer api={api} report={report} onChanged={onChanged} />
    </>
  );
}

function Facts({ report }: { report: ReadReport }) {
  const texts = useTexts(deskReportTexts);
  const locale = useLocale();
  const { person, point } = report;
  const place = [
    report.place,
    report.municipality,
    point ? `${point.latitude.toFixed(5)}, ${point.longitude.toFixed(5)}` : null,
  ];
  const who = person
    ? [person.name, person.phone, person.email, person.mailMe ? texts.mailed : null]
    : [texts.anonymous];
  const facts: [string, (string | null)[]][] = [
    [texts.story, [report.text]],
    [texts.who, [...who, report.role ? texts[report.role] : null]],
    [texts.when, [report.when]],
    [texts.where, place],
    [texts.received, [shortMoment(report.receivedAt, locale)]],
    [texts.answerBy, [shortMoment(report.answerBy, locale)]],
  ];
  return (
    <section className="part-details">
      <dl>
        {facts.map(([name, values]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{values.filter(Boolean).join('\n')}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

type AnswerProps = { api: ReportsApi; report: ReadReport; onChanged: (words: string) => void };
const Next = ReportState.exclude(['received']);

function Answer({ api, report, onChanged }: AnswerProps) {
  const texts = useTexts(deskReportTexts);
  const states = useTexts(reportStateWords);
  const [text, setText] = useState('');
  const [state, setState] = useState<ReturnType<typeof Next.parse>>(
    report.state === 'received' ? 'answered' : report.state,
  );
  const [failure, setFailure] = useState<DeskFailure | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void api.answer(report.id, { text, state }).then((answer) => {
      setFailure(answer.ok ? null : answer.error);
      if (!answer.ok) return;
      onChanged(answer.value.mailed ? texts.savedAndMailed : texts.saved);
    });
  };
  return (
    <form className="form" onSubmit={submit}>
      <TextArea
        label={texts.answer}
        hint={texts.answerHint}
        rows={5}
        value={text}
        onChange={setText}
        maxLength={8_000}
      />
      <RadioChoice
        label={texts.newState}
        value={state}
        options={Next.options.map((one) => ({ value: one, label: states[one] }))}
        onChange={setState}
      />
      <FailureMessage failure={failure} />
      <Button look="primary" type="submit">
        {texts.save}
      </Button>
    </form>
  );
}
