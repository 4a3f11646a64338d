import { useId } from 'react';
import './field.css';

export type Option<Value extends string> = { value: Value; label: string; lang?: string };

type SelectProps<Value extends string> = {
  label: string;
  /** Null: nothing is chosen yet; the first line then says `choose`. */
  value: Value | null;
  options: readonly Option<Value>[];
  onChange: (value: Value) => void;
  /** The line that stands there while nothing is chosen. */
  choose?: string;
  hint?: string | undefined;
  error?: string | undefined;
  isRequired?: boolean;
  isDisabled?: boolean;
  name?: string;
  /** The label is only read out: for a filter whose values explain themselves. */
  labelHidden?: boolean;
};

/** One of a few: the browser's own control, which every phone and every screen reader knows. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, value, options, onChange, choose = '', hint, error, labelHidden } = props;
  const id = useId();
  const said = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className="form-field">
      <label htmlFor={id} {...(labelHidden ? { className: 'only-read-aloud' } : {})}>
        {label}
      </label>
      {hint ? (
        <span id={`${id}-hint`} className="form-hint">
          {hint}
        </span>
      ) : null}
      <select
        id={id}
        name={props.name}
        value={value ?? ''}
        required={props.isRequired}
        disabled={props.isDisabled}
        aria-invalid={error !== undefined}
        {...(said ? { 'aria-describedby': said } : {})}
        onChange={({ target }) => {
          const chosen = options.find((one) => one.value === target.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {value === null ? <option value="">{choose}</option> : null}
        {options.map((one) => (
          <option key={one.value} value={one.value} lang={one.lang}>
            {one.label}
          </option>
        ))}
      </select>
      {error ? (
        <span id={`${id}-error`} className="form-error">
          {error}
        </span>
      ) : null}
    </div>
  );
}
