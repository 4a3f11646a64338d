import type { ImportedAvailability } from '@loket/contract';
import { DataTable, Message, useLocale, useTexts } from '@loket/ui';
import { deskAppointmentTexts } from '@loket/ui/texts/desk-appointments.ts';
import { type ChangeEvent, useId, useState } from 'react';
import type { DeskFailure } from '../session/rest-client.ts';
import type { AppointmentsApi } from './api.ts';
import { FailureMessage } from './failure-message.tsx';
import { shortMoment } from './moment.ts';
import { useList } from './use-list.ts';

/** The zone's availability calendar, as the staff system's file told it last. */
export function AbsencesPart({ api, mayImport }: { api: AppointmentsApi; mayImport: boolean }) {
  const texts = useTexts(deskAppointmentTexts);
  const locale = useLocale();
  const { value: absences, failure, again } = useList(api.absences);
  const [refused, setRefused] = useState<DeskFailure | null>(null);
  const [imported, setImported] = useState<ImportedAvailability | null>(null);
  const inputId = useId();
  const load = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    target.value = '';
    if (!file) return;
    void api.importAbsences(file).then((answer) => {
      setRefused(answer.ok ? null : answer.error);
      setImported(answer.ok ? answer.value : null);
      again();
    });
  };
  return (
    <div className="part">
      <FailureMessage failure={refused ?? failure} />
      {imported ? <Outcome imported={imported} /> : null}
      {mayImport ? (
        <div className="form-field">
          <label htmlFor={inputId}>{texts.importFile}</label>
          <span className="form-hint" id={`${inputId}-hint`}>
            {texts.importText}
          </span>
          <input
            id={inputId}
            type="file"
            accept=".ics,.csv,text/calendar,text/csv"
            aria-describedby={`${inputId}-hint`}
            onChange={load}
          />
        </div>
      ) : null}
      <DataTable
        caption={texts.absences}
        captionHidden
        rows={absences ?? []}
        keyOf={({ staffId, startsAt }) => `${staffId} ${startsAt}`}
        empty={absences ? texts.noAbsences : null}
        columns={[
          { key: 'name', title: texts.name, cell: ({ name }) => name },
          { key: 'from', title: texts.from, cell: ({ startsAt }) => shortMoment(startsAt, locale) },
          { key: 'until', title: texts.until, cell: ({ endsAt }) => shortMoment(endsAt, locale) },
        ]}
      />
    </div>
  );
}

function Outcome({
  imported: { absences, ignored, collisions, remarks },
}: {
  imported: ImportedAvailability;
}) {
  const texts = useTexts(deskAppointmentTexts);
  return (
    <Message
      status={ignored + collisions > 0 ? 'attention' : 'good'}
      title={texts.imported(absences)}
      announce
    >
      {[
        collisions > 0 ? texts.collisions(collisions) : '',
        ignored > 0 ? texts.ignored(ignored) : '',
        ...remarks,
      ]
        .filter(Boolean)
        .join(' ')}
    </Message>
  );
}
