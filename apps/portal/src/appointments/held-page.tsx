import { type HeldAppointment, type OfferedSlot, PORTAL } from '@loket/contract';
import { Button, Dialog, Message, startSentence, useLocale, useTexts } from '@loket/ui';
import { portalTexts } from '@loket/ui/texts/portal.ts';
import { portalAppointmentTexts } from '@loket/ui/texts/portal-appointments.ts';
import { useCallback, useState } from 'react';
import type { Answered, PortalFailure } from '../session/portal-api.ts';
import { usePortal } from '../session/portal-context.tsx';
import { goTo } from '../session/route.ts';
import { Failure } from '../view/failure.tsx';
import { NotThere, useAsked } from '../view/loading.tsx';
import { Page } from '../view/page.tsx';
import { PersonalLink } from '../view/personal-link.tsx';
import { wholeMoment } from './moments.ts';
import { placeOf, SlotPicker } from './slot-picker.tsx';

/** What the personal link opens. Opening it changes nothing: moving and cancelling are each asked once more. */
export function HeldPage({ secret }: { secret: string }) {
  const { api } = usePortal();
  const { loaded, again, set } = useAsked(useCallback(() => api.appointment(secret), [api, secret]));
  const [done, setDone] = useState<'isMoved' | null>(null);
  const [failure, setFailure] = useState<PortalFailure | null>(null);
  const [running, setRunning] = useState(false);
  const [moving, setMoving] = useState<readonly OfferedSlot[] | null>(null);
  if (loaded.state !== 'there') return <NotThere loaded={loaded} again={again} />;
  const held = loaded.value;

  const change = (asked: Answered<HeldAppointment>, what: 'isMoved' | null) => {
    setRunning(true);
    setFailure(null);
    void asked.then(async (answer) => {
      setRunning(false);
      if (answer.ok) {
        set(answer.value);
        setDone(what);
        setMoving(null);
        return;
      }
      setFailure(answer.error);
      if (answer.error.code === 'slot_taken') await askSlots(held, true);
      else if (answer.error.code !== 'no_answer') {
        setMoving(null);
        const now = await api.appointment(secret);
        if (now.ok) set(now.value);
      }
    });
  };
  const askSlots = async (of: HeldAppointment, keepFailure = false) => {
    const slots = await api.slots(zoneOf(of.secret), of.agendaId);
    if (slots.ok) setMoving(slots.value);
    if (!keepFailure || !slots.ok) setFailure(slots.ok ? null : slots.error);
  };
  if (moving)
    return (
      <MovePage
        held={held}
        slots={moving}
        failure={failure}
        running={running}
        onBack={() => setMoving(null)}
        onPick={(slot) =>
          change(api.move({ secret: held.secret, sequence: held.sequence, slotId: slot.id }), 'isMoved')
        }
      />
    );
  return (
    <AppointmentPage
      held={held}
      done={done}
      failure={failure}
      running={running}
      onMove={() => void askSlots(held)}
      onCancel={() => change(api.cancel({ secret: held.secret, sequence: held.sequence }), null)}
    />
  );
}

/** The code in front of the secret is the zone's. */
const zoneOf = (secret: string): string => secret.slice(0, -23);

type MovePageProps = {
  held: HeldAppointment;
  slots: readonly OfferedSlot[];
  failure: PortalFailure | null;
  running: boolean;
  onBack: () => void;
  onPick: (slot: OfferedSlot) => void;
};

function MovePage({ held, slots, failure, running, onBack, onPick }: MovePageProps) {
  const texts = useTexts(portalAppointmentTexts);
  return (
    <Page title={texts.when} above={<p>{texts.withName(held.withWhom)}</p>} onBack={onBack}>
      <Failure failure={failure} />
      <SlotPicker slots={slots} action={texts.moveYes} running={running} onPick={onPick} />
    </Page>
  );
}

export type AppointmentPageProps = {
  held: HeldAppointment;
  done: 'isMoved' | null;
  failure: PortalFailure | null;
  running: boolean;
  onMove: () => void;
  onCancel: () => void;
};

export function AppointmentPage({ held, done, failure, running, onMove, onCancel }: AppointmentPageProps) {
  const texts = useTexts(portalAppointmentTexts);
  const shared = useTexts(portalTexts);
  const locale = useLocale();
  const [asking, setAsking] = useState(false);
  const cancelled = held.state === 'cancelled';
  const state = cancelled
    ? texts.isCancelled
    : done
      ? texts[done]
      : held.changeable
        ? texts.isMade
        : texts.isOver;
  return (
    <Page title={cancelled ? texts.isCancelled : startSentence(wholeMoment(held.slot.startsAt, locale))}>
      <Failure failure={failure} />
      <Message status={cancelled || !held.changeable ? 'absent' : 'good'} title={state} announce>
        {held.mailed ? texts.toldByMail : cancelled || done ? texts.policeTold : null}
      </Message>
      <section className="paper" aria-label={texts.yourAppointment}>
        <dl>
          {cancelled ? <Fact name={texts.when} value={wholeMoment(held.slot.startsAt, locale)} /> : null}
          <Fact name={texts.withLabel} value={held.withWhom} />
          <Fact name={shared.yourName} value={held.name} />
          <Fact name={texts.subject} value={held.subject} />
          <Fact name={texts.place} value={held.address ?? placeOf(held.slot, texts)} />
        </dl>
        {held.code ? (
          <div>
            <p>{texts.kioskCode}</p>
            <p className="kiosk-code">{held.code}</p>
          </div>
        ) : null}
      </section>
      {held.changeable ? (
        <>
          <Button onPress={() => save(held.calendarFile)}>{texts.saveCalendar}</Button>
          <Button onPress={onMove} isDisabled={running}>
            {texts.move}
          </Button>
          <Button onPress={() => setAsking(true)} isDisabled={running}>
            {texts.cancel}
          </Button>
          <PersonalLink path={PORTAL.appointmentPage(held.secret)} />
        </>
      ) : null}
      <Button onPress={() => goTo('/portal/')}>{shared.home}</Button>
      <Dialog open={asking} onClose={() => setAsking(false)} title={texts.cancelQuestion} alert>
        <p>{wholeMoment(held.slot.startsAt, locale)}</p>
        <Button
          onPress={() => {
            setAsking(false);
            onCancel();
          }}
        >
          {texts.cancelYes}
        </Button>
        <Button onPress={() => setAsking(false)}>{texts.cancelNo}</Button>
      </Dialog>
    </Page>
  );
}

const Fact = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);

/** Hands the calendar file to the browser. */
function save(calendar: string): void {
  const address = URL.createObjectURL(new Blob([calendar], { type: 'text/calendar' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'afspraak.ics';
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
