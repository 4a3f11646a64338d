import type { PeerId, Signal } from '@loket/contract';

/** The two ends of a call. The counter's end makes every offer, so that offers never collide. */
export type CallEnd = 'counter' | 'desk';

/** Whom this end is paired with, and the count of the peers made between the two. */
export type Pairing = {
  readonly end: CallEnd;
  readonly self: PeerId;
  readonly other: PeerId | null;
  readonly generation: number;
  /** Pages that were replaced or said goodbye: what they sent may still be on its way and means nothing any more. */
  readonly former: readonly PeerId[];
  /** Candidates that overtook the offer which they belong to. */
  readonly early: readonly Candidate[];
};

type Candidate = Extract<Signal, { kind: 'candidate' }>;
type Ours = Extract<Signal, { kind: 'description' | 'candidate' }>;

const MAX_FORMER = 50;
const MAX_EARLY = 100;

export type PairingAction =
  | { readonly do: 'send'; readonly signal: Signal }
  /** Drop the peer that there may be and open a fresh one; it says nothing that belongs to an older one. */
  | { readonly do: 'open_peer'; readonly initiator: boolean }
  | { readonly do: 'drop_peer' }
  | { readonly do: 'feed'; readonly signal: Ours }
  /** The other end left for good. */
  | { readonly do: 'end' };

export type Step = { readonly pairing: Pairing; readonly actions: readonly PairingAction[] };

export const unpaired = (end: CallEnd, self: PeerId): Pairing => ({
  end,
  self,
  other: null,
  generation: 0,
  former: [],
  early: [],
});

const hello = (pairing: Pairing, answering?: PeerId): PairingAction => ({
  do: 'send',
  signal: { kind: 'hello', from: pairing.self, ...(answering === undefined ? {} : { answering }) },
});

/** Says that this end is there and wants a peer; said again when a peer was lost and the other end may not know. */
export const greet = (pairing: Pairing): Step => ({ pairing, actions: [hello(pairing)] });

/** The counter's end makes the next peer for the pair; nothing while there is no pair. */
export function renew(pairing: Pairing): Step {
  if (pairing.end === 'desk' || pairing.other === null) return { pairing, actions: [] };
  return {
    pairing: { ...pairing, generation: pairing.generation + 1 },
    actions: [{ do: 'open_peer', initiator: true }],
  };
}

/** What a signal of the other end means. Whatever belongs to another pair or an older peer is dropped. */
export function hear(pairing: Pairing, signal: Signal): Step {
  if (signal.from === pairing.self || pairing.former.includes(signal.from)) return { pairing, actions: [] };
  switch (signal.kind) {
    case 'hello':
      return pairing.end === 'counter' ? counterHearsHello(pairing, signal) : deskHearsHello(pairing, signal);
    case 'description':
      return signal.type === 'offer' ? hearOffer(pairing, signal) : feed(pairing, signal);
    case 'candidate':
      return hearCandidate(pairing, signal);
    case 'bye':
      if (signal.from !== pairing.other) return { pairing, actions: [] };
      return { pairing: pairUp(pairing, null), actions: [{ do: 'drop_peer' }, { do: 'end' }] };
  }
}

/** The pairing with another other end; the one before it is over for ever. */
function pairUp(pairing: Pairing, other: PeerId | null): Pairing {
  if (other === pairing.other) return pairing;
  const left = pairing.other === null ? [] : [pairing.other];
  return { ...pairing, other, former: [...pairing.former, ...left].slice(-MAX_FORMER) };
}

/** A greeting that answers ours and comes from the desk that we know changes nothing; any other wants a peer. */
function counterHearsHello(pairing: Pairing, { from, answering }: Extract<Signal, { kind: 'hello' }>): Step {
  if (answering !== undefined && answering !== pairing.self) return { pairing, actions: [] };
  if (from === pairing.other && answering !== undefined) return { pairing, actions: [] };
  return renew(pairUp(pairing, from));
}

/** A counter that we don't know yet started anew: what we had with the old one is gone. */
function deskHearsHello(pairing: Pairing, { from }: Extract<Signal, { kind: 'hello' }>): Step {
  if (from === pairing.other) return { pairing, actions: [] };
  return {
    pairing: { ...pairUp(pairing, from), generation: 0 },
    actions: [{ do: 'drop_peer' }, hello(pairing, from)],
  };
}

function hearOffer(pairing: Pairing, offer: Extract<Signal, { kind: 'description' }>): Step {
  if (pairing.end === 'counter' || offer.to !== pairing.self) return { pairing, actions: [] };
  const known = offer.from === pairing.other;
  if (known && offer.generation <= pairing.generation) return { pairing, actions: [] };
  const early = pairing.early.filter(
    ({ from, generation }) => from === offer.from && generation === offer.generation,
  );
  return {
    pairing: { ...pairUp(pairing, offer.from), generation: offer.generation, early: [] },
    actions: [
      { do: 'open_peer', initiator: false },
      { do: 'feed', signal: offer },
      ...early.map((signal): PairingAction => ({ do: 'feed', signal })),
    ],
  };
}

/** Kept when its offer is still to come: the two travel separately and may be sent by different nodes. */
function hearCandidate(pairing: Pairing, signal: Candidate): Step {
  const ofAnother = signal.from !== pairing.other || signal.generation > pairing.generation;
  if (pairing.end === 'counter' || signal.to !== pairing.self || !ofAnother) return feed(pairing, signal);
  return { pairing: { ...pairing, early: [...pairing.early, signal].slice(-MAX_EARLY) }, actions: [] };
}

function feed(pairing: Pairing, signal: Ours): Step {
  const { self, other, generation } = pairing;
  const ours = signal.to === self && signal.from === other && signal.generation === generation;
  return { pairing, actions: ours ? [{ do: 'feed', signal }] : [] };
}
