/// <reference path="./simple-peer-bundle.d.ts" />
import type { IceServer } from '@loket/contract';
import SimplePeer from 'simple-peer/simplepeer.min.js';
import { type CallStatistics, readStatistics } from './statistics.ts';

/** What a peer has to tell the other end's peer. */
export type PeerSignal =
  | { readonly kind: 'description'; readonly type: 'offer' | 'answer'; readonly sdp: string }
  | {
      readonly kind: 'candidate';
      readonly candidate: string;
      readonly sdpMid: string | null;
      readonly sdpMLineIndex: number | null;
    };

export type PeerEvents = {
  onSignal(signal: PeerSignal): void;
  /** The other end's picture and sound; the tracks are there before anything is sent through them. */
  onRemoteStream(stream: MediaStream): void;
  onConnected(): void;
  /** The path is gone for the moment; it may come back by itself. */
  onDisconnected(): void;
  /** This peer is over and never comes back. */
  onGone(): void;
};

export type Peer = {
  feed(signal: PeerSignal): void;
  /** Puts picture and sound into the call, or takes them out, without a new negotiation. */
  send(stream: MediaStream | null): Promise<void>;
  /** Sends a whole picture at once: after a cut the other end may wait seconds before it dares to ask for one. */
  refresh(): Promise<void>;
  statistics(): Promise<CallStatistics>;
  /** Ends it without an event. */
  destroy(): void;
};

export type OpenPeer = (options: {
  initiator: boolean;
  iceServers: readonly IceServer[];
  events: PeerEvents;
}) => Peer;

const KINDS = ['audio', 'video'] as const;

/** A life-size face is well served by this; Chromium's own limit would be lower at 1280 × 720. */
const MAX_VIDEO_BITS_PER_SECOND = 2_500_000;

/**
 * One simple-peer. Both ends negotiate one sound and one picture in each direction before there is anything to send:
 * path, encryption and decoders are warm, and `send` only puts the tracks in.
 */
export const openPeer: OpenPeer = ({ initiator, iceServers, events }) => {
  const peer = new SimplePeer({
    initiator,
    trickle: true,
    config: { iceServers: [...iceServers].map(asRtc) },
  });
  const connection = connectionOf(peer);
  // One stream for both tracks makes the other end play them in step.
  const together = new MediaStream();
  let over = false;
  const gone = () => {
    if (over) return;
    over = true;
    events.onGone();
  };

  let media: MediaStream | null = null;
  const putIn = async () => {
    for (const { sender, receiver } of over ? [] : connection.getTransceivers()) {
      const track = media?.getTracks().find(({ kind }) => kind === receiver.track.kind) ?? null;
      if (sender.track === track) continue;
      // A connection that closed meanwhile takes no track; the peer after it gets them.
      await sender.replaceTrack(track).catch(() => undefined);
      if (track?.kind === 'video') await limitBitrate(sender);
    }
  };

  if (initiator) {
    for (const kind of KINDS) peer.addTransceiver(kind, { direction: 'sendrecv', streams: [together] });
  } else {
    // Fires between taking the offer and making the answer: the one moment to say that this end will send, too.
    peer.on('signalingStateChange', (state: string) => {
      if (state !== 'have-remote-offer') return;
      for (const transceiver of connection.getTransceivers()) {
        transceiver.direction = 'sendrecv';
        transceiver.sender.setStreams(together);
      }
      void putIn();
    });
  }
  peer.on('signal', (data) => {
    if (over) return;
    if (data.type === 'offer' || data.type === 'answer') {
      events.onSignal({ kind: 'description', type: data.type, sdp: data.sdp ?? '' });
    } else if (data.type === 'candidate') {
      const { candidate, sdpMid, sdpMLineIndex } = data.candidate;
      events.onSignal({ kind: 'candidate', candidate, sdpMid, sdpMLineIndex });
    }
  });
  peer.on('stream', (stream) => over || events.onRemoteStream(stream));
  peer.on('connect', () => over || events.onConnected());
  peer.on('iceStateChange', (state: string) => {
    if (over) return;
    if (state === 'disconnected') events.onDisconnected();
    else if (state === 'connected' && peer.connected) events.onConnected();
  });
  peer.on('error', gone);
  peer.on('close', gone);

  return {
    feed: (signal) => {
      if (over || peer.destroyed) return;
      if (signal.kind === 'description') peer.signal({ type: signal.type, sdp: signal.sdp });
      else peer.signal({ type: 'candidate', candidate: asCandidate(signal) });
    },
    send: async (stream) => {
      media = stream;
      await putIn();
    },
    refresh: async () => {
      for (const { sender } of over ? [] : connection.getTransceivers()) {
        if (sender.track?.kind === 'video') await sendKeyFrame(sender);
      }
    },
    statistics: async () => readStatistics([...(await connection.getStats()).values()]),
    destroy: () => {
      over = true;
      peer.destroy();
    },
  };
};

const asRtc = ({ urls, username, credential }: IceServer): RTCIceServer => ({
  urls,
  ...(username === undefined ? {} : { username }),
  ...(credential === undefined ? {} : { credential }),
});

const asCandidate = ({ candidate, sdpMid, sdpMLineIndex }: Extract<PeerSignal, { kind: 'candidate' }>) =>
  new RTCIceCandidate({ candidate, sdpMid, sdpMLineIndex });

/** simple-peer has no way to put a track into a transceiver, so this reaches for the connection under it. */
const connectionOf = (peer: SimplePeer.Instance): RTCPeerConnection =>
  (peer as SimplePeer.Instance & { readonly _pc: RTCPeerConnection })._pc;

async function limitBitrate(sender: RTCRtpSender): Promise<void> {
  const parameters = sender.getParameters();
  for (const encoding of parameters.encodings) encoding.maxBitrate = MAX_VIDEO_BITS_PER_SECOND;
  // A sender whose peer was closed meanwhile has nothing to limit.
  await sender.setParameters(parameters).catch(() => undefined);
}

/** W3C webrtc-extensions, 6.2: an option of `setParameters` that TypeScript's library does not know. */
type WithKeyFrame = (
  parameters: RTCRtpSendParameters,
  options: { encodingOptions: { keyFrame: boolean }[] },
) => Promise<void>;

async function sendKeyFrame(sender: RTCRtpSender): Promise<void> {
  const parameters = sender.getParameters();
  const setParameters: WithKeyFrame = sender.setParameters.bind(sender);
  const encodingOptions = parameters.encodings.map(() => ({ keyFrame: true }));
  // A browser without it sends one when the other end asks.
  await setParameters(parameters, { encodingOptions }).catch(() => undefined);
}
