import { useEffect, useRef } from 'react';
import { MOST_KEYED } from './sentences-read.tsx';

type DraftingKeys = {
  /** Ctrl ↓ */
  next: () => void;
  /** Ctrl Enter; absent while the statement can't be presented. */
  present?: () => void;
  disputed: readonly number[];
  /** Alt and a sentence's number. */
  settle: (sentence: number) => void;
};

/** Keys that work while the inspector writes, also inside a field; not while a dialog is open. */
export function useDraftingKeys(keys: DraftingKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.repeat || document.querySelector('[role=dialog], [role=alertdialog]')) return;
      const action = actionOf(event, latest.current);
      if (!action) return;
      event.preventDefault();
      action();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
}

function actionOf(event: KeyboardEvent, { next, present, disputed, settle }: DraftingKeys) {
  const { ctrlKey, altKey, shiftKey, metaKey } = event;
  if (ctrlKey && !altKey && !shiftKey && !metaKey) {
    if (event.key === 'ArrowDown') return next;
    return event.key === 'Enter' ? present : undefined;
  }
  if (!altKey || ctrlKey || metaKey) return undefined;
  // The digit by its key, not its sign: a Belgian keyboard needs Shift for digits.
  const digit = Number(/^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1] ?? 0);
  const sentence = digit - 1;
  return digit > 0 && digit <= MOST_KEYED && disputed.includes(sentence) ? () => settle(sentence) : undefined;
}
