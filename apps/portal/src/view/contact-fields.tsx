import { EmailAddress, PhoneNumber } from '@loket/contract';
import { Field, useTexts } from '@loket/ui';
import { portalTexts } from '@loket/ui/texts/portal.ts';
import { usePortal } from '../session/portal-context.tsx';

export type Contact = { readonly name: string; readonly email: string; readonly phone: string };
export const noContact: Contact = { name: '', email: '', phone: '' };

export type ContactErrors = Partial<
  Record<keyof Contact, 'nameMissing' | 'emailWrong' | 'phoneWrong' | 'oneOfBoth'>
>;

/** What is missing or wrong, by field; the words are the page's. */
export function contactErrors({ name, email, phone }: Contact): ContactErrors {
  const errors: ContactErrors = {};
  if (name.trim().length < 2) errors.name = 'nameMissing';
  if (email.trim() !== '' && !EmailAddress.safeParse(email.trim()).success) errors.email = 'emailWrong';
  if (phone.trim() !== '' && !PhoneNumber.safeParse(phone).success) errors.phone = 'phoneWrong';
  if (email.trim() === '' && phone.trim() === '') errors.phone = 'oneOfBoth';
  return errors;
}

/** As central wants it: what was left empty is null. */
export const contactOf = ({ name, email, phone }: Contact) => ({
  name: name.trim(),
  email: email.trim() === '' ? null : email.trim(),
  phone: phone.trim() === '' ? null : phone.trim(),
});

type ContactFieldsProps = { contact: Contact; errors: ContactErrors; onChange: (contact: Contact) => void };

/** Name, e-mail (where this installation sends any) and telephone. */
export function ContactFields({ contact, errors, onChange }: ContactFieldsProps) {
  const texts = useTexts(portalTexts);
  const { mailEnabled } = usePortal().zone;
  const said = (field: keyof Contact) => {
    const error = errors[field];
    return error === undefined ? undefined : texts[error];
  };
  return (
    <>
      <Field
        label={texts.yourName}
        value={contact.name}
        onChange={(name) => onChange({ ...contact, name })}
        error={said('name')}
        autoComplete="name"
        maxLength={120}
      />
      {mailEnabled ? (
        <Field
          label={texts.email}
          type="email"
          inputMode="email"
          value={contact.email}
          onChange={(email) => onChange({ ...contact, email })}
          hint={texts.oneOfBoth}
          error={said('email')}
          autoComplete="email"
          maxLength={254}
        />
      ) : null}
      <Field
        label={texts.phone}
        type="tel"
        inputMode="tel"
        value={contact.phone}
        onChange={(phone) => onChange({ ...contact, phone })}
        error={said('phone')}
        autoComplete="tel"
        maxLength={30}
      />
    </>
  );
}
