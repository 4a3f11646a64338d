import type { ConsoleSite } from '@loket/contract';
import { Checkbox, Field, RadioChoice, Select, useTexts } from '@loket/ui';
import { placeTexts } from '@loket/ui/texts/console-places.ts';
import type { SiteDraft, SiteProblems } from './site-draft.ts';

type RegimeFieldsProps = {
  regime: SiteDraft['regime'];
  problems: SiteProblems;
  /** Where people can be sent: every other site. */
  others: readonly ConsoleSite[];
  onChange: (regime: SiteDraft['regime']) => void;
};

const NOWHERE = 'nowhere';

/** What a site does for people who come. */
export function RegimeFields({ regime, problems, others, onChange }: RegimeFieldsProps) {
  const texts = useTexts(placeTexts);
  const elsewhere = others.map(({ id, name, municipality }) => ({
    value: id,
    label: `${name}, ${municipality}`,
  }));
  return (
    <>
      <RadioChoice
        label={texts.access}
        value={regime.access}
        options={[
          { value: 'walk_in', label: texts.walkIn },
          { value: 'appointment_only', label: texts.appointmentOnly },
        ]}
        onChange={(access) => onChange({ ...regime, access })}
      />
      <RadioChoice
        label={texts.service}
        value={regime.service}
        options={[
          { value: 'virtual', label: texts.virtual },
          { value: 'staffed', label: texts.staffed },
        ]}
        onChange={(service) => onChange({ ...regime, service })}
      />
      <div>
        <Checkbox
          checked={regime.controlledEntry}
          onChange={(controlledEntry) => onChange({ ...regime, controlledEntry })}
        >
          {texts.controlledEntry}
        </Checkbox>
        <Checkbox
          checked={regime.visitorCheckIn}
          onChange={(visitorCheckIn) => onChange({ ...regime, visitorCheckIn })}
        >
          {texts.visitorCheckIn}
        </Checkbox>
      </div>
      {regime.visitorCheckIn ? (
        <Field
          label={texts.accessZones}
          hint={texts.accessZonesHint}
          value={regime.accessZones}
          error={problems.accessZones ? texts[problems.accessZones] : undefined}
          onChange={(accessZones) => onChange({ ...regime, accessZones })}
        />
      ) : null}
      <Select
        label={texts.elsewhere}
        value={regime.elsewhere ?? NOWHERE}
        options={[{ value: NOWHERE, label: texts.nowhere }, ...elsewhere]}
        onChange={(chosen) =>
          onChange({ ...regime, elsewhere: others.find(({ id }) => id === chosen)?.id ?? null })
        }
      />
    </>
  );
}
