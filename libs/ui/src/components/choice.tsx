import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import './choice.css';

type ChoiceProps = {
  onPress: () => void;
  icon?: ReactNode;
  /** A word at the far end, such as "Begin". */
  trailing?: ReactNode;
  /** A second, plain line: what it asks, or why it can't be chosen now. */
  note?: ReactNode;
  isDisabled?: boolean;
  lang?: string;
  children: ReactNode;
};

/** One of several answers that look equal: none is pushed by size or colour. */
export function Choice({ onPress, icon, trailing, note, isDisabled = false, lang, children }: ChoiceProps) {
  return (
    <AriaButton className="choice" onPress={onPress} isDisabled={isDisabled} {...(lang ? { lang } : {})}>
      {icon}
      <span className="choice-text">
        {children}
        {note ? <span className="choice-note">{note}</span> : null}
      </span>
      {trailing ? <span className="choice-trailing">{trailing}</span> : null}
    </AriaButton>
  );
}
