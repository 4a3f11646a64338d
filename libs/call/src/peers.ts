import type { CallClock } from './clock.ts';
import type { OpenPeer, Peer, PeerEvents, PeerSignal } from './peer.ts';
import { type CallStatistics, noStatistics } from './statistics.ts';
import { PULSE_MS, type Watchdog, watchdog } from './watchdog.ts';

/** A first peer that has not connected by then is replaced: an offer or an answer was lost. */
export const CONNECT_LIMIT_MS = 8_000;
/** The same for a peer that is made because the path was cut: first soon, for the path may be back, then calmly. */
export const RECOVERY_LIMITS_MS = [2_500, 3_000, 4_000, CONNECT_LIMIT_MS] as const;

/**
 * Where the path is back, both peers hear it at about the same time. So long a fresh one that is connected leaves the
 * old one the chance, so that both ends choose the same and the picture need not begin anew.
 */
export const SETTLE_MS = 300;

type Member = {
  readonly peer: Peer;
  readonly dog: Watchdog;
  stopLimit: () => void;
  stream: MediaStream | null;
  connected: boolean;
  silent: boolean;
};

export type PeersListener = {
  onStream(stream: MediaStream | null): void;
  onConnection(connection: 'connected' | 'interrupted'): void;
  /** Nothing comes any more over the peer in use: make one beside it. */
  onSilent(): void;
  /** What was silent came back by itself, or a fresh peer took its place. */
  onRecovered(): void;
  /** The newest peer is over or did not connect in time. */
  onLost(): void;
};

export type Peers = {
  /** @param beside the peer in use is kept until the fresh one is connected, or it comes back itself */
  open(options: {
    beside: boolean;
    attempt: number;
    initiator: boolean;
    onSignal: (signal: PeerSignal) => void;
  }): void;
  feed(signal: PeerSignal): void;
  send(media: MediaStream | null): Promise<void>;
  /** Ends every peer there is. */
  drop(): void;
  statistics(): Promise<CallStatistics>;
  readonly some: boolean;
  /** A peer is connected and heard: nothing has to be done. */
  readonly well: boolean;
};

/**
 * The peer in use, and, after a cut, the one that is made beside it. Whichever is heard first stays: a path that comes
 * back after seconds has its picture at once, and one that does not is replaced without having waited for it.
 */
export function openPeers(
  parts: { openPeer: OpenPeer; iceServers: Parameters<OpenPeer>[0]['iceServers']; clock: CallClock },
  listener: PeersListener,
): Peers {
  const { openPeer, iceServers, clock } = parts;
  let used: Member | null = null;
  let fresh: Member | null = null;
  let media: MediaStream | null = null;
  let stopPulse = () => {};

  const end = (member: Member | null) => {
    member?.stopLimit();
    member?.peer.destroy();
  };
  const dropFresh = () => {
    end(fresh);
    fresh = null;
  };
  const drop = () => {
    stopPulse();
    dropFresh();
    if (!used) return;
    end(used);
    used = null;
    listener.onStream(null);
    listener.onConnection('interrupted');
  };

  const isWell = () => used?.connected === true && !used.silent;

  const promote = (member: Member) => {
    end(used);
    used = member;
    fresh = null;
    if (member.stream) listener.onStream(member.stream);
  };

  const tellWell = () => {
    listener.onRecovered();
    listener.onConnection('connected');
  };
  const takeOver = (member: Member) => {
    promote(member);
    tellWell();
  };

  const lose = (lost: Member) => {
    if (lost === fresh) {
      dropFresh();
      // Where the one in use is heard, the fresh one was the other end's worry, and that is over there too.
      if (!isWell()) listener.onLost();
    } else if (lost === used && fresh) {
      listener.onStream(null);
      const next = fresh;
      promote(next);
      if (next.connected) tellWell();
    } else if (lost === used) {
      drop();
      listener.onLost();
    }
  };

  const eventsOf = (member: () => Member | null, onSignal: (signal: PeerSignal) => void): PeerEvents => ({
    onSignal,
    onRemoteStream: (stream) => {
      const of = member();
      if (!of) return;
      of.stream = stream;
      if (of === used) listener.onStream(stream);
    },
    onConnected: () => {
      const of = member();
      if (!of) return;
      of.stopLimit();
      of.connected = true;
      if (of === fresh) of.stopLimit = clock.after(SETTLE_MS, () => of === fresh && takeOver(of));
      if (of === used && !of.silent) tellWell();
    },
    onDisconnected: () => member() === used && listener.onConnection('interrupted'),
    onGone: () => {
      const of = member();
      if (of) lose(of);
    },
  });

  const feelPulse = () => {
    stopPulse();
    stopPulse = clock.after(PULSE_MS, () => {
      const of = used;
      if (of?.connected) void of.peer.statistics().then((pulse) => of === used && judge(of, pulse), noPulse);
      feelPulse();
    });
  };
  const judge = (of: Member, pulse: CallStatistics) => {
    const verdict = of.dog.feel(pulse);
    if (verdict === 'silent' && !of.silent) {
      of.silent = true;
      listener.onConnection('interrupted');
      listener.onSilent();
    } else if (verdict === 'alive' && of.silent) {
      of.silent = false;
      dropFresh();
      void of.peer.refresh();
      tellWell();
    }
  };

  return {
    open({ beside, attempt, initiator, onSignal }) {
      if (beside && used?.connected) dropFresh();
      else drop();
      let member: Member | null = null;
      const peer = openPeer({ initiator, iceServers, events: eventsOf(() => member, onSignal) });
      const limitMs =
        used === null
          ? CONNECT_LIMIT_MS
          : (RECOVERY_LIMITS_MS[Math.min(attempt, RECOVERY_LIMITS_MS.length - 1)] ?? CONNECT_LIMIT_MS);
      const made: Member = {
        peer,
        dog: watchdog(),
        stopLimit: clock.after(limitMs, () => lose(made)),
        stream: null,
        connected: false,
        silent: false,
      };
      member = made;
      if (used) fresh = made;
      else used = made;
      void peer.send(media);
      feelPulse();
    },
    feed: (signal) => (fresh ?? used)?.peer.feed(signal),
    async send(stream) {
      media = stream;
      await Promise.all([used?.peer.send(stream), fresh?.peer.send(stream)]);
    },
    drop,
    statistics: async () => (await used?.peer.statistics()) ?? noStatistics,
    get some() {
      return used !== null;
    },
    get well() {
      return isWell();
    },
  };
}

/** A peer that closed meanwhile has no figures. */
const noPulse = () => undefined;
