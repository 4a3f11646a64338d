import { Button, Checkbox, RadioChoice, useTexts } from '@loket/ui';
import { portalTexts } from '@loket/ui/texts/portal.ts';
import { portalReportTexts } from '@loket/ui/texts/portal-reports.ts';
import { type FormEvent, useState } from 'react';
import type { PortalFailure } from '../session/portal-api.ts';
import { usePortal } from '../session/portal-context.tsx';
import { type Contact, ContactFields, contactErrors, noContact } from '../view/contact-fields.tsx';
import { Failure } from '../view/failure.tsx';
import { Page } from '../view/page.tsx';

export type Reporter = Contact & { readonly named: boolean | null; readonly mailMe: boolean };
export const noReporter: Reporter = { ...noContact, named: null, mailMe: false };

type WhoStepProps = {
  reporter: Reporter;
  mayBeAnonymous: boolean;
  quickExit: boolean;
  failure: PortalFailure | null;
  running: boolean;
  onReporter: (reporter: Reporter) => void;
  onBack: () => void;
  onSend: (anonymous: boolean) => void;
};

/** With a name or without: both look the same and are as easy, where the zone allows both. */
export function WhoStep(props: WhoStepProps) {
  const { reporter, mayBeAnonymous, quickExit, failure, running, onReporter, onBack, onSend } = props;
  const texts = useTexts(portalReportTexts);
  const shared = useTexts(portalTexts);
  const { mailEnabled } = usePortal().zone;
  const [tried, setTried] = useState(false);
  const named = !mayBeAnonymous || reporter.named === true;
  const chosen = !mayBeAnonymous || reporter.named !== null;
  const errors = named ? contactErrors(reporter) : {};
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (chosen && Object.keys(errors).length === 0) onSend(!named);
  };
  return (
    <Page title={texts.whoReports} onBack={onBack} quickExit={quickExit}>
      <Failure failure={failure} kept />
      <form onSubmit={submit} noValidate>
        {mayBeAnonymous ? (
          <RadioChoice
            label={texts.whoReports}
            value={reporter.named === null ? null : reporter.named ? 'named' : 'anonymous'}
            stacked
            options={[
              { value: 'anonymous', label: texts.anonymous },
              { value: 'named', label: texts.named },
            ]}
            onChange={(choice) => onReporter({ ...reporter, named: choice === 'named' })}
          />
        ) : (
          <p>{texts.nameNeeded}</p>
        )}
        {named ? (
          <ContactFields
            contact={reporter}
            errors={tried ? errors : {}}
            onChange={(contact) => onReporter({ ...reporter, ...contact })}
          />
        ) : null}
        {named && mailEnabled && reporter.email.trim() !== '' ? (
          <Checkbox
            checked={reporter.mailMe}
            hint={shared.mailMeHint}
            onChange={(mailMe) => onReporter({ ...reporter, mailMe })}
          >
            {shared.mailMe}
          </Checkbox>
        ) : null}
        <Button look="primary" type="submit" isDisabled={!chosen || running}>
          {shared.send}
        </Button>
      </form>
    </Page>
  );
}
