import type { IceServer, PeerId, Signal } from '@loket/contract';
import { browserClock, type CallClock } from './clock.ts';
import { type CallEnd, greet, hear, type Pairing, renew, type Step, unpaired } from './pairing.ts';
import { type OpenPeer, openPeer as openSimplePeer, type PeerSignal } from './peer.ts';
import { openPeers } from './peers.ts';
import type { CallStatistics } from './statistics.ts';

export type Connection = 'connecting' | 'connected' | 'interrupted';

/**
 * `left`, `local`: this end ended it; `failed`: this browser can't make a peer. Both are final. `there`: the other end
 * said goodbye; a fresh page of it may still say hello and is answered, for whether the consultation is over is
 * central's to say. A lost path is no end but `interrupted`.
 */
export type EndReason = 'local' | 'left' | 'there' | 'failed';

export type CallOptions = {
  readonly end: CallEnd;
  /** Fresh at every start of the page. */
  readonly self: PeerId;
  readonly iceServers: readonly IceServer[];
  readonly send: (signal: Signal) => void;
  readonly clock?: CallClock;
  readonly openPeer?: OpenPeer;
};

export type Call = {
  /** A signal from the other end that its schema accepted. Strangers' and stale ones are dropped. */
  receive(signal: Signal): void;
  /** What this end sends from now on, also through every later peer of this call; null sends nothing. */
  setLocalMedia(stream: MediaStream | null): Promise<void>;
  /** Silence or blackness instead of what is heard or seen, also in a later stream; what is not named stays. */
  setMuted(muted: { audio?: boolean; video?: boolean }): void;
  onRemoteStream(listener: (stream: MediaStream | null) => void): () => void;
  onConnection(listener: (connection: Connection) => void): () => void;
  onStatistics(listener: (statistics: CallStatistics) => void): () => void;
  onEnd(listener: (reason: EndReason) => void): () => void;
  statistics(): Promise<CallStatistics>;
  /** The network or the line to central is back: try now what would be tried later. Nothing when all is well. */
  retry(): void;
  /** Leaves for good and tells the other end. */
  end(reason: 'local' | 'left'): void;
};

/** Waits before the next fresh peer, the last one again and again. */
export const RENEWAL_DELAYS_MS = [300, 1_000, 2_000, 4_000] as const;
/** How long the desk's end leaves it to the counter's to notice the same cut and to offer. */
export const DESK_WAITS_MS = 1_500;
export const STATISTICS_EVERY_MS = 1_000;
/** A greeting may get lost; who has no peer says it again. */
export const GREET_EVERY_MS = 3_000;

/**
 * One end of one consultation's call. It outlives its peers: when one is cut or lost, or the other end's page starts
 * anew, the counter's end makes a fresh one inside the same call, and what was being sent is sent on.
 */
export function openCall(options: CallOptions): Call {
  const { iceServers, send, clock = browserClock, openPeer = openSimplePeer } = options;
  const streams = listeners<MediaStream | null>();
  const connections = listeners<Connection>();
  const figures = listeners<CallStatistics>();
  const ends = listeners<EndReason>();

  let pairing: Pairing = unpaired(options.end, options.self);
  let pairedWith: PeerId | null = null;
  let media: MediaStream | null = null;
  let muted: { audio?: boolean; video?: boolean } = {};
  let connection: Connection | null = null;
  let failures = 0;
  let over = false;
  let stopRenewal = () => {};
  let stopFigures = () => {};
  let stopGreeting = () => {};

  const tell = (next: Connection) => {
    if (connection === next || over) return;
    connection = next;
    connections.tell(next);
  };

  const silence = () => {
    for (const track of media?.getTracks() ?? []) {
      const wished = track.kind === 'audio' ? muted.audio : muted.video;
      if (wished !== undefined) track.enabled = !wished;
    }
  };

  const peers = openPeers(
    { openPeer, iceServers, clock },
    {
      onStream: streams.tell,
      onConnection: tell,
      // The counter's end offers; the desk's waits for that offer a moment before it asks for one.
      onSilent: () => renewAfter(options.end === 'counter' ? 0 : DESK_WAITS_MS),
      onRecovered: () => {
        stopRenewal();
        failures = 0;
      },
      onLost: () => {
        renewAfter(RENEWAL_DELAYS_MS[Math.min(failures, RENEWAL_DELAYS_MS.length - 1)] ?? 0);
        failures += 1;
      },
    },
  );

  const take = ({ pairing: next, actions }: Step) => {
    pairing = next;
    for (const action of actions) {
      if (action.do === 'send') send(action.signal);
      else if (action.do === 'open_peer') open(action.initiator);
      else if (action.do === 'drop_peer') drop();
      else if (action.do === 'feed') peers.feed(action.signal);
      else ends.tell('there');
    }
  };

  const drop = () => {
    stopRenewal();
    peers.drop();
  };

  const open = (initiator: boolean) => {
    const { other, generation, self } = pairing;
    if (other === null) return drop();
    const beside = other === pairedWith;
    pairedWith = other;
    stopRenewal();
    const wrap = (signal: PeerSignal): Signal => ({ ...signal, from: self, to: other, generation });
    try {
      peers.open({ beside, attempt: failures, initiator, onSignal: (signal) => send(wrap(signal)) });
    } catch {
      // The only thing that ends a call by itself: without WebRTC there is nothing to try again.
      finish('failed');
    }
  };

  const renewAfter = (delayMs: number) => {
    stopRenewal();
    if (over) return;
    stopRenewal = clock.after(delayMs, () =>
      take(pairing.end === 'counter' ? renew(pairing) : greet(pairing)),
    );
  };

  const finish = (reason: EndReason) => {
    if (over) return;
    drop();
    over = true;
    stopFigures();
    stopGreeting();
    ends.tell(reason);
  };

  const count = () => {
    stopFigures = clock.after(STATISTICS_EVERY_MS, () => {
      if (over) return;
      if (peers.some)
        void peers.statistics().then(
          (statistics) => over || figures.tell(statistics),
          () => undefined, // a peer that closed meanwhile has none
        );
      count();
    });
  };

  /** The counter's end renews by itself once it knows a desk; the desk's end can only ask. */
  const keepGreeting = () => {
    stopGreeting = clock.after(GREET_EVERY_MS, () => {
      if (!peers.some && (pairing.end === 'desk' || pairing.other === null)) take(greet(pairing));
      keepGreeting();
    });
  };

  count();
  keepGreeting();
  // Listeners are added first, then the other end may answer.
  queueMicrotask(() => {
    if (over) return;
    tell('connecting');
    take(greet(pairing));
  });

  return {
    receive: (signal) => {
      if (!over) take(hear(pairing, signal));
    },
    setLocalMedia: async (stream) => {
      media = stream;
      silence();
      await peers.send(stream);
    },
    setMuted: (change) => {
      muted = { ...muted, ...change };
      silence();
    },
    onRemoteStream: streams.add,
    onConnection: connections.add,
    onStatistics: figures.add,
    onEnd: ends.add,
    statistics: peers.statistics,
    retry: () => {
      if (over || peers.well || !peers.some) return;
      failures = 0;
      renewAfter(0);
    },
    end: (reason) => {
      if (over) return;
      send({ kind: 'bye', from: pairing.self });
      finish(reason);
    },
  };
}

function listeners<Value>() {
  const all = new Set<(value: Value) => void>();
  return {
    tell: (value: Value) => {
      for (const listener of all) listener(value);
    },
    add: (listener: (value: Value) => void) => {
      all.add(listener);
      return () => {
        all.delete(listener);
      };
    },
  };
}
