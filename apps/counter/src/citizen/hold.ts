/** Long enough that nobody raises an alarm by brushing past, short enough to do unseen. */
export const ALARM_HOLD_MS = 2_000;

/** So long that nobody finds the technician's door by leaning on the screen. */
export const SERVICE_HOLD_MS = 5_000;

export type Schedule = (run: () => void, afterMs: number) => () => void;

const withTimer: Schedule = (run, afterMs) => {
  const timer = setTimeout(run, afterMs);
  return () => clearTimeout(timer);
};

/** Something that is pressed and let go. Tells once a press has lasted, and once only; a shorter one tells nothing. */
export function makeHold(onHeld: () => void, holdMs: number, schedule: Schedule = withTimer) {
  let cancel: (() => void) | null = null;
  return {
    press: () => {
      if (cancel) return;
      cancel = schedule(onHeld, holdMs);
    },
    release: () => {
      cancel?.();
      cancel = null;
    },
  };
}
