import { type Agenda, OpenSlots, type PlaceKind } from '@loket/contract';
import { Button, Checkbox, Field, Message, RadioChoice, Select, useTexts } from '@loket/ui';
import { deskAppointmentTexts } from '@loket/ui/texts/desk-appointments.ts';
import { type FormEvent, useState } from 'react';
import type { DeskFailure } from '../session/rest-client.ts';
import type { AppointmentsApi } from './api.ts';
import { FailureMessage } from './failure-message.tsx';
import { useList } from './use-list.ts';

const usual = { date: '', from: '09:00', length: '30', count: '4', pause: '0', weeks: '1', capacity: '1' };

/** One form for a morning or for half a year of mornings. */
export function OpenSeriesForm({
  api,
  agenda,
  onOpened,
}: {
  api: AppointmentsApi;
  agenda: Agenda;
  onOpened: () => void;
}) {
  const texts = useTexts(deskAppointmentTexts);
  const { value: overview } = useList(api.sites);
  const isService = agenda.kind !== 'person';
  const counter = agenda.kind === 'virtual_counter';
  const [typed, setTyped] = useState(usual);
  const [placeKind, setPlaceKind] = useState<PlaceKind>(counter ? 'virtual_counter' : 'office');
  const [siteId, setSiteId] = useState<string | null>(null);
  const [place, setPlace] = useState('');
  const [invited, setInvited] = useState(false);
  const [failure, setFailure] = useState<DeskFailure | null>(null);
  const [done, setDone] = useState<{ opened: number; skipped: number } | null>(null);
  const series = OpenSlots.safeParse({
    agendaId: agenda.id,
    date: typed.date,
    from: typed.from,
    lengthMinutes: Number(typed.length),
    count: Number(typed.count),
    pauseMinutes: Number(typed.pause),
    weeks: Number(typed.weeks),
    placeKind,
    siteId: placeKind === 'home' ? null : siteId,
    place: placeKind === 'office' ? place : '',
    capacity: Number(typed.capacity),
    audience: invited ? 'invited' : 'public',
  });
  const whereKnown =
    placeKind === 'home' || siteId !== null || (placeKind === 'office' && place.trim() !== '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!series.success || !whereKnown) return;
    void api.open(series.data).then((answer) => {
      setFailure(answer.ok ? null : answer.error);
      setDone(answer.ok ? answer.value : null);
      onOpened();
    });
  };
  const field = (key: keyof typeof usual, label: string, type: 'date' | 'time' | 'number', max?: number) => (
    <Field
      label={label}
      type={type}
      value={typed[key]}
      onChange={(value) => setTyped({ ...typed, [key]: value })}
      {...(type === 'number' ? { min: 0, max: max ?? 240 } : {})}
    />
  );
  return (
    <form className="form" onSubmit={submit} aria-label={texts.openSeries}>
      <div className="form-row">
        {field('date', texts.date, 'date')}
        {field('from', texts.from, 'time')}
        {field('length', texts.minutes, 'number', 240)}
        {field('count', texts.count, 'number', 24)}
        {field('pause', texts.pause, 'number', 120)}
        {field('weeks', texts.weeks, 'number', 26)}
        {isService ? field('capacity', texts.capacity, 'number', 50) : null}
      </div>
      {counter ? null : (
        <RadioChoice
          label={texts.where}
          value={placeKind}
          options={[
            { value: 'office', label: texts.office },
            { value: 'home', label: texts.atHome },
          ]}
          onChange={setPlaceKind}
        />
      )}
      {placeKind === 'home' ? null : (
        <div className="form-row">
          <Select
            label={texts.site}
            value={siteId}
            options={(overview?.sites ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
            onChange={setSiteId}
          />
          {placeKind === 'office' ? (
            <Field label={texts.otherPlace} value={place} onChange={setPlace} maxLength={160} />
          ) : null}
        </div>
      )}
      <Checkbox checked={invited} onChange={setInvited}>
        {texts.invitedOnly}
      </Checkbox>
      <Button look="primary" type="submit" isDisabled={!series.success || !whereKnown}>
        {texts.openSeries}
      </Button>
      <FailureMessage failure={failure} />
      {done ? (
        <Message status={done.opened > 0 ? 'good' : 'attention'} title={texts.opened(done.opened)} announce>
          {done.skipped > 0 ? texts.skipped(done.skipped) : null}
        </Message>
      ) : null}
    </form>
  );
}
