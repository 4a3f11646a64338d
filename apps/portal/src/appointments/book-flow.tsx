import type { FoundInspector, OfferedSlot } from '@loket/contract';
import { PORTAL } from '@loket/contract';
import { Button, Choice, Field, Message, Select, useLocale, useTexts } from '@loket/ui';
import { House, Shield, UserRound } from '@loket/ui/icons.ts';
import { portalTexts } from '@loket/ui/texts/portal.ts';
import { agendaKindWords, portalAppointmentTexts } from '@loket/ui/texts/portal-appointments.ts';
import { type FormEvent, useCallback, useState } from 'react';
import type { PortalFailure } from '../session/portal-api.ts';
import { usePortal } from '../session/portal-context.tsx';
import { goTo } from '../session/route.ts';
import { Failure } from '../view/failure.tsx';
import { Page } from '../view/page.tsx';
import { DetailsPage, noDetails } from './details-page.tsx';
import { SlotPicker } from './slot-picker.tsx';

type With = { agendaId: string; name: string };
type Step =
  | { at: 'who' | 'address' | 'name' }
  | { at: 'found'; found: readonly FoundInspector[]; from: 'address' | 'name' }
  | { at: 'slot'; whom: With; slots: readonly OfferedSlot[]; from: Step; failure: PortalFailure | null }
  | { at: 'details'; whom: With; slot: OfferedSlot; from: Step };

const icon = { strokeWidth: 1.7, 'aria-hidden': true } as const;

/** From whom to when to who: one question a page. Nothing is kept anywhere until it is confirmed. */
export function BookFlow() {
  const { api, zone } = usePortal();
  const [step, setStep] = useState<Step>({ at: 'who' });
  const [failure, setFailure] = useState<PortalFailure | null>(null);
  const [running, setRunning] = useState(false);
  const [details, setDetails] = useState(noDetails);
  const [requestId, setRequestId] = useState(() => crypto.randomUUID());
  const locale = useLocale();
  const show = useCallback((next: Step) => {
    setFailure(null);
    setStep(next);
  }, []);

  const askSlots = (whom: With, from: Step, taken: PortalFailure | null = null) => {
    setRunning(true);
    void api.slots(zone.code, whom.agendaId).then((answer) => {
      setRunning(false);
      if (answer.ok) show({ at: 'slot', whom, slots: answer.value, from, failure: taken });
      else setFailure(answer.error);
    });
  };
  const find = (asked: { street: string; municipality: string; name: string }, from: 'address' | 'name') => {
    setRunning(true);
    void api.findInspector({ zone: zone.code, ...asked }).then((answer) => {
      setRunning(false);
      if (answer.ok) show({ at: 'found', found: answer.value, from });
      else setFailure(answer.error);
    });
  };

  switch (step.at) {
    case 'who':
      return (
        <WhoPage failure={failure} onWay={(at) => show({ at })} onService={(whom) => askSlots(whom, step)} />
      );
    case 'address':
      return (
        <AddressPage
          failure={failure}
          running={running}
          onBack={() => show({ at: 'who' })}
          onFind={(asked) => find({ ...asked, name: '' }, 'address')}
        />
      );
    case 'name':
      return (
        <NamePage
          failure={failure}
          running={running}
          onBack={() => show({ at: 'who' })}
          onFind={(name) => find({ street: '', municipality: '', name }, 'name')}
        />
      );
    case 'found':
      return (
        <FoundPage
          found={step.found}
          failure={failure}
          onBack={() => show({ at: step.from })}
          onChoose={(whom) => askSlots(whom, step)}
        />
      );
    case 'slot':
      return (
        <SlotPage
          {...step}
          onBack={() => show(step.from)}
          onPick={(slot) => show({ at: 'details', whom: step.whom, slot, from: step })}
        />
      );
    case 'details':
      return (
        <DetailsPage
          slot={step.slot}
          withWhom={step.whom.name}
          details={details}
          failure={failure}
          running={running}
          onChange={setDetails}
          onBack={() => show(step.from)}
          onConfirm={(booker) => {
            setRunning(true);
            const request = { zone: zone.code, slotId: step.slot.id, locale, requestId, invitation: null };
            void api.book({ ...request, ...booker }).then((answer) => {
              setRunning(false);
              if (answer.ok) return goTo(PORTAL.appointmentPage(answer.value.secret), true);
              // Lost the race: what was typed stays, and the moments are asked again.
              setRequestId(crypto.randomUUID());
              const from = step.from.at === 'slot' ? step.from.from : step.from;
              if (answer.error.code === 'slot_taken') askSlots(step.whom, from, answer.error);
              else setFailure(answer.error);
            });
          }}
        />
      );
  }
}

type WhoProps = {
  failure: PortalFailure | null;
  onWay: (way: 'address' | 'name') => void;
  onService: (whom: With) => void;
};

function WhoPage({ failure, onWay, onService }: WhoProps) {
  const texts = useTexts(portalAppointmentTexts);
  const kinds = useTexts(agendaKindWords);
  const { zone } = usePortal();
  return (
    <Page title={texts.withWhom} onBack={() => goTo('/portal/')}>
      <Failure failure={failure} />
      <div className="choices">
        <Choice icon={<House {...icon} />} onPress={() => onWay('address')}>
          {texts.byAddress}
        </Choice>
        <Choice icon={<UserRound {...icon} />} onPress={() => onWay('name')}>
          {texts.byName}
        </Choice>
        {zone.services.map(({ agendaId, kind, name }) => (
          <Choice
            key={agendaId}
            icon={<Shield {...icon} />}
            onPress={() => onService({ agendaId, name: kind === 'virtual_counter' ? name : kinds[kind] })}
          >
            {kinds[kind]}
            {kind === 'virtual_counter' ? <span className="choice-more">{name}</span> : null}
          </Choice>
        ))}
      </div>
    </Page>
  );
}

type AddressProps = {
  failure: PortalFailure | null;
  running: boolean;
  onBack: () => void;
  onFind: (asked: { street: string; municipality: string }) => void;
};

function AddressPage({ failure, running, onBack, onFind }: AddressProps) {
  const texts = useTexts(portalAppointmentTexts);
  const { zone } = usePortal();
  const [street, setStreet] = useState('');
  const [municipality, setMunicipality] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onFind({ street, municipality: municipality ?? '' });
  };
  return (
    <Page title={texts.whereLive} onBack={onBack}>
      <Failure failure={failure} kept />
      <form onSubmit={submit}>
        <Field
          label={texts.street}
          value={street}
          onChange={setStreet}
          autoComplete="street-address"
          maxLength={120}
        />
        <Select
          label={texts.municipality}
          value={municipality}
          choose={texts.chooseMunicipality}
          options={zone.municipalities.map(({ name }) => ({ value: name, label: name }))}
          onChange={setMunicipality}
        />
        <Button look="primary" type="submit" isDisabled={running}>
          {texts.search}
        </Button>
      </form>
    </Page>
  );
}

type NameProps = Omit<AddressProps, 'onFind'> & { onFind: (name: string) => void };

function NamePage({ failure, running, onBack, onFind }: NameProps) {
  const texts = useTexts(portalAppointmentTexts);
  const [name, setName] = useState('');
  return (
    <Page title={texts.whoseName} onBack={onBack}>
      <Failure failure={failure} kept />
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') onFind(name);
        }}
      >
        <Field label={texts.inspectorName} value={name} onChange={setName} maxLength={120} />
        <Button look="primary" type="submit" isDisabled={running}>
          {texts.search}
        </Button>
      </form>
    </Page>
  );
}

type FoundProps = {
  found: readonly FoundInspector[];
  failure: PortalFailure | null;
  onBack: () => void;
  onChoose: (whom: With) => void;
};

function FoundPage({ found, failure, onBack, onChoose }: FoundProps) {
  const texts = useTexts(portalAppointmentTexts);
  return (
    <Page title={found.length === 0 ? texts.nobodyFound : texts.whoseIsIt} onBack={onBack}>
      <Failure failure={failure} />
      {found.length === 0 ? <Message status="attention" title={texts.nobodyFoundText} /> : null}
      <div className="choices">
        {found.map(({ agendaId, name, neighbourhood, municipality, street }) => (
          <Choice
            key={`${agendaId} ${neighbourhood} ${street ?? ''}`}
            icon={<UserRound {...icon} />}
            onPress={() => onChoose({ agendaId, name })}
          >
            {name}
            <span className="choice-more">
              {[street, neighbourhood, municipality].filter(Boolean).join(', ')}
            </span>
          </Choice>
        ))}
      </div>
    </Page>
  );
}

type SlotProps = {
  whom: With;
  slots: readonly OfferedSlot[];
  failure: PortalFailure | null;
  onBack: () => void;
  onPick: (slot: OfferedSlot) => void;
};

function SlotPage({ whom, slots, failure, onBack, onPick }: SlotProps) {
  const texts = useTexts(portalAppointmentTexts);
  const shared = useTexts(portalTexts);
  return (
    <Page title={texts.when} above={<p>{texts.withName(whom.name)}</p>} onBack={onBack}>
      <Failure failure={failure} kept />
      <SlotPicker slots={slots} action={shared.goOn} onPick={onPick} />
    </Page>
  );
}
