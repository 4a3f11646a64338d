import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import './choice.css';

type ChoiceProps = {
  onPress: () => void;
  icon?: ReactNode;
  /** A word at the far end, such as "Begin". */
  trailing?: ReactNode;
  lang?: string;
  children: ReactNode;
};

/** One of several answers that look equal: none is pushed by size or colour. */
export function Choice({ onPress, icon, trailing, lang, children }: ChoiceProps) {
  return (
    <AriaButton className="choice" onPress={onPress} {...(lang ? { lang } : {})}>
      {icon}
      <span className="choice-text">{children}</span>
      {trailing ? <span className="choice-trailing">{trailing}</span> : null}
    </AriaButton>
  );
}
