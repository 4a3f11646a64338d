import type {
  Alarm,
  DeskConsultation,
  DeskDossier,
  Identification,
  InspectorState,
  Me,
  TicketNumber,
  TicketOffer,
  TimelineEntry,
} from '@loket/contract';
import { type DeskCallView, notInACall } from '../call/call-view.ts';
import type { LocalMediaView } from '../call/local-media.ts';
import { nothingWritten, type WritingView } from '../statement/words.ts';
import type { DeskFailure } from './api.ts';
import { nothingKnown, type QueueState } from './queue-state.ts';

export type Command =
  | 'availability'
  | 'next'
  | 'recall'
  | 'no_show'
  | 'close'
  | 'transfer'
  | 'accept_offer'
  | 'decline_offer'
  | 'start_statement'
  | 'present'
  | 'withdraw'
  | 'stop_hearing'
  | 'identify'
  | 'phone_upload'
  | 'add_pdf'
  | 'annex'
  | 'still'
  | 'show'
  | 'paper'
  | 'pv_number'
  | 'hand_over'
  | 'board';

export type Notice =
  | { readonly kind: 'failure'; readonly failure: DeskFailure }
  | {
      readonly kind: 'ended';
      readonly number: TicketNumber;
      readonly outcome: DeskConsultation['outcome'];
    }
  /** An offer went by without an answer of this desk. */
  | { readonly kind: 'offer_missed'; readonly number: TicketNumber };

/** Everything that the desk's page draws. */
export type DeskState = {
  readonly me: Me;
  readonly queue: QueueState;
  /** When the socket went away, by this machine's clock; null while it is there. */
  readonly awaySinceMs: number | null;
  readonly media: LocalMediaView;
  readonly call: DeskCallView;
  readonly timeline: readonly TimelineEntry[];
  /** Of the running consultation and no other; `none` as soon as it ends. */
  readonly identification: Identification;
  /** Statement, documents and papers of the running consultation; null until central told, and when it ended. */
  readonly dossier: DeskDossier | null;
  /** The statement with the words typed here laid on it. */
  readonly writing: WritingView;
  /** The counter speaks with another desk of the same inspector: the newest carries the call. */
  readonly callElsewhere: boolean;
  readonly running: Command | null;
  readonly notice: Notice | null;
};

export function freshState(me: Me, media: LocalMediaView): DeskState {
  return {
    me,
    queue: nothingKnown,
    awaySinceMs: null,
    media,
    call: notInACall,
    timeline: [],
    identification: { state: 'none' },
    dossier: null,
    writing: nothingWritten,
    callElsewhere: false,
    running: null,
    notice: null,
  };
}

export function consultationOf(state: DeskState): DeskConsultation | null {
  return state.queue.snapshot?.consultation ?? null;
}

/** The ticket that waits for this inspector's yes. */
export function offerOf(state: DeskState): TicketOffer | null {
  return consultationOf(state) ? null : (state.queue.snapshot?.offer ?? null);
}

/** As often as the zone's policy allows, and no more. */
export function mayRecall({ queue: { snapshot } }: DeskState): boolean {
  return snapshot?.consultation ? snapshot.consultation.recalls < snapshot.policy.recalls : false;
}

/** Off until central told otherwise. */
export function ownState({ me, queue }: DeskState): InspectorState['state'] {
  return queue.snapshot?.inspectors.find(({ staffId }) => staffId === me.staffId)?.state ?? 'off';
}

/** Calls for help that nobody answered yet, the oldest first. */
export function openAlarms({ queue }: DeskState): readonly Alarm[] {
  const open = (queue.snapshot?.alarms ?? []).filter(({ answeredAt }) => answeredAt === null);
  return open.sort((one, other) => Date.parse(one.raisedAt) - Date.parse(other.raisedAt));
}
