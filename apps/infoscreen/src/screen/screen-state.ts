import type { ScreenCall, ScreenSnapshot } from '@loket/contract';

/** What the screen shows and which calls it has already heard. Bounded by what central tells: it runs for months. */
export type ScreenState = {
  readonly snapshot: ScreenSnapshot | null;
  readonly receivedAtMs: number | null;
  /** How often each ticket that is called now was called. */
  readonly heard: ReadonlyMap<string, number>;
};

export const emptyScreen: ScreenState = { snapshot: null, receivedAtMs: null, heard: new Map() };

/**
 * Takes a whole snapshot. Calls at this site that were not heard yet are to be announced, in the order of calling;
 * after a start nothing is: a screen that comes back does not shout what was said before.
 */
export function takeSnapshot(
  state: ScreenState,
  snapshot: ScreenSnapshot,
  nowMs: number,
): { readonly state: ScreenState; readonly announce: readonly ScreenCall[] } {
  const here = snapshot.called.filter(({ siteId }) => siteId === snapshot.siteId);
  const fresh = here.filter(({ open, ticketId, calls }) => open && state.heard.get(ticketId) !== calls);
  const heard = new Map(here.map(({ ticketId, calls }) => [ticketId, calls]));
  return {
    state: { snapshot, receivedAtMs: nowMs, heard },
    // Central lists the newest call first.
    announce: state.snapshot ? fresh.reverse() : [],
  };
}

/** At most this many calls stand on the line, the newest large. */
export const MOST_CALLS = 3;

export type ScreenView = {
  /** Newest first; open calls before the ones whose citizen is at the counter. */
  readonly calls: readonly ScreenCall[];
  readonly waitingHere: ScreenSnapshot['waiting'];
  readonly elsewhere: ScreenSnapshot['waiting'];
  /** Head of the zone's one queue. */
  readonly first: ScreenSnapshot['waiting'][number] | null;
  readonly messages: ScreenSnapshot['messages'];
};

/** What of a snapshot belongs on the screen of its site now; a message's end comes by the screen's own clock too. */
export function viewOf(snapshot: ScreenSnapshot, nowMs: number): ScreenView {
  const here = snapshot.called.filter(({ siteId }) => siteId === snapshot.siteId);
  const calls = [...here.filter(({ open }) => open), ...here.filter(({ open }) => !open)];
  return {
    calls: calls.slice(0, MOST_CALLS),
    waitingHere: snapshot.waiting.filter(({ siteId }) => siteId === snapshot.siteId),
    elsewhere: snapshot.waiting.filter(({ siteId }) => siteId !== snapshot.siteId),
    first: snapshot.waiting[0] ?? null,
    messages: snapshot.messages.filter(({ until }) => Date.parse(until) > nowMs),
  };
}
