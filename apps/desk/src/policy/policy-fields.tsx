import { RoutingPolicy } from '@loket/contract';
import { Field, RadioChoice, useTexts } from '@loket/ui';
import { boardPolicyTexts, policyNumberWords, routingModeWords } from '@loket/ui/texts/desk-board-policy.ts';
import { draftOf, type PolicyDraft, type PolicyNumber, rangeOf } from './policy-form.ts';

type PolicyFieldsProps = {
  draft: PolicyDraft;
  wrong: ReadonlySet<PolicyNumber>;
  /** A version that somebody else saved meanwhile, and where the draft differs from it. */
  newer?: { policy: RoutingPolicy; changed: ReadonlySet<keyof PolicyDraft> };
  onChange: (change: Partial<PolicyDraft>) => void;
};

/** Each rule under what it is about, in words. */
export function PolicyFields(props: PolicyFieldsProps) {
  const texts = useTexts(boardPolicyTexts);
  const modes = useTexts(routingModeWords);
  const { draft, newer, onChange } = props;
  const numbers = (...fields: PolicyNumber[]) => (
    <div className="form-row">
      {fields.map((field) => (
        <NumberField key={field} field={field} {...props} />
      ))}
    </div>
  );
  return (
    <>
      <RadioChoice
        label={texts.mode}
        value={draft.mode}
        stacked
        hint={newer?.changed.has('mode') ? texts.holdsNow(modes[newer.policy.mode]) : undefined}
        options={RoutingPolicy.shape.mode.options.map((mode) => ({ value: mode, label: modes[mode] }))}
        onChange={(mode) => onChange({ mode })}
      />
      <fieldset className="policy-group">
        <legend className="form-legend">{texts.headStarts}</legend>
        <p className="form-hint">{texts.headStartsHint}</p>
        {numbers('returning', 'raised', 'appointment', 'siteTurnMinutes')}
      </fieldset>
      <fieldset className="policy-group">
        <legend className="form-legend">{texts.firstFor}</legend>
        <p className="form-hint">{texts.firstForHint}</p>
        {numbers('languageFirstMinutes', 'skillFirstMinutes')}
      </fieldset>
      <fieldset className="policy-group">
        <legend className="form-legend">{texts.calling}</legend>
        {draft.mode === 'offer'
          ? numbers('recalls', 'parkMinutes', 'offerSeconds')
          : numbers('recalls', 'parkMinutes')}
      </fieldset>
    </>
  );
}

function NumberField({ field, draft, wrong, newer, onChange }: PolicyFieldsProps & { field: PolicyNumber }) {
  const texts = useTexts(boardPolicyTexts);
  const names = useTexts(policyNumberWords);
  const { least, most } = rangeOf(field);
  return (
    <Field
      label={names[field]}
      inputMode="numeric"
      maxLength={4}
      value={draft[field]}
      hint={newer?.changed.has(field) ? texts.holdsNow(draftOf(newer.policy)[field]) : undefined}
      error={wrong.has(field) ? texts.between(`${least} ${texts.to} ${most}`) : undefined}
      onChange={(typed) => onChange({ [field]: typed })}
    />
  );
}
