import type { QueueTicket } from '@loket/contract';
import { z } from 'zod';

/** What can change so that a screen may have to know. */
export const ChangeKind = z.enum([
  'ticket',
  'counter',
  'inspector',
  'consultation',
  'identification',
  'signal',
  'sites',
  'cap',
  'alarm',
  // The routing policy in force; its id is the zone's.
  'policy',
  // A message to those who wait was made, taken back or is over; its id.
  'messages',
  // An inspector (its id is theirs) has an offer, or has it no more.
  'offer',
  // The content of a consultation (its id) changed; dossiers have versions of their own.
  'dossier',
  // Something waits for this counter to be done: a still, a paper.
  'errand',
  'session',
  // A newer socket of this counter or inspector is open: id `<uuid>/<time>`, so that older ones give way.
  'counter_socket',
  'desk_socket',
]);
export type ChangeKind = z.infer<typeof ChangeKind>;

/** These wake a node but are no part of a snapshot, so they leave the zone's version alone. */
export const UNVERSIONED: ReadonlySet<ChangeKind> = new Set([
  'signal',
  'dossier',
  'errand',
  'session',
  'counter_socket',
  'desk_socket',
]);

/** The one channel between nodes. A payload holds ids only; content is read again by who needs it. */
export const NOTICE_CHANNEL = 'loket';

export const ZoneNotice = z.object({
  zone: z.uuid(),
  kind: ChangeKind,
  id: z.string().max(100),
  /** The zone's version after this change; null for a kind that has none. */
  version: z.int().positive().nullable(),
});
export type ZoneNotice = z.infer<typeof ZoneNotice>;

/** What a ticket is after a change of it; one that is over is `gone` from the queue. */
export type WrittenTicket = QueueTicket | 'gone';

/** A change that this node made itself, with what it wrote: nobody here needs to read it again. */
export type OwnNotice = ZoneNotice & { readonly written: WrittenTicket };
