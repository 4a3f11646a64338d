import { makeHold } from './hold.ts';

/**
 * Tells when a finger, or Enter or the space bar on the element, rested on it for so long. Listens at the window and
 * compares places, because an open dialog lies over the element and must not take it away.
 */
export function watchHold(element: HTMLElement, holdMs: number, onHeld: () => void): () => void {
  const hold = makeHold(onHeld, holdMs);
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
