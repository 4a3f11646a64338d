import { Label, Radio, RadioGroup, Text } from 'react-aria-components';
import type { Option } from './select.tsx';
import './checkbox.css';
import './field.css';

type RadioChoiceProps<Value extends string> = {
  label: string;
  value: Value | null;
  options: readonly (Option<Value> & { hint?: string })[];
  onChange: (value: Value) => void;
  hint?: string | undefined;
  isRequired?: boolean;
  isDisabled?: boolean;
  /** One under the other: for long sentences. */
  stacked?: boolean;
};

/** One of a few that should all be in sight. */
export function RadioChoice<Value extends string>(props: RadioChoiceProps<Value>) {
  const { label, value, options, onChange, hint, isRequired = false, isDisabled = false, stacked } = props;
  return (
    <RadioGroup
      className="radios"
      value={value}
      isRequired={isRequired}
      isDisabled={isDisabled}
      onChange={(chosen) => {
        const option = options.find((one) => one.value === chosen);
        if (option) onChange(option.value);
      }}
    >
      <Label className="form-legend">{label}</Label>
      {hint ? (
        <Text slot="description" className="form-hint">
          {hint}
        </Text>
      ) : null}
      <div className={stacked ? 'radios-column' : 'radios-row'}>
        {options.map((one) => (
          <Radio key={one.value} value={one.value} className="radio">
            <span className="radio-dot" aria-hidden="true" />
            <span {...(one.lang ? { lang: one.lang } : {})}>
              {one.label}
              {one.hint ? <span className="form-hint checkbox-hint">{one.hint}</span> : null}
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
