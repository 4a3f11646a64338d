import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';
import './checkbox.css';

type CheckboxProps = {
  checked: boolean;
  onChange: (checked: boolean) => void;
  /** What is so when it is ticked. */
  children: ReactNode;
  hint?: string | undefined;
  isDisabled?: boolean;
  name?: string;
};

/** Yes or no to one sentence. */
export function Checkbox({ checked, onChange, children, hint, isDisabled = false, name }: CheckboxProps) {
  return (
    <AriaCheckbox
      className="checkbox"
      isSelected={checked}
      onChange={onChange}
      isDisabled={isDisabled}
      {...(name ? { name } : {})}
    >
      <svg className="checkbox-box" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
        <path d="m6 12.5 4 4 8-9" />
      </svg>
      <span>
        {children}
        {hint ? <span className="form-hint checkbox-hint">{hint}</span> : null}
      </span>
    </AriaCheckbox>
  );
}
