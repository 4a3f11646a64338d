import { z } from 'zod';
import type { SignalMessage } from './call.ts';
import { DeskConsultation, type DeskIdentification } from './consultations.ts';
import { Alarm, AlarmId, type DeskDossier } from './dossier.ts';
import type { Answer } from './errors.ts';
import { CounterId, StaffId, TicketId } from './ids.ts';
import { ScreenMessage } from './messages.ts';
import { RoutingPolicy, TicketOffer } from './routing.ts';
import { CounterState, Site } from './sites.ts';
import { InspectorState } from './staff.ts';
import type { EditStatement } from './statements.ts';
import { QueueTicket } from './tickets.ts';

export const DESK_NAMESPACE = '/desk';

/** What a desk has to know of the policy in force: how tickets come, how often to call again, how long to be away. */
export const DeskPolicy = RoutingPolicy.pick({ mode: true, recalls: true, parkMinutes: true }).extend({
  version: z.int().nonnegative(),
});
export type DeskPolicy = z.infer<typeof DeskPolicy>;

/** The zone as a desk sees it. Commands go over REST; this socket only tells and relays signals. */
export const DeskSnapshot = z.object({
  version: z.int().nonnegative(),
  sites: z.array(Site),
  counters: z.array(CounterState),
  inspectors: z.array(InspectorState),
  tickets: z.array(QueueTicket),
  /** Open ones, and those answered in the last hour. */
  alarms: z.array(Alarm),
  /** Most inspectors at work at once. */
  cap: z.int().positive(),
  policy: DeskPolicy,
  messages: z.array(ScreenMessage),
  /** Waits for this inspector's yes. */
  offer: TicketOffer.nullable(),
  /** The consultation of this desk's inspector that has not ended, if any: a reload returns to it. */
  consultation: DeskConsultation.nullable(),
});
export type DeskSnapshot = z.infer<typeof DeskSnapshot>;

/** One thing changed. `version` follows the one before by exactly one; a gap means: ask for a snapshot. */
export const DeskChange = z.object({
  version: z.int().positive(),
  change: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('ticket'), ticket: QueueTicket }),
    z.object({ kind: z.literal('ticket_gone'), ticketId: TicketId }),
    z.object({ kind: z.literal('counter'), counter: CounterState }),
    z.object({ kind: z.literal('counter_gone'), counterId: CounterId }),
    z.object({ kind: z.literal('inspector'), inspector: InspectorState }),
    z.object({ kind: z.literal('inspector_gone'), staffId: StaffId }),
    z.object({ kind: z.literal('sites'), sites: z.array(Site) }),
    z.object({ kind: z.literal('alarm'), alarm: Alarm }),
    z.object({ kind: z.literal('alarm_gone'), alarmId: AlarmId }),
    z.object({ kind: z.literal('cap'), cap: z.int().positive() }),
    z.object({ kind: z.literal('policy'), policy: DeskPolicy }),
    z.object({ kind: z.literal('messages'), messages: z.array(ScreenMessage) }),
    /** Something that this desk need not see changed; the version still counts. */
    z.object({ kind: z.literal('nothing') }),
  ]),
});
export type DeskChange = z.infer<typeof DeskChange>;

type Ack<Value = undefined> = (answer: Answer<Value>) => void;

/** The new version after an accepted edit. */
export const EditAccepted = z.object({ version: z.int().positive() });
export type EditAccepted = z.infer<typeof EditAccepted>;

export interface DeskToCentral {
  snapshot: (message: Record<string, never>, ack: Ack<DeskSnapshot>) => void;
  /** Acknowledged means committed: the word survives any crash. */
  'statement:edit': (message: EditStatement, ack: Ack<EditAccepted>) => void;
  signal: (message: SignalMessage, ack: Ack) => void;
}

export interface CentralToDesk {
  snapshot: (snapshot: DeskSnapshot) => void;
  change: (change: DeskChange) => void;
  /** This inspector's own consultation, whole, at every change, the last time with phase `ended`. */
  consultation: (consultation: DeskConsultation) => void;
  /** This inspector's own offer, or that it is over. */
  offer: (offer: TicketOffer | null) => void;
  /** Personal data: sent only to the inspector of the consultation, and every sending is audited. */
  identification: (message: DeskIdentification) => void;
  /** Personal data, like the identification: the content of this inspector's own consultation, whole at each change. */
  dossier: (dossier: DeskDossier) => void;
  signal: (message: SignalMessage) => void;
  /** A newer desk of the same person carries calls from now on; this one does again when it connects anew. */
  'call:elsewhere': () => void;
  /** The session ended (logout, expiry, revoked): the page goes to the login. */
  'session:ended': () => void;
}
