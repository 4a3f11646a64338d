import type { TicketOffer } from '@loket/contract';

/** Clocks and lines differ by this much. */
const SLACK_MS = 1_500;

/**
 * True when an offer that is gone went because its time was over: nobody answered. One that goes earlier was taken
 * back, for the citizen left or the chief inspector gave the ticket to somebody, and there is nothing to say.
 */
export const wentByItself = ({ expiresAt }: TicketOffer, nowMs: number): boolean =>
  nowMs >= Date.parse(expiresAt) - SLACK_MS;
