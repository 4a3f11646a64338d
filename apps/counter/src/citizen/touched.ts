/** At most one report a second: main only wants to know that somebody is still there. */
export const TOUCHED_EVERY_MS = 1_000;

/** Reports any touch or key. Returns the way to stop. The clock is passed in for tests. */
export function watchTouches(
  target: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>,
  report: () => void,
  now: () => number = () => performance.now(),
): () => void {
  let last = Number.NEGATIVE_INFINITY;
  const onTouch = () => {
    const at = now();
    if (at - last < TOUCHED_EVERY_MS) return;
    last = at;
    report();
  };
  const kinds = ['pointerdown', 'keydown', 'wheel'] as const;
  for (const kind of kinds) target.addEventListener(kind, onTouch, { capture: true, passive: true });
  return () => {
    for (const kind of kinds) target.removeEventListener(kind, onTouch, { capture: true });
  };
}
