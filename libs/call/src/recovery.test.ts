import { PeerId } from '@loket/contract';
import { DESK_WAITS_MS, openCall, RENEWAL_DELAYS_MS } from './call.ts';
import type { CallEnd } from './pairing.ts';
import type { OpenPeer, PeerEvents } from './peer.ts';
import { RECOVERY_LIMITS_MS } from './peers.ts';
import { noStatistics } from './statistics.ts';
import { manualClock } from './testing/manual-clock.ts';
import { PULSE_MS } from './watchdog.ts';

type Made = {
  events: PeerEvents;
  destroyed: boolean;
  bytes: number;
  flowing: boolean;
  stream: MediaStream;
  refreshed: number;
};

/** One end in a call with somebody; bytes come in over a peer while it is `flowing`. */
async function inACall(end: CallEnd) {
  const clock = manualClock();
  const peers: Made[] = [];
  const openPeer: OpenPeer = ({ events }) => {
    const made: Made = {
      events,
      destroyed: false,
      bytes: 0,
      flowing: false,
      stream: {} as MediaStream,
      refreshed: 0,
    };
    peers.push(made);
    return {
      feed: () => {},
      send: async () => {},
      refresh: async () => {
        made.refreshed += 1;
      },
      statistics: async () => {
        if (made.flowing) made.bytes += 100;
        return { ...noStatistics, bytesReceived: made.bytes };
      },
      destroy: () => {
        made.destroyed = true;
      },
    };
  };
  const self = PeerId.parse(crypto.randomUUID());
  const other = PeerId.parse(crypto.randomUUID());
  const signals: string[] = [];
  const call = openCall({
    end,
    self,
    iceServers: [],
    send: ({ kind }) => signals.push(kind),
    clock,
    openPeer,
  });
  const told: string[] = [];
  const streams: (MediaStream | null)[] = [];
  call.onConnection((connection) => told.push(connection));
  call.onRemoteStream((stream) => streams.push(stream));
  const offer = (generation: number) =>
    call.receive({ kind: 'description', type: 'offer', sdp: '', from: other, to: self, generation });
  const pass = async (durationMs: number) => {
    for (let passedMs = 0; passedMs < durationMs; passedMs += PULSE_MS) {
      clock.advance(PULSE_MS);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const connect = (peer: Made, flowing = true) => {
    peer.flowing = flowing;
    peer.events.onRemoteStream(peer.stream);
    peer.events.onConnected();
  };
  await pass(0);
  await new Promise((resolve) => setImmediate(resolve));
  if (end === 'counter') call.receive({ kind: 'hello', from: other });
  else offer(1);
  connect(peers[0]!);
  await pass(2_000);
  told.splice(0);
  signals.splice(0);
  return { call, clock, peers, told, signals, streams, offer, pass, connect };
}

test('a cut is noticed within a second and a half, and a fresh peer is made beside the old one', async () => {
  const { peers, told, pass } = await inACall('counter');
  peers[0]!.flowing = false;
  await pass(1_250);
  expect(told).toEqual(['interrupted']);
  expect(peers.map(({ destroyed }) => destroyed)).toEqual([false, false]);
});

test('a path that comes back by itself keeps its peer and its picture', async () => {
  const { peers, told, streams, pass } = await inACall('counter');
  peers[0]!.flowing = false;
  await pass(5_000);
  peers[0]!.flowing = true;
  await pass(PULSE_MS * 2);
  expect(told).toEqual(['interrupted', 'connected']);
  expect(peers[0]!.destroyed).toBe(false);
  expect(peers.slice(1).every(({ destroyed }) => destroyed)).toBe(true);
  expect(peers[0]!.refreshed).toBe(1);
  expect(streams).toEqual([peers[0]!.stream]);
});

test('both come back: the old one stays, at both ends', async () => {
  const { peers, streams, pass, connect } = await inACall('counter');
  peers[0]!.flowing = false;
  await pass(1_500);
  connect(peers[1]!);
  peers[0]!.flowing = true;
  await pass(1_000);
  expect(peers.map(({ destroyed }) => destroyed)).toEqual([false, true]);
  expect(streams).toEqual([peers[0]!.stream]);
});

test('a path that does not come back is replaced by the fresh peer that connects, in the same call', async () => {
  const { peers, told, streams, pass, connect } = await inACall('counter');
  peers[0]!.flowing = false;
  await pass(1_500);
  connect(peers[1]!);
  await pass(2_000);
  expect(told).toEqual(['interrupted', 'connected']);
  expect(peers.map(({ destroyed }) => destroyed)).toEqual([true, false]);
  expect(streams.at(-1)).toBe(peers[1]!.stream);
});

test('while the network is gone it tries ever more calmly', async () => {
  const { peers, pass } = await inACall('counter');
  peers[0]!.flowing = false;
  await pass(60_000);
  const calm = Math.max(...RECOVERY_LIMITS_MS) + Math.max(...RENEWAL_DELAYS_MS);
  expect(peers.length).toBeLessThan(4 + 60_000 / calm);
  expect(peers.length).toBeGreaterThan(4);
});

test('the page hears that the network is back: it tries at once', async () => {
  const { call, peers, pass } = await inACall('counter');
  peers[0]!.flowing = false;
  await pass(30_000);
  const before = peers.length;
  call.retry();
  await pass(PULSE_MS);
  expect(peers.length).toBe(before + 1);
});

test('nothing is tried again when all is well', async () => {
  const { call, peers, signals, pass } = await inACall('desk');
  call.retry();
  await pass(5_000);
  expect(peers).toHaveLength(1);
  expect(signals).toEqual([]);
});

test('the desk leaves the offer to the counter, and asks when none comes', async () => {
  const { peers, signals, pass } = await inACall('desk');
  peers[0]!.flowing = false;
  await pass(1_250);
  expect(signals).toEqual([]);
  await pass(DESK_WAITS_MS);
  expect(signals).toEqual(['hello']);
});

test('the desk keeps what it sees until the offered peer is connected', async () => {
  const { peers, told, streams, offer, pass, connect } = await inACall('desk');
  offer(2);
  await pass(1_000);
  expect(peers.map(({ destroyed }) => destroyed)).toEqual([false, false]);
  expect(told).toEqual([]);
  connect(peers[1]!);
  expect(streams).toEqual([peers[0]!.stream]);
  await pass(500);
  expect(peers.map(({ destroyed }) => destroyed)).toEqual([true, false]);
  expect(streams).toEqual([peers[0]!.stream, peers[1]!.stream]);
});

test('an offered peer that never connects means nothing to a desk that is heard', async () => {
  const { peers, signals, offer, pass } = await inACall('desk');
  offer(2);
  await pass(20_000);
  expect(peers.map(({ destroyed }) => destroyed)).toEqual([false, true]);
  expect(signals).toEqual([]);
});

test('the old peer closes for good while a fresh one is made: the fresh one goes on', async () => {
  const { peers, told, pass, connect } = await inACall('counter');
  peers[0]!.flowing = false;
  await pass(1_500);
  peers[0]!.events.onGone();
  connect(peers[1]!);
  await pass(1_000);
  expect(told.at(-1)).toBe('connected');
  expect(peers).toHaveLength(2);
});

test('a call that ended feels no pulse any more', async () => {
  const { call, clock, peers, pass } = await inACall('counter');
  peers[0]!.flowing = false;
  await pass(1_500);
  call.end('left');
  expect(peers.every(({ destroyed }) => destroyed)).toBe(true);
  expect(clock.pending()).toBe(0);
});
