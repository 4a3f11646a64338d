/** Long enough that nobody raises an alarm by brushing past, short enough to do unseen. */
export const ALARM_HOLD_MS = 2_000;

export type Schedule = (run: () => void, afterMs: number) => () => void;

const withTimer: Schedule = (run, afterMs) => {
  const timer = setTimeout(run, afterMs);
  return () => clearTimeout(timer);
};

/** Something that is pressed and let go. Tells once a press has lasted, and once only; a shorter one tells nothing. */
export function makeHold(onHeld: () => void, schedule: Schedule = withTimer) {
  let cancel: (() => void) | null = null;
  return {
    press: () => {
      if (cancel) return;
      cancel = schedule(onHeld, ALARM_HOLD_MS);
    },
    release: () => {
      cancel?.();
      cancel = null;
    },
  };
}
