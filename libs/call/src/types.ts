import type { IceServer, PeerId, Signal } from '@loket/contract';

export type CallEnd = 'counter' | 'desk';
export type Connection = 'connecting' | 'connected' | 'interrupted';

/**
 * Why a call ended. `ended_here` and `failed` (this browser can't make a peer) are final. After `ended_there` a fresh
 * page of the other end may still say hello and is answered: whether the consultation is over is central's to say.
 */
export type EndReason = 'ended_here' | 'ended_there' | 'failed';

/** Counts since the present peer was made, as WebRTC's statistics give them; rates are the reader's to compute. */
export type CallStatistics = {
  framesDecoded: number;
  framesSent: number;
  framesDropped: number;
  freezeCount: number;
  audioPacketsReceived: number;
  audioPacketsSent: number;
  bytesReceived: number;
  bytesSent: number;
  /** Of the selected candidate pair; null until there is one. */
  roundTripMs: number | null;
  /** `host`, `srflx`, `prflx` or `relay` of this end's side of the selected pair; null until there is one. */
  candidateType: string | null;
  /** Size of the last decoded frame in pixels; 0 until there is one. */
  frameWidth: number;
  frameHeight: number;
};

export interface Clock {
  /** Does the action after so many milliseconds; returns how to cancel. */
  after(delayMs: number, action: () => void): () => void;
}

export type CallOptions = {
  end: CallEnd;
  /** Made by this page at its start; a reloaded page is another one. */
  self: PeerId;
  iceServers: readonly IceServer[];
  /** Hands a signal to central's relay. Signals may get lost, late or twice; the call lives with it. */
  send: (signal: Signal) => void;
  clock?: Clock;
};

/** Registers a listener; returns how to stop. */
export type Listen<Value> = (listener: (value: Value) => void) => () => void;

export interface Call {
  /** A signal from the other end, already checked against its schema. Strangers' and stale ones are dropped. */
  receive(signal: Signal): void;
  /**
   * What this end sends from now on; null for nothing. Nothing leaves this end before. The stream stays the caller's,
   * who stops its tracks.
   */
  setLocalMedia(stream: MediaStream | null): Promise<void>;
  /** Silence or blackness instead of what microphone or camera see; what is not named stays as it is. */
  setMuted(muted: { audio?: boolean; video?: boolean }): void;
  /** The other end's stream, a new one for every peer; null when there is none any more. */
  onRemoteStream: Listen<MediaStream | null>;
  onConnection: Listen<Connection>;
  statistics(): Promise<CallStatistics>;
  /** Every second while there is a peer. */
  onStatistics: Listen<CallStatistics>;
  onEnd: Listen<EndReason>;
  /** Leaves for good and tells the other end. The word is for the caller's reader; nothing depends on it. */
  end(reason?: string): void;
}
