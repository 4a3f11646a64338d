import { type InvitationView, type OfferedSlot, PORTAL } from '@loket/contract';
import { Button, Message, useLocale, useTexts } from '@loket/ui';
import { portalTexts } from '@loket/ui/texts/portal.ts';
import { portalAppointmentTexts } from '@loket/ui/texts/portal-appointments.ts';
import { useCallback, useState } from 'react';
import type { PortalFailure } from '../session/portal-api.ts';
import { usePortal } from '../session/portal-context.tsx';
import { goTo } from '../session/route.ts';
import { Failure } from '../view/failure.tsx';
import { NotThere, useAsked } from '../view/loading.tsx';
import { Page } from '../view/page.tsx';
import { type Details, DetailsPage, noDetails } from './details-page.tsx';
import { SlotPicker } from './slot-picker.tsx';

/** Somebody of a case picks a moment that suits them and the case handler. */
export function InvitationPage({ secret }: { secret: string }) {
  const { api } = usePortal();
  const { loaded, again } = useAsked(useCallback(() => api.invitation(secret), [api, secret]));
  // Kept here, because the moments are asked again after a lost race.
  const [failure, setFailure] = useState<PortalFailure | null>(null);
  if (loaded.state !== 'there') return <NotThere loaded={loaded} again={again} />;
  return <Picking invitation={loaded.value} {...{ secret, again, failure, setFailure }} />;
}

type PickingProps = {
  invitation: InvitationView;
  secret: string;
  again: () => void;
  failure: PortalFailure | null;
  setFailure: (failure: PortalFailure | null) => void;
};

function Picking({ invitation, secret, again, failure, setFailure }: PickingProps) {
  const { api } = usePortal();
  const texts = useTexts(portalAppointmentTexts);
  const shared = useTexts(portalTexts);
  const locale = useLocale();
  const [slot, setSlot] = useState<OfferedSlot | null>(null);
  const [running, setRunning] = useState(false);
  const [requestId] = useState(() => crypto.randomUUID());
  const [details, setDetails] = useState<Details>({
    ...noDetails,
    name: invitation.name,
    email: invitation.email ?? '',
    phone: invitation.phone ?? '',
    subject: invitation.subject,
  });
  const above = <p>{texts.withName(invitation.withWhom)}</p>;
  const { appointment } = invitation;
  if (appointment)
    return (
      <Page title={texts.invited} above={above}>
        <Message status="good" title={texts.alreadyPicked} />
        <Button look="primary" onPress={() => goTo(PORTAL.appointmentPage(appointment), true)}>
          {texts.toAppointment}
        </Button>
      </Page>
    );
  if (!slot)
    return (
      <Page title={texts.invited} above={above}>
        <Failure failure={failure} />
        <p>{texts.when}</p>
        <SlotPicker slots={invitation.slots} action={shared.goOn} onPick={setSlot} />
      </Page>
    );
  return (
    <DetailsPage
      slot={slot}
      withWhom={invitation.withWhom}
      details={details}
      failure={failure}
      running={running}
      onChange={setDetails}
      onBack={() => setSlot(null)}
      onConfirm={(booker) => {
        setRunning(true);
        const request = { zone: invitation.zone, slotId: slot.id, locale, requestId, invitation: secret };
        void api.book({ ...request, ...booker }).then((answer) => {
          setRunning(false);
          if (answer.ok) return goTo(PORTAL.appointmentPage(answer.value.secret), true);
          setFailure(answer.error);
          if (answer.error.code === 'slot_taken') again();
        });
      }}
    />
  );
}
