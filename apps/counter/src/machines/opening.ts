import type { OpeningState } from '@loket/contract';

/**
 * Open or closed at this instant, from what central said last. A closing that central announced comes by the counter's
 * own clock too, so that nobody takes a number after it while central is away; an opening is central's to say.
 */
export function openingOf(told: OpeningState, now: number): OpeningState {
  return told.open && told.until !== null && now >= Date.parse(told.until)
    ? { open: false, until: null }
    : told;
}
