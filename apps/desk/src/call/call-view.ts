export type CallConnection = 'connecting' | 'connected' | 'interrupted';

/** The call as the page draws it. */
export type DeskCallView = {
  readonly connection: CallConnection;
  readonly remoteStream: MediaStream | null;
  /** Milliseconds to the counter and back; null until it was measured. */
  readonly roundTripMs: number | null;
};

export const notInACall: DeskCallView = { connection: 'connecting', remoteStream: null, roundTripMs: null };
