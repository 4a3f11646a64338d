import { type BookedOnBehalf, BookOnBehalf, type DeskSlot, LOCALES, Locale, ok } from '@loket/contract';
import { Button, Field, languageNames, Message, Select, useLocale, useTexts } from '@loket/ui';
import { deskAppointmentTexts } from '@loket/ui/texts/desk-appointments.ts';
import { type FormEvent, useCallback, useState } from 'react';
import type { DeskFailure } from '../session/rest-client.ts';
import type { AppointmentsApi } from './api.ts';
import { FailureMessage } from './failure-message.tsx';
import { placeOf, shortMoment } from './moment.ts';
import { useList } from './use-list.ts';

const nobody = { name: '', email: '', phone: '', address: '', subject: '' };

/** For somebody on the telephone: the call-taker asks and types. */
export function BookPart({ api }: { api: AppointmentsApi }) {
  const texts = useTexts(deskAppointmentTexts);
  const locale = useLocale();
  const { value: agendas, failure } = useList(api.agendas);
  const [agendaId, setAgendaId] = useState<string | null>(null);
  const {
    value: slots,
    failure: slotsFailure,
    again,
  } = useList(
    useCallback(
      () => (agendaId ? api.slots(agendaId) : Promise.resolve(ok<DeskSlot[]>([]))),
      [api, agendaId],
    ),
  );
  const [slotId, setSlotId] = useState<string | null>(null);
  const [typed, setTyped] = useState(nobody);
  const [language, setLanguage] = useState<Locale>('nl');
  const [requestId, setRequestId] = useState(() => crypto.randomUUID());
  const [refused, setRefused] = useState<DeskFailure | null>(null);
  const [done, setDone] = useState<BookedOnBehalf | null>(null);
  const free = (slots ?? []).filter(
    (one) => !one.collides && one.booked < one.capacity && one.audience === 'public',
  );
  const slot = free.find(({ id }) => id === slotId);
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
  const request = BookOnBehalf.safeParse({
    slotId: slot?.id,
    locale: language,
    requestId,
    name: typed.name,
    email: orNull(typed.email),
    phone: orNull(typed.phone),
    address: slot?.placeKind === 'home' ? typed.address : null,
    subject: typed.subject,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!request.success) return;
    void api.book(request.data).then((answer) => {
      setRefused(answer.ok ? null : answer.error);
      setDone(answer.ok ? answer.value : null);
      setRequestId(crypto.randomUUID());
      setSlotId(null);
      if (answer.ok) setTyped(nobody);
      again();
    });
  };
  const field = (key: keyof typeof nobody, label: string, type: 'text' | 'email' | 'tel' = 'text') => (
    <Field
      label={label}
      type={type}
      value={typed[key]}
      onChange={(value) => setTyped({ ...typed, [key]: value })}
      autoComplete="off"
      maxLength={200}
    />
  );
  return (
    <form className="part form" onSubmit={submit}>
      <FailureMessage failure={refused ?? failure ?? slotsFailure} />
      {done ? (
        <Message status="good" title={texts.isBooked} announce>
          {[done.code ? texts.tellCode(done.code) : '', done.mailed ? '' : texts.noMail]
            .filter(Boolean)
            .join(' ')}
        </Message>
      ) : null}
      <Select
        label={texts.chooseAgenda}
        value={agendaId}
        options={(agendas ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
        onChange={(id) => {
          setAgendaId(id);
          setSlotId(null);
        }}
      />
      {agendaId && slots && free.length === 0 ? <Message status="absent" title={texts.nothingFree} /> : null}
      {free.length > 0 ? (
        <Select
          key={requestId}
          label={texts.chooseMoment}
          value={slotId}
          options={free.map((one) => ({
            value: String(one.id),
            label: `${shortMoment(one.startsAt, locale)}, ${placeOf(one, texts.atHome)}`,
          }))}
          onChange={setSlotId}
        />
      ) : null}
      <div className="form-row">
        {field('name', texts.name)}
        {field('phone', texts.phone, 'tel')}
        {field('email', texts.email, 'email')}
      </div>
      {slot?.placeKind === 'home' ? field('address', texts.address) : null}
      {field('subject', texts.subject)}
      <Select
        label={texts.language}
        value={language}
        options={LOCALES.map((one) => ({ value: one, label: languageNames[one] }))}
        onChange={(chosen) => setLanguage(Locale.parse(chosen))}
      />
      <Button look="primary" type="submit" isDisabled={!request.success}>
        {texts.doBook}
      </Button>
    </form>
  );
}
