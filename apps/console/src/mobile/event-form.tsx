import type { ConsoleSite, SitesOverview } from '@loket/contract';
import { Button, Field, Message, RadioChoice, Select, useTexts } from '@loket/ui';
import { consoleTexts, mobileTexts } from '@loket/ui/texts/console.ts';
import { eventTemplateWords } from '@loket/ui/texts/console-audit-words.ts';
import { counterTexts } from '@loket/ui/texts/console-counters.ts';
import { placeTexts } from '@loket/ui/texts/console-places.ts';
import { type FormEvent, useMemo, useRef, useState } from 'react';
import { freeCode, takenProblems } from '../places/site-draft.ts';
import { TimeField } from '../places/span-fields.tsx';
import type { MobileView } from '../session/console-api.ts';
import { useCommand } from '../session/use-command.ts';
import { useConsole } from '../view/console-context.ts';
import { FailureMessage } from '../view/failure-message.tsx';
import { type EventDraft, type EventProblems, eventOf, newEvent } from './event-draft.ts';

type EventFormProps = {
  view: MobileView;
  overview: SitesOverview | null;
  onMade: (site: ConsoleSite) => void;
  onCancel: () => void;
};

/** An event from a template, filled in on a tablet in the street: few fields, the rest suggested. */
export function EventForm({ view, overview, onMade, onCancel }: EventFormProps) {
  const texts = useTexts(mobileTexts);
  const words = useTexts(consoleTexts);
  const places = useTexts(placeTexts);
  const { api } = useConsole();
  const command = useCommand();
  const form = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState<EventDraft>(() => ({
    ...newEvent(Date.now()),
    templateId: view.templates[0]?.id ?? null,
    counterId: view.counters.length === 1 ? (view.counters[0]?.id ?? null) : null,
  }));
  const [problems, setProblems] = useState<EventProblems>({});
  const taken = useMemo(() => new Set(overview?.sites.map(({ code }) => code)), [overview]);
  const suggested = freeCode(draft.name, taken);
  const change = (part: Partial<EventDraft>) => setDraft((before) => ({ ...before, ...part }));
  const told = { ...problems, ...takenProblems(command.failure?.fields ?? []) };
  const errorOf = (field: keyof EventProblems) => {
    const problem = told[field];
    return problem ? places[problem] : undefined;
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const read = eventOf(draft, suggested);
    setProblems(read.ok ? {} : read.problems);
    command.forget();
    if (!read.ok) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    const made = await command.run(() => api.makeEvent(read.value));
    if (made) onMade(made);
  };
  const counterOptions = useCounterOptions(view, overview);
  return (
    <form className="form event-form" onSubmit={(event) => void save(event)} noValidate ref={form}>
      <Templates view={view} value={draft.templateId} onChange={(templateId) => change({ templateId })} />
      <Field
        label={texts.name}
        hint={texts.nameHint}
        value={draft.name}
        maxLength={120}
        error={errorOf('name')}
        onChange={(name) => change({ name })}
      />
      <Field
        label={texts.address}
        hint={texts.addressHint}
        value={draft.address}
        maxLength={200}
        error={errorOf('address')}
        onChange={(address) => change({ address })}
      />
      <div className="form-row">
        <Select
          label={places.municipality}
          value={draft.municipalityId}
          choose={places.choose}
          options={view.municipalities.map(({ id, name }) => ({ value: id, label: name }))}
          error={errorOf('municipalityId')}
          onChange={(municipalityId) => change({ municipalityId })}
        />
        <Field
          label={places.code}
          value={draft.code ?? suggested}
          maxLength={2}
          error={errorOf('code')}
          onChange={(code) => change({ code: code.toUpperCase() })}
        />
      </div>
      <When draft={draft} onChange={change} error={errorOf('window')} />
      {view.counters.length === 0 ? (
        <Message status="attention" title={texts.noCounters} />
      ) : (
        <Select
          label={texts.counter}
          value={draft.counterId}
          choose={places.choose}
          options={counterOptions}
          error={errorOf('counterId')}
          onChange={(counterId) => change({ counterId })}
        />
      )}
      {command.failure ? (
        command.failure.code === 'out_of_state' ? (
          <BusyCounter />
        ) : (
          <FailureMessage failure={command.failure} typed />
        )
      ) : null}
      <div className="form-actions">
        <Button onPress={onCancel}>{words.cancel}</Button>
        <Button look="primary" type="submit" isPending={command.running}>
          {texts.start}
        </Button>
      </div>
    </form>
  );
}

function BusyCounter() {
  const texts = useTexts(counterTexts);
  return <Message status="attention" title={texts.busy} announce />;
}

type TemplatesProps = { view: MobileView; value: string | null; onChange: (id: string) => void };

function Templates({ view, value, onChange }: TemplatesProps) {
  const texts = useTexts(mobileTexts);
  const known: Readonly<Record<string, string>> = useTexts(eventTemplateWords);
  return (
    <RadioChoice
      label={texts.template}
      value={value}
      stacked
      options={view.templates.map(({ id, name }) => ({ value: id, label: known[id] ?? name }))}
      onChange={onChange}
    />
  );
}

type WhenProps = {
  draft: EventDraft;
  onChange: (part: Partial<EventDraft>) => void;
  error: string | undefined;
};

function When({ draft: { from, to }, onChange, error }: WhenProps) {
  const texts = useTexts(placeTexts);
  return (
    <div className="form-row when">
      <Field
        type="date"
        label={texts.fromDate}
        value={from.date}
        onChange={(date) => onChange({ from: { ...from, date } })}
      />
      <TimeField
        labelled
        label={texts.fromTime}
        value={from.time}
        onChange={(time) => onChange({ from: { ...from, time } })}
      />
      <Field
        type="date"
        label={texts.toDate}
        value={to.date}
        onChange={(date) => onChange({ to: { ...to, date } })}
      />
      <TimeField
        labelled
        label={texts.toTime}
        value={to.time}
        error={error}
        onChange={(time) => onChange({ to: { ...to, time } })}
      />
    </div>
  );
}

/** The counters that can come along, by where they stand now. */
function useCounterOptions({ counters }: MobileView, overview: SitesOverview | null) {
  const texts = useTexts(counterTexts);
  return counters.map(({ id, siteId, label }) => {
    const site = overview?.sites.find((one) => one.id === siteId);
    const counter = texts.counterOf(String(label));
    return { value: id, label: site ? `${site.name}, ${counter}` : counter };
  });
}
