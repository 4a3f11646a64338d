import { Button, Key } from '@loket/ui';
import { type ComponentProps, type ReactNode, useEffect, useRef } from 'react';

/** The keys of the desk, one place. They work anywhere on the page, except while a dialog is open. */
export const DESK_KEYS = {
  next: 'F2',
  availability: 'F3',
  mute: 'F4',
  camera: 'F8',
  recall: 'F9',
  noShow: 'Shift+F9',
  end: 'F10',
} as const;
export type DeskKey = keyof typeof DESK_KEYS;

/** Calls the handler of a pressed key. A missing handler means that the key does nothing now, but stays ours. */
export function useDeskKeys(handlers: Partial<Record<DeskKey, () => void>>, paused: boolean): void {
  const latest = useRef(handlers);
  latest.current = handlers;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const name = `${event.shiftKey ? 'Shift+' : ''}${event.key}`;
      const found = deskKeys.find((key) => DESK_KEYS[key] === name);
      if (!found) return;
      // The browser's own meaning (search, menu) would take the inspector away from the call.
      event.preventDefault();
      if (!paused && !event.repeat) latest.current[found]?.();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [paused]);
}

const deskKeys: readonly DeskKey[] = ['next', 'availability', 'mute', 'camera', 'recall', 'noShow', 'end'];

type KeyButtonProps = Omit<ComponentProps<typeof Button>, 'children'> & {
  keyName: DeskKey;
  children: ReactNode;
};

/** A button that shows the key that presses it. */
export function KeyButton({ keyName, children, ...rest }: KeyButtonProps) {
  const place = useRef<HTMLSpanElement>(null);
  const shortcut = DESK_KEYS[keyName];
  // The component library drops this attribute, and a screen reader needs it.
  useEffect(() => {
    place.current?.querySelector('button')?.setAttribute('aria-keyshortcuts', shortcut);
  }, [shortcut]);
  return (
    <span className="key-button" ref={place}>
      <Button {...rest}>
        <span className="key-button-words">{children}</span>
        <Key>{shortcut.replace('Shift+', '⇧ ')}</Key>
      </Button>
    </span>
  );
}
