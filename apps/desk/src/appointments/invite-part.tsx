import { Invite, type Invited, LOCALES, Locale, type Me } from '@loket/contract';
import { Button, Field, languageNames, Message, Select, useTexts } from '@loket/ui';
import { deskAppointmentTexts } from '@loket/ui/texts/desk-appointments.ts';
import { type FormEvent, useState } from 'react';
import type { DeskFailure } from '../session/rest-client.ts';
import type { AppointmentsApi } from './api.ts';
import { FailureMessage } from './failure-message.tsx';
import { useList } from './use-list.ts';

const nobody = { name: '', email: '', phone: '', subject: '' };

/** Somebody of a case picks one of my moments, by a link of their own. */
export function InvitePart({ api, me }: { api: AppointmentsApi; me: Me }) {
  const texts = useTexts(deskAppointmentTexts);
  const { value: agendas, failure } = useList(api.agendas);
  const own = agendas?.find(({ staffId }) => staffId === me.staffId);
  const [typed, setTyped] = useState(nobody);
  const [language, setLanguage] = useState<Locale>('nl');
  const [refused, setRefused] = useState<DeskFailure | null>(null);
  const [invited, setInvited] = useState<Invited | null>(null);
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
  const invite = Invite.safeParse({
    agendaId: own?.id,
    locale: language,
    name: typed.name,
    email: orNull(typed.email),
    phone: orNull(typed.phone),
    subject: typed.subject,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!invite.success) return;
    void api.invite(invite.data).then((answer) => {
      setRefused(answer.ok ? null : answer.error);
      setInvited(answer.ok ? answer.value : null);
      if (answer.ok) setTyped(nobody);
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
  if (agendas && !own) return <Message status="absent" title={texts.noAgenda} />;
  return (
    <form className="part form" onSubmit={submit}>
      <FailureMessage failure={refused ?? failure} />
      {invited ? (
        <Message status="good" title={texts.isInvited} announce>
          {invited.mailed ? texts.toldByMail(1) : texts.handOverLink}
        </Message>
      ) : null}
      {invited && !invited.mailed ? <p className="shown-link">{invited.url}</p> : null}
      <div className="form-row">
        {field('name', texts.name)}
        {field('email', texts.email, 'email')}
        {field('phone', texts.phone, 'tel')}
      </div>
      {field('subject', texts.inviteSubject)}
      <Select
        label={texts.language}
        value={language}
        options={LOCALES.map((one) => ({ value: one, label: languageNames[one] }))}
        onChange={(chosen) => setLanguage(Locale.parse(chosen))}
      />
      <Button look="primary" type="submit" isDisabled={!invite.success}>
        {texts.sendInvitation}
      </Button>
    </form>
  );
}
