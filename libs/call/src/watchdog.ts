/** What has come in over a peer so far; both only grow. */
export type Pulse = { readonly bytesReceived: number; readonly framesDecoded: number };

/** `quiet`: nothing comes, and nothing is missed, for nothing came regularly before. */
export type Verdict = 'alive' | 'quiet' | 'silent';

/** How often a peer's pulse is felt. */
export const PULSE_MS = 250;
/** Without a byte and without a frame for so many pulses the path is cut: a second. */
const SILENT_PULSES = 4;
/**
 * Only who was heard in so many pulses in a row can fall silent. Where anything is sent in either direction its
 * reports come back several times a second (RFC 8888 feedback, RFC 3550 reports), also of a muted or black picture.
 */
const REGULAR_PULSES = 3;

/**
 * Notices a cut path by what does not come, long before ICE does: consent to send runs out after 30 s (RFC 7675, 5.1),
 * and browsers call a path disconnected after some five. Counts pulses, not time: a page that was
 * suspended itself has not missed anything.
 */
export function watchdog() {
  let last: Pulse | null = null;
  let heard = 0;
  let missed = 0;
  let silent = false;

  return {
    feel(pulse: Pulse): Verdict {
      const grew =
        last !== null &&
        (pulse.bytesReceived > last.bytesReceived || pulse.framesDecoded > last.framesDecoded);
      last = pulse;
      if (grew) {
        heard += 1;
        missed = 0;
        silent = false;
        return 'alive';
      }
      missed += 1;
      const regular = heard >= REGULAR_PULSES;
      if (missed >= SILENT_PULSES && regular) silent = true;
      if (missed >= SILENT_PULSES) heard = 0;
      if (silent) return 'silent';
      return regular ? 'alive' : 'quiet';
    },
  };
}
export type Watchdog = ReturnType<typeof watchdog>;
