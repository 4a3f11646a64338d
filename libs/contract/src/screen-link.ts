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
});
export type ScreenSnapshot = z.infer<typeof ScreenSnapshot>;
export const SCREEN_REFRESH_MS = 10_000;

export interface ScreenToCentral {
  snapshot: (message: Record<string, never>, ack: (answer: Answer<ScreenSnapshot>) => void) => void;
}
export interface CentralToScreen {
  snapshot: (snapshot: ScreenSnapshot) => void;
}
