import type { IceServer } from '@loket/contract';
import SimplePeer from 'simple-peer/simplepeer.min.js';
import type { MakePeer, Peer, PeerEvents, PeerSignal } from './peer.ts';
import { noStatistics, type StatisticsEntry, summarise } from './statistics.ts';

/** Enough for one sharp talking head; more would only make a thin line stutter. */
const MAX_VIDEO_BITS_PER_SECOND = 2_500_000;

/** Peers of this browser, by simple-peer. */
export function browserPeers(iceServers: readonly IceServer[]): MakePeer {
  return (role, events) => new BrowserPeer(role, events, iceServers);
}

/**
 * A simple-peer with both directions of sound and picture agreed from the start and no track in them: everything is
 * warmed up before anything is sent, and a track is put in later without negotiating again.
 */
class BrowserPeer implements Peer {
  readonly #peer: SimplePeer.Instance;
  readonly #events: PeerEvents;
  readonly #connection: RTCPeerConnection;
  /** Never holds a track: it gives both tracks one name, so that the other end plays them in step. */
  readonly #sync = new MediaStream();
  readonly #remote = new MediaStream();
  #media: MediaStream | null = null;
  #gone = false;

  constructor(role: 'offers' | 'answers', events: PeerEvents, iceServers: readonly IceServer[]) {
    this.#events = events;
    const { wrtc, made } = recordingConnections();
    this.#peer = new SimplePeer({
      initiator: role === 'offers',
      trickle: true,
      config: { iceServers: iceServers.map(asRtcIceServer) },
      wrtc,
    });
    const [connection] = made;
    if (!connection) throw new Error('this browser made no peer connection');
    this.#connection = connection;
    if (role === 'offers') {
      for (const kind of ['audio', 'video'] as const) {
        this.#peer.addTransceiver(kind, { direction: 'sendrecv', streams: [this.#sync] });
      }
    }
    this.#listen(role);
  }

  signal(signal: PeerSignal): void {
    if (this.#gone) return;
    if (signal.kind === 'description') {
      this.#peer.signal({ type: signal.type, sdp: signal.sdp });
      return;
    }
    const { candidate, sdpMid, sdpMLineIndex } = signal;
    this.#peer.signal({
      type: 'candidate',
      candidate: new RTCIceCandidate({ candidate, sdpMid, sdpMLineIndex }),
    });
  }

  async setLocalMedia(stream: MediaStream | null): Promise<void> {
    this.#media = stream;
    if (!this.#gone) await this.#putTracksIn();
  }

  async statistics() {
    if (this.#gone) return noStatistics;
    const entries: StatisticsEntry[] = [];
    const report = await this.#connection.getStats();
    report.forEach((entry: StatisticsEntry) => {
      entries.push(entry);
    });
    return summarise(entries);
  }

  destroy(): void {
    if (this.#gone) return;
    this.#gone = true;
    this.#peer.destroy();
  }

  #listen(role: 'offers' | 'answers'): void {
    const peer = this.#peer;
    peer.on('signal', (data) => {
      const signal = asPeerSignal(data);
      if (signal && !this.#gone) this.#events.signal(signal);
    });
    peer.on('error', () => this.#end());
    peer.on('close', () => this.#end());
    this.#connection.addEventListener('connectionstatechange', () => this.#tellState());
    this.#connection.addEventListener('track', ({ track }) => this.#take(track));
    if (role === 'answers') {
      this.#connection.addEventListener('signalingstatechange', () => {
        if (this.#connection.signalingState === 'have-remote-offer') this.#joinOffer();
      });
    }
  }

  #tellState(): void {
    if (this.#gone) return;
    const state = this.#connection.connectionState;
    if (state === 'connected') {
      void this.#capBitrate();
      this.#events.connected();
    }
    if (state === 'disconnected') this.#events.shaken();
  }

  /** Before the answer is made: this end will send too, though perhaps not yet. */
  #joinOffer(): void {
    for (const transceiver of this.#connection.getTransceivers()) {
      transceiver.direction = 'sendrecv';
      transceiver.sender.setStreams(this.#sync);
    }
    void this.#putTracksIn();
  }

  async #putTracksIn(): Promise<void> {
    const [audio = null] = this.#media?.getAudioTracks() ?? [];
    const [video = null] = this.#media?.getVideoTracks() ?? [];
    const puts = this.#connection.getTransceivers().map(async ({ sender, receiver }) => {
      const track = receiver.track.kind === 'audio' ? audio : video;
      if (sender.track !== track) await sender.replaceTrack(track);
    });
    // A peer that was destroyed meanwhile refuses; its successor gets the tracks.
    await Promise.all(puts).catch((error: unknown) => {
      if (!this.#gone) throw error;
    });
  }

  #take(track: MediaStreamTrack): void {
    if (this.#gone) return;
    this.#remote.addTrack(track);
    if (this.#remote.getTracks().length === 1) queueMicrotask(() => this.#events.stream(this.#remote));
  }

  async #capBitrate(): Promise<void> {
    for (const { sender, receiver } of this.#connection.getTransceivers()) {
      if (receiver.track.kind !== 'video') continue;
      const parameters = sender.getParameters();
      for (const encoding of parameters.encodings) encoding.maxBitrate = MAX_VIDEO_BITS_PER_SECOND;
      await sender.setParameters(parameters).catch(() => {}); // closed meanwhile, or the browser keeps its own cap
    }
  }

  #end(): void {
    if (this.#gone) return;
    this.#gone = true;
    this.#events.gone();
  }
}

/** The browser's own classes, and the connections made by them: simple-peer keeps its connection to itself. */
function recordingConnections() {
  const made: RTCPeerConnection[] = [];
  class RecordedConnection extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      made.push(this);
    }
  }
  return { made, wrtc: { RTCPeerConnection: RecordedConnection, RTCSessionDescription, RTCIceCandidate } };
}

function asRtcIceServer({ urls, username, credential }: IceServer): RTCIceServer {
  return {
    urls,
    ...(username === undefined ? {} : { username }),
    ...(credential === undefined ? {} : { credential }),
  };
}

function asPeerSignal(data: SimplePeer.SignalData): PeerSignal | null {
  if ('sdp' in data && data.sdp !== undefined && (data.type === 'offer' || data.type === 'answer')) {
    return { kind: 'description', type: data.type, sdp: data.sdp };
  }
  if ('candidate' in data && data.type === 'candidate') {
    const { candidate, sdpMid, sdpMLineIndex } = data.candidate;
    return { kind: 'candidate', candidate, sdpMid: sdpMid ?? null, sdpMLineIndex: sdpMLineIndex ?? null };
  }
  return null; // renegotiation is never needed: everything is agreed in the first offer
}
