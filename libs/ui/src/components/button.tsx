import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';
import './button.css';

type ButtonProps = Omit<AriaButtonProps, 'className' | 'style' | 'children'> & {
  /**
   * `primary`: the one thing to do on this page. `plain`: everything else.
   * `tool`: a quiet helper at the foot. `choice`: one of several equal answers, see `Choice`.
   */
  look?: 'primary' | 'plain' | 'tool';
  icon?: ReactNode;
  /** For toggles such as *Contrast*: drawn with an accent border and told to a screen reader. */
  pressed?: boolean;
  children: ReactNode;
};

/** A control with a word on it. The word wraps rather than being cut. */
export function Button({ look = 'plain', icon, pressed, children, ...rest }: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      className="button"
      data-look={look}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
    >
      {icon}
      <span>{children}</span>
    </AriaButton>
  );
}
