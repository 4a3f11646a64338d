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

/** Whether the site's last moment for a ticket is over; by the counter's own clock too, for the same reason. */
export const isLastTicketGiven = ({ open, lastTicketAt }: OpeningState, now: number): boolean =>
  open && lastTicketAt !== undefined && now >= Date.parse(lastTicketAt);
