import { Button, Key } from '@loket/ui';
import { type ComponentProps, type ReactNode, useEffect, useRef } from 'react';

/**
 * Keys without a modifier that press one control of an open dialog, mostly 1 to 9. They rest while somebody types or
 * goes through choices, where the same keys mean themselves.
 */
export function useChoiceKeys(handlers: Readonly<Record<string, (() => void) | undefined>>): void {
  const latest = useRef(handlers);
  latest.current = handlers;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || isTyping(event.target)) return;
      latest.current[event.key]?.();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.matches('textarea, select, input:not([type=radio], [type=checkbox])');

type ChoiceButtonProps = Omit<ComponentProps<typeof Button>, 'children'> & {
  /** As it stands on the control. */
  choiceKey: string;
  children: ReactNode;
};

/** A control of a dialog with the key that presses it. */
export function ChoiceButton({ choiceKey, children, ...rest }: ChoiceButtonProps) {
  return (
    <Button {...rest}>
      <span className="key-button-words">{children}</span>
      <Key>{choiceKey}</Key>
    </Button>
  );
}
