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
  nextPart: 'F6',
  previousPart: 'Shift+F6',
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
      const found = deskKeys.find((key) => DESK_KEYS[key] === name);
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
  'noShow',
  'end',
  'nextPart',
  'previousPart',
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
