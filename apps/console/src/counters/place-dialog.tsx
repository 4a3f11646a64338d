import type { ConsoleCounter, ConsoleSite, CounterRole, SiteId } from '@loket/contract';
import { Button, Checkbox, Dialog, Field, Select, useTexts } from '@loket/ui';
import { consoleTexts } from '@loket/ui/texts/console.ts';
import { counterTexts } from '@loket/ui/texts/console-counters.ts';
import { placeTexts } from '@loket/ui/texts/console-places.ts';
import { type FormEvent, useState } from 'react';
import type { Places } from '../session/console-api.ts';
import { useCommand } from '../session/use-command.ts';
import { useConsole } from '../view/console-context.ts';
import { FailureMessage } from '../view/failure-message.tsx';
import { nextLabel } from './counter-rows.ts';

type PlaceDialogProps = {
  places: Places;
  /** Null: plan a new counter. Else: move this one. */
  counter: ConsoleCounter | null;
  title: string;
  onDone: (counter: ConsoleCounter) => void;
  onClose: () => void;
};

/** Where a counter stands and what its door says: for a new one, or for one that moves. */
export function PlaceDialog({ places, counter, title, onDone, onClose }: PlaceDialogProps) {
  const texts = useTexts(counterTexts);
  const words = useTexts(consoleTexts);
  const { choose, fillIn } = useTexts(placeTexts);
  const { api } = useConsole();
  const command = useCommand();
  const sites = places.sites.filter(({ archived }) => !archived);
  const [siteId, setSiteId] = useState<SiteId | null>(counter?.siteId ?? null);
  const [label, setLabel] = useState(String(counter?.label ?? ''));
  const [roles, setRoles] = useState<readonly CounterRole[]>(['counter', 'ticket_kiosk']);
  const [tried, setTried] = useState(false);
  const number = /^[1-9]\d?$/.test(label.trim()) ? Number(label) : null;
  const taken = command.failure?.fields?.includes('label') ?? false;
  const chooseSite = (chosen: SiteId) => {
    setSiteId(chosen);
    setLabel(String(nextLabel(places.counters, chosen)));
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    command.forget();
    if (!siteId || number === null || roles.length === 0) return;
    const done = await command.run(() =>
      counter
        ? api.moveCounter(counter.id, { siteId, label: number })
        : api.makeCounter({ siteId, label: number, roles: [...roles] }),
    );
    if (done) onDone(done);
  };
  return (
    <Dialog open onClose={onClose} title={title} alert>
      {counter ? null : <p>{texts.addMore}</p>}
      <form className="form" onSubmit={(event) => void save(event)} noValidate>
        <Select
          label={texts.site}
          value={siteId}
          choose={choose}
          options={sites.map(siteOption)}
          error={tried && !siteId ? fillIn : undefined}
          onChange={chooseSite}
        />
        <Field
          label={texts.label}
          inputMode="numeric"
          maxLength={2}
          value={label}
          onChange={setLabel}
          error={taken ? texts.labelTaken : tried && number === null ? texts.wrongLabel : undefined}
        />
        {counter ? null : <RoleFields roles={roles} onChange={setRoles} tried={tried} />}
        {command.failure && !taken ? (
          command.failure.code === 'out_of_state' ? (
            <p className="form-error" role="status">
              {texts.busy}
            </p>
          ) : (
            <FailureMessage failure={command.failure} typed />
          )
        ) : null}
        <div className="form-actions">
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button look="primary" type="submit" isPending={command.running}>
            {counter ? texts.move : words.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

const siteOption = ({ id, name, municipality }: ConsoleSite) => ({
  value: id,
  label: `${name}, ${municipality}`,
});

type RoleFieldsProps = {
  roles: readonly CounterRole[];
  onChange: (roles: readonly CounterRole[]) => void;
  tried: boolean;
};

function RoleFields({ roles, onChange, tried }: RoleFieldsProps) {
  const texts = useTexts(counterTexts);
  const toggle = (role: CounterRole) => (checked: boolean) =>
    onChange(checked ? [...roles, role] : roles.filter((one) => one !== role));
  return (
    <fieldset className="plain-fieldset">
      <legend className="form-legend">{texts.roles}</legend>
      <Checkbox checked={roles.includes('counter')} onChange={toggle('counter')}>
        {texts.takesCalls}
      </Checkbox>
      <Checkbox checked={roles.includes('ticket_kiosk')} onChange={toggle('ticket_kiosk')}>
        {texts.givesTickets}
      </Checkbox>
      {tried && roles.length === 0 ? <p className="form-error">{texts.chooseRole}</p> : null}
    </fieldset>
  );
}
