import type { AppointmentDetails, Cancelled, DeskAppointment } from '@loket/contract';
import { Button, DataTable, Dialog, Field, languageNames, StatusShape, useLocale, useTexts } from '@loket/ui';
import { deskAppointmentTexts } from '@loket/ui/texts/desk-appointments.ts';
import { useState } from 'react';
import type { DeskFailure } from '../session/rest-client.ts';
import type { AppointmentsApi } from './api.ts';
import { FailureMessage } from './failure-message.tsx';
import { placeOf, shortMoment } from './moment.ts';
import { ToldMessage } from './told-message.tsx';
import { useList } from './use-list.ts';

/** Who comes when. Names appear only after a reason was given, one appointment at a time. */
export function ComingPart({ api }: { api: AppointmentsApi }) {
  const texts = useTexts(deskAppointmentTexts);
  const locale = useLocale();
  const { value: appointments, failure, again } = useList(api.appointments);
  const [reason, setReason] = useState('');
  const [shown, setShown] = useState<{ id: string; details: AppointmentDetails } | null>(null);
  const [asked, setAsked] = useState<DeskAppointment | null>(null);
  const [refused, setRefused] = useState<DeskFailure | null>(null);
  const [told, setTold] = useState<Cancelled | null>(null);
  const mayRead = reason.trim().length >= 5;
  const read = (id: string) =>
    void api.read(id, reason.trim()).then((answer) => {
      setRefused(answer.ok ? null : answer.error);
      setShown(answer.ok ? { id, details: answer.value } : null);
    });
  const callOff = ({ id }: DeskAppointment) =>
    void api.cancel(id).then((answer) => {
      setRefused(answer.ok ? null : answer.error);
      setTold(answer.ok ? answer.value : null);
      again();
    });
  return (
    <div className="part">
      <FailureMessage failure={refused ?? failure} />
      {told ? <ToldMessage told={told} /> : null}
      <Field
        label={texts.reason}
        hint={texts.reasonHint}
        value={reason}
        onChange={setReason}
        maxLength={300}
      />
      <DataTable
        caption={texts.coming}
        captionHidden
        rows={appointments ?? []}
        keyOf={({ id }) => id}
        empty={appointments ? texts.noAppointments : null}
        columns={[
          { key: 'when', title: texts.when, cell: ({ slot }) => shortMoment(slot.startsAt, locale) },
          { key: 'where', title: texts.where, cell: ({ slot }) => placeOf(slot, texts.atHome) },
          { key: 'agenda', title: texts.agenda, cell: ({ agenda }) => agenda },
          { key: 'state', title: texts.state, cell: (one) => <StateCell appointment={one} /> },
          {
            key: 'action',
            title: texts.action,
            cell: (one) => (
              <div className="row-actions">
                <Button isDisabled={!mayRead} onPress={() => read(one.id)}>
                  {texts.read}
                </Button>
                {one.state === 'booked' ? (
                  <Button onPress={() => setAsked(one)}>{texts.callOff}</Button>
                ) : null}
              </div>
            ),
          },
        ]}
      />
      {shown ? (
        <Details
          details={shown.details}
          moment={appointments?.find(({ id }) => id === shown.id)?.slot.startsAt}
          onClose={() => setShown(null)}
        />
      ) : null}
      <Dialog open={asked !== null} onClose={() => setAsked(null)} title={texts.callOffQuestion} alert>
        <p>{asked ? shortMoment(asked.slot.startsAt, locale) : ''}</p>
        <div className="form-actions">
          <Button
            onPress={() => {
              if (asked) callOff(asked);
              setAsked(null);
            }}
          >
            {texts.callOff}
          </Button>
          <Button onPress={() => setAsked(null)}>{texts.keep}</Button>
        </div>
      </Dialog>
    </div>
  );
}

function StateCell({ appointment }: { appointment: DeskAppointment }) {
  const texts = useTexts(deskAppointmentTexts);
  if (appointment.collides)
    return (
      <span className="flag">
        <StatusShape status="attention" /> {texts.collides}
      </span>
    );
  return appointment.arrived ? texts.arrived : texts[appointment.state];
}

type DetailsProps = { details: AppointmentDetails; moment: string | undefined; onClose: () => void };

function Details({ details, moment, onClose }: DetailsProps) {
  const texts = useTexts(deskAppointmentTexts);
  const locale = useLocale();
  const facts: [string, string | null][] = [
    [texts.when, moment ? shortMoment(moment, locale) : null],
    [texts.name, details.name],
    [texts.subject, details.subject],
    [texts.phone, details.phone],
    [texts.email, details.email],
    [texts.address, details.address],
    [texts.language, languageNames[details.locale]],
  ];
  return (
    <section className="part-details" aria-label={texts.read}>
      <dl>
        {facts.flatMap(([name, value]) =>
          value
            ? [
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>,
              ]
            : [],
        )}
      </dl>
      <div className="form-actions">
        <Button onPress={onClose}>{texts.close}</Button>
      </div>
    </section>
  );
}
