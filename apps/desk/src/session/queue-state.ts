import {
  type DeskChange,
  type DeskConsultation,
  type DeskSnapshot,
  type TicketOffer,
  unreachable,
} from '@loket/contract';

/** How many changes are held while a snapshot is on its way; more than this and the next gap asks again. */
const MOST_HELD = 1_000;

/** What this desk knows of the zone. Old knowledge stays visible while `behind`; it is never emptied by a gap. */
export type QueueState = {
  readonly snapshot: DeskSnapshot | null;
  /** True when a change was missed (or nothing came yet): ask for a snapshot. */
  readonly behind: boolean;
  /** Changes that came while behind, to be laid on the snapshot that was asked. */
  readonly held: readonly DeskChange[];
  /** The last consultation of this desk that ended, so that a late snapshot can't bring it back. */
  readonly ended: DeskConsultation | null;
};

export type QueueEvent =
  /** A new socket: another node may count versions from elsewhere, so only a snapshot says where we are. */
  | { readonly kind: 'connected' }
  | { readonly kind: 'snapshot'; readonly snapshot: DeskSnapshot }
  | { readonly kind: 'change'; readonly change: DeskChange }
  | { readonly kind: 'consultation'; readonly consultation: DeskConsultation }
  | { readonly kind: 'offer'; readonly offer: TicketOffer | null };

export const nothingKnown: QueueState = { snapshot: null, behind: true, held: [], ended: null };

/** The next state of the desk; pure. A version gap sets `behind`, any later snapshot heals it. */
export function reduceQueue(state: QueueState, event: QueueEvent): QueueState {
  switch (event.kind) {
    case 'connected':
      return { ...state, behind: true, held: [] };
    case 'snapshot':
      return takeSnapshot(state, event.snapshot);
    case 'change':
      return takeChange(state, event.change);
    case 'consultation':
      return takeConsultation(state, event.consultation);
    case 'offer':
      return state.snapshot ? { ...state, snapshot: { ...state.snapshot, offer: event.offer } } : state;
    default:
      return unreachable(event);
  }
}

function takeSnapshot(state: QueueState, snapshot: DeskSnapshot): QueueState {
  const known = state.snapshot;
  // An answer that was overtaken by changes we already have tells nothing new.
  if (!state.behind && known && snapshot.version < known.version) return state;
  const consultation = newest(state, snapshot.consultation);
  const fresh = { ...state, snapshot: { ...snapshot, consultation }, behind: false, held: [] };
  return state.held.reduce(takeChange, fresh);
}

function takeChange(state: QueueState, change: DeskChange): QueueState {
  const { snapshot } = state;
  if (state.behind || !snapshot) {
    const held = state.held.length >= MOST_HELD ? [change] : [...state.held, change];
    return { ...state, behind: true, held };
  }
  if (change.version <= snapshot.version) return state;
  if (change.version > snapshot.version + 1) return { ...state, behind: true, held: [change] };
  return { ...state, snapshot: { ...applied(snapshot, change.change), version: change.version } };
}

function applied(snapshot: DeskSnapshot, change: DeskChange['change']): DeskSnapshot {
  switch (change.kind) {
    case 'ticket':
      return { ...snapshot, tickets: placed(snapshot.tickets, change.ticket) };
    case 'ticket_gone':
      return { ...snapshot, tickets: snapshot.tickets.filter(({ id }) => id !== change.ticketId) };
    case 'counter':
      return { ...snapshot, counters: placed(snapshot.counters, change.counter) };
    case 'counter_gone':
      return { ...snapshot, counters: snapshot.counters.filter(({ id }) => id !== change.counterId) };
    case 'inspector': {
      const others = snapshot.inspectors.filter(({ staffId }) => staffId !== change.inspector.staffId);
      return { ...snapshot, inspectors: [...others, change.inspector] };
    }
    case 'inspector_gone':
      return {
        ...snapshot,
        inspectors: snapshot.inspectors.filter(({ staffId }) => staffId !== change.staffId),
      };
    case 'sites':
      return { ...snapshot, sites: change.sites };
    case 'alarm':
      return { ...snapshot, alarms: placed(snapshot.alarms, change.alarm) };
    case 'alarm_gone':
      return { ...snapshot, alarms: snapshot.alarms.filter(({ id }) => id !== change.alarmId) };
    case 'cap':
      return { ...snapshot, cap: change.cap };
    case 'policy':
      return { ...snapshot, policy: change.policy };
    case 'messages':
      return { ...snapshot, messages: change.messages };
    case 'nothing':
      return snapshot;
    default:
      return unreachable(change);
  }
}

/** Replaces by id in place, or appends: the list keeps its order, so rows do not jump. */
function placed<Item extends { readonly id: string }>(items: readonly Item[], item: Item): Item[] {
  return items.some(({ id }) => id === item.id)
    ? items.map((one) => (one.id === item.id ? item : one))
    : [...items, item];
}

function takeConsultation(state: QueueState, consultation: DeskConsultation): QueueState {
  const known = state.snapshot?.consultation ?? null;
  if (known?.id === consultation.id && known.version > consultation.version) return state;
  if (state.ended?.id === consultation.id && consultation.phase !== 'ended') return state;
  const over = consultation.phase === 'ended';
  const ended = over ? consultation : state.ended;
  if (!state.snapshot) return { ...state, ended };
  // The end of an older consultation says nothing about the one that runs.
  if (over && known && known.id !== consultation.id) return { ...state, ended };
  return { ...state, ended, snapshot: { ...state.snapshot, consultation: over ? null : consultation } };
}

/** A snapshot may have been read before an event that we already took: the higher version wins. */
function newest(state: QueueState, told: DeskConsultation | null): DeskConsultation | null {
  if (!told || told.phase === 'ended' || state.ended?.id === told.id) return null;
  const known = state.snapshot?.consultation;
  return known && known.id === told.id && known.version > told.version ? known : told;
}
