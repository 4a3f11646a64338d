import { z } from 'zod';
import type { Answer } from './errors.ts';
import { SiteId, TicketId } from './ids.ts';
import { ScreenMessage } from './messages.ts';
import { OpeningState } from './places.ts';
import { TicketNumber } from './tickets.ts';
import { WaitInterval } from './waiting.ts';
import { Locale } from './words.ts';

export const SCREEN_NAMESPACE = '/screen';

/** A screen says at which site it hangs; it is public and gets only what may be shouted across a room. */
export const ScreenHandshake = z.object({ siteId: SiteId });

export const ScreenCall = z.object({
  ticketId: TicketId,
  number: TicketNumber,
  siteId: SiteId,
  siteName: z.string().max(120),
  counterLabel: z.int().positive(),
  /** The language that the number is spoken in. */
  locale: Locale,
  /** Grows at every recall, so the screen chimes again. */
  calls: z.int().positive(),
  /** True until the citizen said *Ik ben er*. */
  open: z.boolean(),
});
export type ScreenCall = z.infer<typeof ScreenCall>;

/**
 * Somebody who waited and was sent on when a site closed, or by the chief inspector. Only what may be shouted: of all
 * other places the ticket's own page tells.
 */
export const SentOn = z.object({
  number: TicketNumber,
  to: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('other_site'),
      siteName: z.string().max(120),
      address: z.string().max(200),
    }),
    z.object({ kind: z.literal('appointment') }),
    /** The page behind the ticket's QR code says where. */
    z.object({ kind: z.literal('own_page') }),
  ]),
});
export type SentOn = z.infer<typeof SentOn>;
/** So long a screen says who was sent on. */
export const SENT_ON_SHOWN_MS = 15 * 60_000;

/** Sent whole at each change and every 10 s, so a screen knows when it is out of date. */
export const ScreenSnapshot = z.object({
  version: z.int().nonnegative(),
  zoneName: z.string().max(120),
  siteId: SiteId,
  siteName: z.string().max(120),
  called: z.array(ScreenCall),
  waiting: z.array(
    z.object({
      number: TicketNumber,
      siteId: SiteId,
      siteName: z.string().max(120),
      wait: WaitInterval.nullable(),
    }),
  ),
  /** Of the screen's own site. */
  opening: OpeningState,
  /** For this site or for all. */
  messages: z.array(ScreenMessage).max(10),
  /** Of the screen's own site, newest first, for `SENT_ON_SHOWN_MS`. */
  sentOn: z.array(SentOn).max(30).default([]),
});
export type ScreenSnapshot = z.infer<typeof ScreenSnapshot>;
export const SCREEN_REFRESH_MS = 10_000;

export interface ScreenToCentral {
  snapshot: (message: Record<string, never>, ack: (answer: Answer<ScreenSnapshot>) => void) => void;
}
export interface CentralToScreen {
  snapshot: (snapshot: ScreenSnapshot) => void;
}
