import type { PeerId, Signal } from '@loket/contract';

/** The two ends of a call. The counter's end makes every offer, so that offers never collide. */
export type CallEnd = 'counter' | 'desk';

/** Whom this end is paired with, and the how-manieth peer between the two is in use. */
export type Pairing = {
  readonly end: CallEnd;
  readonly self: PeerId;
  readonly other: PeerId | null;
  readonly generation: number;
};

export type PairingAction =
  | { readonly do: 'send'; readonly signal: Signal }
  /** Drop the peer that there may be and open a fresh one; it says nothing that belongs to an older one. */
  | { readonly do: 'open_peer'; readonly initiator: boolean }
  | { readonly do: 'drop_peer' }
  | { readonly do: 'feed'; readonly signal: Extract<Signal, { kind: 'description' | 'candidate' }> }
  /** The other end left for good. */
  | { readonly do: 'end' };

export type Step = { readonly pairing: Pairing; readonly actions: readonly PairingAction[] };

export const unpaired = (end: CallEnd, self: PeerId): Pairing => ({ end, self, other: null, generation: 0 });

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
  switch (signal.kind) {
    case 'hello':
      return pairing.end === 'counter' ? counterHearsHello(pairing, signal) : deskHearsHello(pairing, signal);
    case 'description':
      return signal.type === 'offer' ? hearOffer(pairing, signal) : feed(pairing, signal);
    case 'candidate':
      return feed(pairing, signal);
    case 'bye':
      if (signal.from !== pairing.other) return { pairing, actions: [] };
      return { pairing: { ...pairing, other: null }, actions: [{ do: 'drop_peer' }, { do: 'end' }] };
  }
}

/** A greeting that answers ours and comes from the desk that we know changes nothing; any other wants a peer. */
function counterHearsHello(pairing: Pairing, { from, answering }: Extract<Signal, { kind: 'hello' }>): Step {
  if (answering !== undefined && answering !== pairing.self) return { pairing, actions: [] };
  if (from === pairing.other && answering !== undefined) return { pairing, actions: [] };
  return renew({ ...pairing, other: from });
}

/** A counter that we don't know yet started anew: what we had with the old one is gone. */
function deskHearsHello(pairing: Pairing, { from }: Extract<Signal, { kind: 'hello' }>): Step {
  if (from === pairing.other) return { pairing, actions: [] };
  return {
    pairing: { ...pairing, other: from, generation: 0 },
    actions: [{ do: 'drop_peer' }, hello(pairing, from)],
  };
}

function hearOffer(pairing: Pairing, offer: Extract<Signal, { kind: 'description' }>): Step {
  if (pairing.end === 'counter' || offer.to !== pairing.self) return { pairing, actions: [] };
  const known = offer.from === pairing.other;
  if (known && offer.generation <= pairing.generation) return { pairing, actions: [] };
  return {
    pairing: { ...pairing, other: offer.from, generation: offer.generation },
    actions: [
      { do: 'open_peer', initiator: false },
      { do: 'feed', signal: offer },
    ],
  };
}

function feed(pairing: Pairing, signal: Extract<Signal, { kind: 'description' | 'candidate' }>): Step {
  const ours =
    signal.to === pairing.self && signal.from === pairing.other && signal.generation === pairing.generation;
  return { pairing, actions: ours ? [{ do: 'feed', signal }] : [] };
}
