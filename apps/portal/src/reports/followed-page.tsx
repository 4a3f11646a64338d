import type { FollowedReport } from '@loket/contract';
import { Button, Message, TextArea, useLocale, useTexts } from '@loket/ui';
import { portalTexts, reportStateWords } from '@loket/ui/texts/portal.ts';
import { portalReportTexts } from '@loket/ui/texts/portal-reports.ts';
import { type FormEvent, useCallback, useState } from 'react';
import { wholeDay, wholeMoment } from '../appointments/moments.ts';
import type { PortalFailure } from '../session/portal-api.ts';
import { usePortal } from '../session/portal-context.tsx';
import { Failure } from '../view/failure.tsx';
import { NotThere, useAsked } from '../view/loading.tsx';
import { Page } from '../view/page.tsx';

/** How far a report or question is. Neutral: what it was about is not repeated here. */
export function FollowedPage({ secret }: { secret: string }) {
  const { api } = usePortal();
  const { loaded, again, set } = useAsked(useCallback(() => api.followed(secret), [api, secret]));
  const [failure, setFailure] = useState<PortalFailure | null>(null);
  const [running, setRunning] = useState(false);
  const [added, setAdded] = useState(0);
  if (loaded.state !== 'there') return <NotThere loaded={loaded} again={again} />;
  const add = (text: string, requestId: string) => {
    setRunning(true);
    setFailure(null);
    void api.addWords({ secret, text, requestId }).then((answer) => {
      setRunning(false);
      if (!answer.ok) return setFailure(answer.error);
      set(answer.value);
      setAdded((before) => before + 1);
    });
  };
  return <FollowedView {...{ report: loaded.value, failure, running, added }} onAdd={add} />;
}

export type FollowedViewProps = {
  report: FollowedReport;
  failure: PortalFailure | null;
  running: boolean;
  /** How often words were added here: each time the field is empty again. */
  added: number;
  onAdd: (text: string, requestId: string) => void;
};

export function FollowedView({ report, failure, running, added, onAdd }: FollowedViewProps) {
  const texts = useTexts(portalReportTexts);
  const states = useTexts(reportStateWords);
  const locale = useLocale();
  const above = (
    <p>
      {texts.receivedOn(wholeDay(new Date(report.receivedAt), locale))}
      <br />
      {report.state === 'received' || report.state === 'in_progress'
        ? texts.answerBy(wholeDay(new Date(report.answerBy), locale))
        : null}
    </p>
  );
  return (
    <Page title={texts.yourMessage} above={above} quickExit>
      <Message
        status={report.state === 'answered' || report.state === 'closed' ? 'good' : 'busy'}
        title={states[report.state]}
      >
        {report.photos > 0 ? texts.photoCount(report.photos) : null}
      </Message>
      <ol className="words">
        {report.words.map(({ from, at, text }) => (
          <li key={`${at} ${from}`} className="paper">
            <h2>{from === 'police' ? texts.fromPolice : texts.fromYou}</h2>
            <p className="words-text">{text}</p>
            <span className="choice-more">{wholeMoment(at, locale)}</span>
          </li>
        ))}
      </ol>
      {report.words.length === 0 ? <p>{texts.noWords}</p> : null}
      {added > 0 ? <Message status="good" title={texts.wordsAdded} announce /> : null}
      <Failure failure={failure} kept />
      {report.state === 'closed' ? null : <AddWords key={added} running={running} onAdd={onAdd} />}
    </Page>
  );
}

function AddWords({ running, onAdd }: Pick<FollowedViewProps, 'running' | 'onAdd'>) {
  const texts = useTexts(portalReportTexts);
  const shared = useTexts(portalTexts);
  const [text, setText] = useState('');
  const [requestId] = useState(() => crypto.randomUUID());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim().length > 1) onAdd(text, requestId);
  };
  return (
    <form onSubmit={submit}>
      <TextArea label={texts.addWords} rows={3} value={text} onChange={setText} maxLength={4_000} />
      <Button type="submit" isDisabled={running}>
        {shared.send}
      </Button>
    </form>
  );
}
