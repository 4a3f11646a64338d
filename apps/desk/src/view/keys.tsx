import { Button, Key } from '@loket/ui';
import { type ComponentProps, type ReactNode, useEffect, useRef } from 'react';

/** The keys of the desk, one place. They work anywhere on the page, except while a dialog is open. */
export const DESK_KEYS = {
  next: 'F2',
  availability: 'F3',
  mute: 'F4',
  camera: 'F8',
  recall: 'F9',
  transfer: 'F7',
  why: 'F1',
  noShow: 'Shift+F9',
  end: 'F10',
  nextPart: 'F6',
  previousPart: 'Shift+F6',
  /** The board's own: the desk is not in sight then. */
  boardMessages: 'F2',
  boardPolicy: 'F3',
  boardCap: 'F4',
  /** Far from every other key, and silent. */
  raiseAlarm: 'Ctrl+F12',
  answerAlarm: 'Ctrl+F11',
  /** These two belong to the statement, which listens for them itself. */
  nextQuestion: 'Ctrl+ArrowDown',
  present: 'Ctrl+Enter',
} as const;
export type DeskKey = keyof typeof DESK_KEYS;

/** Calls the handler of a pressed key. A missing handler means that the key does nothing now, but stays ours. */
export function useDeskKeys(handlers: Partial<Record<DeskKey, () => void>>, paused: boolean): void {
  const latest = useRef(handlers);
  latest.current = handlers;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.altKey || event.metaKey) return;
      const name = `${event.ctrlKey ? 'Ctrl+' : ''}${event.shiftKey ? 'Shift+' : ''}${event.key}`;
      // Desk and board share keys: whoever is in sight has a handler.
      const named = deskKeys.filter((key) => DESK_KEYS[key] === name);
      const found = named.find((key) => latest.current[key]) ?? named[0];
      if (!found) return;
      // The browser's own meaning (search, menu) would take the inspector away from the call.
      event.preventDefault();
      // A call for help works whatever is open.
      const always = found === 'raiseAlarm' || found === 'answerAlarm';
      if ((always || !paused) && !event.repeat) latest.current[found]?.();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [paused]);
}

const deskKeys: readonly DeskKey[] = [
  'next',
  'availability',
  'mute',
  'camera',
  'recall',
  'transfer',
  'why',
  'noShow',
  'end',
  'nextPart',
  'previousPart',
  'boardMessages',
  'boardPolicy',
  'boardCap',
  'raiseAlarm',
  'answerAlarm',
];

/** As it stands on the control. */
const capOf = (shortcut: string): string =>
  shortcut.replace('Shift+', '⇧ ').replace('Ctrl+', 'Ctrl ').replace('ArrowDown', '↓');

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
    place.current
      ?.querySelector('button')
      ?.setAttribute('aria-keyshortcuts', shortcut.replace('Ctrl', 'Control'));
  }, [shortcut]);
  return (
    <span className="key-button" ref={place}>
      <Button {...rest}>
        <span className="key-button-words">{children}</span>
        <Key>{capOf(shortcut)}</Key>
      </Button>
    </span>
  );
}
