import { Input, Label, TextField } from 'react-aria-components';
import './typed-field.css';

type TypedFieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  onDone: () => void;
  maxLength: number;
  /** Letters apart and large: a code. */
  code?: boolean;
  isDisabled?: boolean;
  isInvalid?: boolean;
};

/** What the letters below write into; a real keyboard, where there is one, types here too, and Enter goes on. */
export function TypedField(props: TypedFieldProps) {
  const { label, value, onChange, onDone, maxLength, code = false, isDisabled = false } = props;
  return (
    <TextField
      className="typed-field"
      data-code={code}
      value={value}
      onChange={onChange}
      isDisabled={isDisabled}
      isInvalid={props.isInvalid ?? false}
      validationBehavior="aria"
    >
      <Label>{label}</Label>
      <Input
        inputMode="none"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        maxLength={maxLength}
        // The letters on the screen write at the end; so does a keyboard that comes after them.
        onFocus={({ target }) => target.setSelectionRange(target.value.length, target.value.length)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onDone();
        }}
      />
    </TextField>
  );
}
