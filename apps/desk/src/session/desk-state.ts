import type {
  DeskConsultation,
  Identification,
  InspectorState,
  Me,
  TicketNumber,
  TimelineEntry,
} from '@loket/contract';
import { type DeskCallView, notInACall } from '../call/call-view.ts';
import type { LocalMediaView } from '../call/local-media.ts';
import type { DeskFailure } from './api.ts';
import { nothingKnown, type QueueState } from './queue-state.ts';

export type Command = 'availability' | 'next' | 'recall' | 'no_show' | 'close';

export type Notice =
  | { readonly kind: 'failure'; readonly failure: DeskFailure }
  | {
      readonly kind: 'ended';
      readonly number: TicketNumber;
      readonly outcome: DeskConsultation['outcome'];
    };

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
    running: null,
    notice: null,
  };
}

export function consultationOf(state: DeskState): DeskConsultation | null {
  return state.queue.snapshot?.consultation ?? null;
}

/** Off until central told otherwise. */
export function ownState({ me, queue }: DeskState): InspectorState['state'] {
  return queue.snapshot?.inspectors.find(({ staffId }) => staffId === me.staffId)?.state ?? 'off';
}
