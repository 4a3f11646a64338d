import { type Agenda, type Cancelled, type DeskSlot, EmailAddress, type Me } from '@loket/contract';
import { Button, DataTable, Field, Message, Select, StatusShape, useLocale, useTexts } from '@loket/ui';
import { deskAppointmentTexts } from '@loket/ui/texts/desk-appointments.ts';
import { useCallback, useState } from 'react';
import type { DeskFailure } from '../session/rest-client.ts';
import type { AppointmentsApi } from './api.ts';
import { FailureMessage } from './failure-message.tsx';
import { placeOf, shortMoment } from './moment.ts';
import { OpenSeriesForm } from './open-series-form.tsx';
import { ToldMessage } from './told-message.tsx';
import { useList } from './use-list.ts';

/** The moments that one opens oneself; a chief inspector also opens those of the services. */
export function MomentsPart({ api, me }: { api: AppointmentsApi; me: Me }) {
  const texts = useTexts(deskAppointmentTexts);
  const { value: agendas, failure, again } = useList(api.agendas);
  const [chosen, setChosen] = useState<string | null>(null);
  const mine = (agendas ?? []).filter((agenda) => agenda.mine);
  const own = mine.find(({ staffId }) => staffId === me.staffId);
  const agenda = mine.find(({ id }) => id === chosen) ?? own ?? mine[0];
  return (
    <div className="part">
      <FailureMessage failure={failure} />
      {agendas && !own ? <OpenOwnAgenda api={api} onOpened={again} /> : null}
      {mine.length > 1 && agenda ? (
        <Select
          label={texts.chooseAgenda}
          value={agenda.id}
          options={mine.map(({ id, name }) => ({ value: String(id), label: name }))}
          onChange={setChosen}
        />
      ) : null}
      {agenda ? <AgendaMoments key={agenda.id} api={api} agenda={agenda} /> : null}
    </div>
  );
}

function OpenOwnAgenda({ api, onOpened }: { api: AppointmentsApi; onOpened: () => void }) {
  const texts = useTexts(deskAppointmentTexts);
  const [email, setEmail] = useState('');
  const [failure, setFailure] = useState<DeskFailure | null>(null);
  const address = EmailAddress.safeParse(email.trim());
  const open = () =>
    void api
      .makeAgenda({ kind: 'person', name: '', siteId: null, email: address.success ? address.data : null })
      .then((answer) => {
        setFailure(answer.ok ? null : answer.error);
        onOpened();
      });
  return (
    <section className="form">
      <Message status="absent" title={texts.noAgenda} />
      <FailureMessage failure={failure} />
      <Field label={texts.officeEmail} type="email" value={email} onChange={setEmail} maxLength={254} />
      <Button look="primary" onPress={open} isDisabled={email.trim() !== '' && !address.success}>
        {texts.openAgenda}
      </Button>
    </section>
  );
}

function AgendaMoments({ api, agenda }: { api: AppointmentsApi; agenda: Agenda }) {
  const texts = useTexts(deskAppointmentTexts);
  const locale = useLocale();
  const { value: slots, failure, again } = useList(useCallback(() => api.slots(agenda.id), [api, agenda.id]));
  const [refused, setRefused] = useState<DeskFailure | null>(null);
  const [told, setTold] = useState<Cancelled | null>(null);
  const close = (slot: DeskSlot) =>
    void api.close(slot.id).then((answer) => {
      setRefused(answer.ok ? null : answer.error);
      setTold(answer.ok && answer.value.mailed + answer.value.toCall > 0 ? answer.value : null);
      again();
    });
  return (
    <>
      <OpenSeriesForm api={api} agenda={agenda} onOpened={again} />
      <FailureMessage failure={refused ?? failure} />
      {told ? <ToldMessage told={told} /> : null}
      <DataTable
        caption={texts.moments}
        captionHidden
        rows={slots ?? []}
        keyOf={({ id }) => id}
        empty={slots ? texts.noMoments : null}
        columns={[
          { key: 'when', title: texts.when, cell: ({ startsAt }) => shortMoment(startsAt, locale) },
          { key: 'where', title: texts.where, cell: (slot) => placeOf(slot, texts.atHome) },
          {
            key: 'seats',
            title: texts.seats,
            align: 'end',
            cell: ({ booked, capacity }) => `${booked} / ${capacity}`,
          },
          { key: 'state', title: texts.state, cell: (slot) => <SlotState slot={slot} /> },
          {
            key: 'action',
            title: texts.action,
            cell: (slot) => <Button onPress={() => close(slot)}>{texts.closeMoment}</Button>,
          },
        ]}
      />
    </>
  );
}

function SlotState({ slot }: { slot: DeskSlot }) {
  const texts = useTexts(deskAppointmentTexts);
  if (slot.collides)
    return (
      <span className="flag">
        <StatusShape status="attention" /> {texts.collides}
      </span>
    );
  return slot.audience === 'invited' ? texts.invitedOnly : '';
}
