/** Central sends every 10 s; after two and a half missed ones the screen says that it may be out of date. */
export const STALE_AFTER_MS = 25_000;
/** A socket that is back within this was never worth a banner. */
export const BLINK_MS = 3_000;

export type Freshness = {
  /** When the last snapshot came; null before the first. */
  readonly receivedAtMs: number | null;
  /** When the socket went away; null while it is there. */
  readonly awaySinceMs: number | null;
  readonly startedAtMs: number;
};

/**
 * @returns null while the screen may be trusted, else since when it may not: the last snapshot, or `never` when none
 * came since the start
 */
export function staleSince(freshness: Freshness, nowMs: number): number | 'never' | null {
  const { receivedAtMs, awaySinceMs, startedAtMs } = freshness;
  const away = awaySinceMs !== null && nowMs - awaySinceMs >= BLINK_MS;
  if (receivedAtMs === null) return away || nowMs - startedAtMs >= STALE_AFTER_MS ? 'never' : null;
  return away || nowMs - receivedAtMs >= STALE_AFTER_MS ? receivedAtMs : null;
}
