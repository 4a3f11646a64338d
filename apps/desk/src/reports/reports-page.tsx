import type { InboxReport, ReadReport } from '@loket/contract';
import { Button, DataTable, Field, Message, StatusShape, useLocale, useTexts } from '@loket/ui';
import { deskAppointmentTexts, deskReportTexts } from '@loket/ui/texts/desk-appointments.ts';
import { reportCategoryWords, reportStateWords } from '@loket/ui/texts/portal.ts';
import { type ReactNode, useMemo, useState } from 'react';
import '../appointments/appointments.css';
import { FailureMessage } from '../appointments/failure-message.tsx';
import { shortMoment } from '../appointments/moment.ts';
import { useList } from '../appointments/use-list.ts';
import type { DeskFailure, RestClient } from '../session/rest-client.ts';
import { useNowMs } from '../view/use-desk.ts';
import { ReportsApi } from './api.ts';
import { OpenReport } from './open-report.tsx';

/** What was reported and asked, the oldest promise first. Reading takes a reason. */
export function ReportsPage({ rest }: { rest: RestClient }): ReactNode {
  const texts = useTexts(deskReportTexts);
  const reasons = useTexts(deskAppointmentTexts);
  const api = useMemo(() => new ReportsApi(rest), [rest]);
  const { value: inbox, failure, again } = useList(api.inbox);
  const [reason, setReason] = useState('');
  const [open, setOpen] = useState<ReadReport | null>(null);
  const [refused, setRefused] = useState<DeskFailure | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const read = (id: string) =>
    void api.read(id, reason.trim()).then((answer) => {
      setRefused(answer.ok ? null : answer.error);
      setOpen(answer.ok ? answer.value : null);
    });
  if (open)
    return (
      <main className="reports">
        {saved ? <Message status="good" title={saved} announce /> : null}
        <OpenReport
          key={`${open.id} ${open.words.length} ${open.state}`}
          api={api}
          report={open}
          reason={reason.trim()}
          onChanged={(words) => {
            setSaved(words);
            read(open.id);
            again();
          }}
          onClose={() => {
            setSaved(null);
            setOpen(null);
            again();
          }}
        />
      </main>
    );
  return (
    <main className="reports">
      <h1>{texts.inbox}</h1>
      <FailureMessage failure={refused ?? failure} />
      <Field
        label={reasons.reason}
        hint={reasons.reasonHint}
        value={reason}
        onChange={setReason}
        maxLength={300}
      />
      <Inbox rows={inbox} mayRead={reason.trim().length >= 5} onRead={read} />
    </main>
  );
}

type InboxProps = { rows: InboxReport[] | null; mayRead: boolean; onRead: (id: string) => void };

function Inbox({ rows, mayRead, onRead }: InboxProps) {
  const texts = useTexts(deskReportTexts);
  const categories = useTexts(reportCategoryWords);
  const states = useTexts(reportStateWords);
  const columns = useTexts(deskAppointmentTexts);
  const locale = useLocale();
  const nowMs = useNowMs();
  const isLate = ({ state, answerBy }: InboxReport) =>
    (state === 'received' || state === 'in_progress') && Date.parse(answerBy) < nowMs;
  return (
    <DataTable
      caption={texts.inbox}
      captionHidden
      rows={rows ?? []}
      keyOf={({ id }) => id}
      empty={rows ? texts.empty : null}
      columns={[
        {
          key: 'what',
          title: texts.what,
          cell: ({ category, anonymous, photos }) =>
            [categories[category], anonymous ? texts.anonymous : '', photos > 0 ? texts.photos(photos) : '']
              .filter(Boolean)
              .join(', '),
        },
        { key: 'where', title: texts.where, cell: ({ municipality }) => municipality ?? '' },
        { key: 'received', title: texts.received, cell: ({ receivedAt }) => shortMoment(receivedAt, locale) },
        {
          key: 'answer',
          title: texts.answerBy,
          cell: (row) => (isLate(row) ? <Flag words={texts.late} /> : shortMoment(row.answerBy, locale)),
        },
        {
          key: 'state',
          title: columns.state,
          cell: ({ state, unanswered }) => (unanswered ? <Flag words={texts.newWords} /> : states[state]),
        },
        {
          key: 'action',
          title: columns.action,
          cell: ({ id }) => (
            <Button isDisabled={!mayRead} onPress={() => onRead(id)}>
              {texts.open}
            </Button>
          ),
        },
      ]}
    />
  );
}

const Flag = ({ words }: { words: string }) => (
  <span className="flag">
    <StatusShape status="attention" /> {words}
  </span>
);
