import { PORTAL, type ReceivedReport } from '@loket/contract';
import { Button, Checkbox, TextArea, useLocale, useTexts } from '@loket/ui';
import { portalTexts } from '@loket/ui/texts/portal.ts';
import { type FormEvent, useState } from 'react';
import type { PortalFailure } from '../session/portal-api.ts';
import { usePortal } from '../session/portal-context.tsx';
import { goTo } from '../session/route.ts';
import { ContactFields, contactErrors, contactOf } from '../view/contact-fields.tsx';
import { Failure } from '../view/failure.tsx';
import { Page } from '../view/page.tsx';
import { DonePage } from './done-page.tsx';
import { noReporter } from './who-step.tsx';

/** The contact form, with the zone's promise above it. */
export function QuestionFlow() {
  const { api, zone } = usePortal();
  const texts = useTexts(portalTexts);
  const locale = useLocale();
  const [text, setText] = useState('');
  const [person, setPerson] = useState({ ...noReporter, mailMe: true });
  const [tried, setTried] = useState(false);
  const [failure, setFailure] = useState<PortalFailure | null>(null);
  const [running, setRunning] = useState(false);
  const [requestId] = useState(() => crypto.randomUUID());
  const [received, setReceived] = useState<ReceivedReport | null>(null);
  const errors = contactErrors(person);
  const missing = text.trim().length < 5;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (missing || Object.keys(errors).length > 0) return;
    setRunning(true);
    const contact = contactOf(person);
    const report = {
      zone: zone.code,
      category: 'question',
      role: null,
      locale,
      text,
      when: '',
      place: '',
      point: null,
      municipalityId: null,
      photos: [],
      person: { ...contact, mailMe: person.mailMe && zone.mailEnabled && contact.email !== null },
      requestId,
    } as const;
    void api.report({ ...report, photos: [] }).then((answer) => {
      setRunning(false);
      if (answer.ok) setReceived(answer.value);
      else setFailure(answer.error);
    });
  };
  if (received)
    return <DonePage received={received} path={PORTAL.reportPage(received.secret)} quickExit={false} />;
  return (
    <Page
      title={texts.askTitle}
      above={<p>{texts.answerWithin(zone.answerDays)}</p>}
      onBack={() => goTo('/portal/')}
    >
      <Failure failure={failure} kept />
      <form onSubmit={submit} noValidate>
        <TextArea
          label={texts.yourQuestion}
          rows={6}
          value={text}
          onChange={setText}
          error={tried && missing ? texts.questionMissing : undefined}
          maxLength={8_000}
        />
        <ContactFields
          contact={person}
          errors={tried ? errors : {}}
          onChange={(contact) => setPerson({ ...person, ...contact })}
        />
        {zone.mailEnabled && person.email.trim() !== '' ? (
          <Checkbox
            checked={person.mailMe}
            hint={texts.mailMeHint}
            onChange={(mailMe) => setPerson({ ...person, mailMe })}
          >
            {texts.mailMe}
          </Checkbox>
        ) : null}
        <Button look="primary" type="submit" isDisabled={running}>
          {texts.send}
        </Button>
      </form>
    </Page>
  );
}
