import { type IceServer, PeerId, type Signal } from '@loket/contract';
import { type Call, type Connection, openCall } from '../call.ts';
import type { CallEnd } from '../pairing.ts';
import type { CallStatistics } from '../statistics.ts';

/** The page of one end, for tests in a real browser; what it says goes to the test, which is the relay. */
export type CallPage = {
  /** @param relay all pictures and sound go through these TURN servers only */
  join(end: CallEnd, relay?: IceServer[]): void;
  receive(signal: Signal): void;
  /** Opens camera and microphone and puts them into the call. */
  sendMedia(): Promise<void>;
  setMuted(muted: { audio?: boolean; video?: boolean }): void;
  statistics(): Promise<CallStatistics>;
  connection(): Connection | null;
  /** Whether the picture that is drawn now has any light in it. */
  pictureIsDark(): boolean;
  ends(): readonly string[];
  /** Connections that were told, from the first on. */
  connections(): readonly Connection[];
  /** When the next frame is shown, in milliseconds since 1970. */
  nextFrame(): Promise<number>;
  /** How many peers were made so far. */
  peersMade(): number;
  leave(): void;
  /** Closes every connection under the call's feet. */
  breakPeers(): void;
};

declare global {
  interface Window {
    callPage: CallPage;
    /** Put there by the test. */
    sendSignal(signal: Signal): Promise<void>;
  }
}

const made: RTCPeerConnection[] = [];
let relayed = false;
let madeSoFar = 0;
const Original = window.RTCPeerConnection;
window.RTCPeerConnection = class extends Original {
  constructor(configuration?: RTCConfiguration) {
    super(relayed ? { ...configuration, iceTransportPolicy: 'relay' } : configuration);
    made.push(this);
    madeSoFar += 1;
  }
};

const picture = document.body.appendChild(document.createElement('video'));
picture.autoplay = true;
picture.muted = true;
const ends: string[] = [];
let call: Call | null = null;
let connection: Connection | null = null;
const connections: Connection[] = [];

const opened = (): Call => {
  if (!call) throw new Error('join first');
  return call;
};

window.callPage = {
  join(end, relay = []) {
    relayed = relay.length > 0;
    call = openCall({
      end,
      self: PeerId.parse(crypto.randomUUID()),
      iceServers: relay,
      send: (signal) => void window.sendSignal(signal),
    });
    call.onConnection((now) => {
      connection = now;
      connections.push(now);
    });
    call.onRemoteStream((stream) => {
      picture.srcObject = stream;
    });
    call.onEnd((reason) => ends.push(reason));
  },
  receive: (signal) => call?.receive(signal),
  async sendMedia() {
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: true,
      video: { width: 320, height: 240 },
    });
    await opened().setLocalMedia(stream);
  },
  setMuted: (muted) => opened().setMuted(muted),
  statistics: () => opened().statistics(),
  connection: () => connection,
  pictureIsDark() {
    const canvas = document.createElement('canvas');
    canvas.width = 32;
    canvas.height = 24;
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('no canvas');
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
    return data.every((value, at) => at % 4 === 3 || value < 24);
  },
  ends: () => ends,
  connections: () => connections,
  nextFrame: () =>
    new Promise((resolve) => {
      picture.requestVideoFrameCallback((now) => resolve(performance.timeOrigin + now));
    }),
  peersMade: () => madeSoFar,
  leave: () => opened().end('left'),
  breakPeers() {
    for (const peer of made.splice(0)) peer.close();
  },
};
