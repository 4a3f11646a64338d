import type { Booker, OfferedSlot } from '@loket/contract';
import { Button, Field, useLocale, useTexts } from '@loket/ui';
import { portalAppointmentTexts } from '@loket/ui/texts/portal-appointments.ts';
import { type FormEvent, useState } from 'react';
import type { PortalFailure } from '../session/portal-api.ts';
import { type Contact, ContactFields, contactErrors, contactOf, noContact } from '../view/contact-fields.tsx';
import { Failure } from '../view/failure.tsx';
import { Page } from '../view/page.tsx';
import { wholeMoment } from './moments.ts';
import { placeOf } from './slot-picker.tsx';

export type Details = Contact & { readonly subject: string; readonly address: string };
export const noDetails: Details = { ...noContact, subject: '', address: '' };

type DetailsPageProps = {
  slot: OfferedSlot;
  withWhom: string;
  details: Details;
  failure: PortalFailure | null;
  running: boolean;
  onChange: (details: Details) => void;
  onBack: () => void;
  onConfirm: (booker: Booker) => void;
};

/** Who comes and why; the moment that will be taken stands above the line. */
export function DetailsPage(props: DetailsPageProps) {
  const { slot, withWhom, details, failure, running, onChange, onBack, onConfirm } = props;
  const texts = useTexts(portalAppointmentTexts);
  const locale = useLocale();
  const [tried, setTried] = useState(false);
  const atHome = slot.placeKind === 'home';
  const errors = contactErrors(details);
  const noSubject = details.subject.trim().length < 2;
  const noAddress = atHome && details.address.trim().length < 5;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(errors).length > 0 || noSubject || noAddress) return;
    onConfirm({
      ...contactOf(details),
      subject: details.subject.trim(),
      address: atHome ? details.address.trim() : null,
    });
  };
  const above = (
    <p>
      <strong>{wholeMoment(slot.startsAt, locale)}</strong>
      <br />
      {texts.withName(withWhom)}, {placeOf(slot, texts)}
    </p>
  );
  return (
    <Page title={texts.whoAreYou} above={above} onBack={onBack}>
      <Failure failure={failure} kept />
      <form onSubmit={submit} noValidate>
        <ContactFields
          contact={details}
          errors={tried ? errors : {}}
          onChange={(contact) => onChange({ ...details, ...contact })}
        />
        {atHome ? (
          <Field
            label={texts.homeAddress}
            value={details.address}
            onChange={(address) => onChange({ ...details, address })}
            error={tried && noAddress ? texts.addressMissing : undefined}
            autoComplete="street-address"
            maxLength={200}
          />
        ) : null}
        <Field
          label={texts.subject}
          hint={texts.subjectHint}
          value={details.subject}
          onChange={(subject) => onChange({ ...details, subject })}
          error={tried && noSubject ? texts.subjectMissing : undefined}
          maxLength={200}
        />
        <Button look="primary" type="submit" isDisabled={running}>
          {texts.confirm}
        </Button>
      </form>
    </Page>
  );
}
