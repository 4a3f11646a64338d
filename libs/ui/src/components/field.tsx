import type { HTMLInputTypeAttribute } from 'react';
import { TextArea as AriaTextArea, FieldError, Input, Label, Text, TextField } from 'react-aria-components';
import './field.css';

export type FieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Below the label: what is asked for, or an example. Read out with the field. */
  hint?: string | undefined;
  /** What is wrong with it and what to do; the field is marked and the words are read out with it. */
  error?: string | undefined;
  isRequired?: boolean;
  isDisabled?: boolean;
  isReadOnly?: boolean;
  autoFocus?: boolean;
  name?: string;
  autoComplete?: string;
  maxLength?: number;
  /** Language of what is typed, where it is not the page's. */
  lang?: string;
  onBlur?: () => void;
};

type OneLineProps = FieldProps & {
  /** `date`, `time`, `datetime-local`, `month` and `number` are the browser's own controls. */
  type?: HTMLInputTypeAttribute;
  inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'url' | 'search';
  min?: string | number;
  max?: string | number;
  step?: string | number;
};

/** One line to type. The label is always in sight; nothing is explained by a placeholder that goes away. */
export function Field({ type = 'text', inputMode, min, max, step, ...rest }: OneLineProps) {
  const { autoComplete, autoFocus, maxLength, lang } = rest;
  return (
    <Around {...rest}>
      <Input
        type={type}
        {...given({ inputMode, min, max, step, autoComplete, autoFocus, maxLength, lang })}
        spellCheck={type === 'text' ? undefined : false}
      />
    </Around>
  );
}

/** Several lines to type; grows with what is in it. */
export function TextArea({ rows = 4, ...rest }: FieldProps & { rows?: number }) {
  const { autoFocus, maxLength, lang } = rest;
  return (
    <Around {...rest}>
      <AriaTextArea rows={rows} {...given({ autoFocus, maxLength, lang })} />
    </Around>
  );
}

function Around(props: FieldProps & { children: React.ReactNode }) {
  const { label, value, onChange, hint, error, children, ...rest } = props;
  const { isRequired, isDisabled, isReadOnly, name, onBlur } = rest;
  return (
    <TextField
      className="form-field"
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      {...given({ isRequired, isDisabled, isReadOnly, name, onBlur })}
    >
      <Label>{label}</Label>
      {hint ? (
        <Text slot="description" className="form-hint">
          {hint}
        </Text>
      ) : null}
      {children}
      <FieldError className="form-error">{error}</FieldError>
    </TextField>
  );
}

type Given<Props> = { [Key in keyof Props]?: Exclude<Props[Key], undefined> };

/** Leaves out what was not said: a prop that is there but undefined is another thing to the component library. */
function given<Props extends object>(props: Props): Given<Props> {
  // Object.entries can't express that only undefined values were dropped.
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined)) as Given<Props>;
}
