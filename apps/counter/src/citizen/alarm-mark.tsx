import type { CitizenIntent } from '@loket/contract';
import { Mark, useTexts } from '@loket/ui';
import { frameTexts } from '@loket/ui/texts/counter.ts';
import { useEffect, useRef } from 'react';
import { makeHold } from './hold.ts';
import './alarm-mark.css';

/**
 * The mark at the foot. Held for two seconds it calls for help, and nothing on the screen changes: whoever stands beside
 * sees somebody rest a hand on a sign. With the keyboard it is the last stop; Enter or the space bar is held.
 */
export function AlarmMark({ act }: { act: (intent: CitizenIntent) => void }) {
  const texts = useTexts(frameTexts);
  const mark = useRef<HTMLButtonElement>(null);
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const element = mark.current;
    return element ? watchHold(element, () => latest.current({ intent: 'alarm' })) : undefined;
  }, []);
  return (
    <button ref={mark} type="button" className="alarm-mark" aria-label={texts.hold}>
      <Mark />
    </button>
  );
}

/** Listens at the window and compares places, because an open dialog lies over the mark and must not take it away. */
function watchHold(element: HTMLElement, onHeld: () => void): () => void {
  const hold = makeHold(onHeld);
  const over = ({ clientX, clientY }: PointerEvent) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
  };
  const onDown = (event: PointerEvent) => (over(event) ? hold.press() : hold.release());
  const onMove = (event: PointerEvent) => (over(event) ? undefined : hold.release());
  // Focus that moves inside the page passes here too, and is no letting go.
  const onLeave = ({ target }: Event) => (target === window ? hold.release() : undefined);
  const onKey = ({ key }: KeyboardEvent) => (key === 'Enter' || key === ' ' ? hold.press() : undefined);
  const stillness = new AbortController();
  const always = { capture: true, passive: true, signal: stillness.signal } as const;
  window.addEventListener('pointerdown', onDown, always);
  window.addEventListener('pointermove', onMove, always);
  window.addEventListener('pointerup', hold.release, always);
  window.addEventListener('pointercancel', hold.release, always);
  window.addEventListener('blur', onLeave, always);
  element.addEventListener('keydown', onKey, always);
  element.addEventListener('keyup', hold.release, always);
  element.addEventListener('blur', hold.release, always);
  // A long touch would otherwise be taken from us for a menu.
  element.addEventListener('contextmenu', (event) => event.preventDefault(), { signal: stillness.signal });
  return () => {
    hold.release();
    stillness.abort();
  };
}
