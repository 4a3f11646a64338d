import { PeerId, type Signal } from '@loket/contract';
import { type Call, openCall, RENEWAL_DELAYS_MS, STATISTICS_EVERY_MS } from './call.ts';
import type { CallEnd } from './pairing.ts';
import type { OpenPeer, PeerEvents, PeerSignal } from './peer.ts';
import { CONNECT_LIMIT_MS } from './peers.ts';
import { noStatistics } from './statistics.ts';
import { manualClock } from './testing/manual-clock.ts';

const freshPeerId = () => PeerId.parse(crypto.randomUUID());
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

type FakePeer = {
  initiator: boolean;
  events: PeerEvents;
  fed: PeerSignal[];
  sent: (MediaStream | null)[];
  destroyed: boolean;
};

/** One end over a fake peer; what it sends is collected. */
function anEnd(end: CallEnd, clock = manualClock(), self = freshPeerId()) {
  const peers: FakePeer[] = [];
  const signals: Signal[] = [];
  const openPeer: OpenPeer = ({ initiator, events }) => {
    const peer: FakePeer = { initiator, events, fed: [], sent: [], destroyed: false };
    peers.push(peer);
    return {
      feed: (signal) => peer.fed.push(signal),
      send: async (stream) => {
        peer.sent.push(stream);
      },
      refresh: async () => {},
      statistics: async () => ({ ...noStatistics, framesDecoded: peers.length }),
      destroy: () => {
        peer.destroyed = true;
      },
    };
  };
  const call = openCall({
    end,
    self,
    iceServers: [],
    send: (signal) => signals.push(signal),
    clock,
    openPeer,
  });
  const told: string[] = [];
  call.onConnection((connection) => told.push(connection));
  call.onEnd((reason) => told.push(`end ${reason}`));
  return { call, clock, self, peers, signals, told, last: () => peers.at(-1)! };
}

const hello = (from: PeerId, answering?: PeerId): Signal => ({
  kind: 'hello',
  from,
  ...(answering ? { answering } : {}),
});
const offer = (from: PeerId, to: PeerId, generation: number): Signal => ({
  kind: 'description',
  type: 'offer',
  sdp: `offer ${generation}`,
  from,
  to,
  generation,
});
const candidate = (from: PeerId, to: PeerId, generation: number, text = 'c'): Signal => ({
  kind: 'candidate',
  candidate: text,
  sdpMid: '0',
  sdpMLineIndex: 0,
  from,
  to,
  generation,
});
/** A stream is only passed on here. */
const aStream = (...tracks: { kind: string; enabled: boolean }[]) =>
  ({ getTracks: () => tracks }) as unknown as MediaStream;

describe("the counter's end", () => {
  test('greets, and offers to the desk that answers, without media', async () => {
    const counter = anEnd('counter');
    await settled();
    expect(counter.signals).toEqual([hello(counter.self)]);
    expect(counter.peers).toHaveLength(0);
    const desk = freshPeerId();
    counter.call.receive(hello(desk, counter.self));
    expect(counter.peers).toHaveLength(1);
    expect(counter.last()).toMatchObject({ initiator: true, sent: [null] });
    counter.last().events.onSignal({ kind: 'description', type: 'offer', sdp: 'x' });
    expect(counter.signals.at(-1)).toMatchObject({
      kind: 'description',
      from: counter.self,
      to: desk,
      generation: 1,
    });
  });

  test('a desk whose greeting crossed ours gets one peer, not two', async () => {
    const counter = anEnd('counter');
    await settled();
    const desk = freshPeerId();
    counter.call.receive(hello(desk));
    counter.call.receive(hello(desk, counter.self));
    expect(counter.peers).toHaveLength(1);
  });

  test('a desk that answers another counter page is not ours to call', async () => {
    const counter = anEnd('counter');
    await settled();
    counter.call.receive(hello(freshPeerId(), freshPeerId()));
    expect(counter.peers).toHaveLength(0);
  });

  test('a reloaded desk gets a fresh peer with what was being sent; the old page means nothing any more', async () => {
    const counter = anEnd('counter');
    await settled();
    const before = freshPeerId();
    counter.call.receive(hello(before));
    const media = aStream();
    await counter.call.setLocalMedia(media);
    counter.last().events.onConnected();
    const after = freshPeerId();
    counter.call.receive(hello(after));
    expect(counter.peers).toHaveLength(2);
    expect(counter.peers[0]!.destroyed).toBe(true);
    expect(counter.last().sent).toEqual([media]);
    counter.call.receive(hello(before));
    counter.call.receive({ kind: 'bye', from: before });
    counter.call.receive(candidate(before, counter.self, 2));
    expect(counter.peers).toHaveLength(2);
    expect(counter.last()).toMatchObject({ destroyed: false, fed: [] });
    expect(counter.told).toEqual(['connecting', 'connected', 'interrupted']);
  });

  test('drops answers and candidates of an older generation', async () => {
    const counter = anEnd('counter');
    await settled();
    const desk = freshPeerId();
    counter.call.receive(hello(desk));
    counter.call.receive(hello(desk));
    expect(counter.peers).toHaveLength(2);
    counter.call.receive(candidate(desk, counter.self, 1, 'stale'));
    counter.call.receive(candidate(desk, counter.self, 2, 'fresh'));
    counter.call.receive(candidate(desk, freshPeerId(), 2, 'not for us'));
    counter.call.receive(offer(desk, counter.self, 3));
    expect(counter.last().fed).toEqual([candidate(desk, counter.self, 2, 'fresh')]);
  });

  test('makes fresh peers ever more slowly until one connects', async () => {
    const counter = anEnd('counter');
    await settled();
    counter.call.receive(hello(freshPeerId()));
    for (const delayMs of [...RENEWAL_DELAYS_MS, RENEWAL_DELAYS_MS.at(-1)!]) {
      const made = counter.peers.length;
      counter.last().events.onGone();
      counter.clock.advance(delayMs - 1);
      expect(counter.peers).toHaveLength(made);
      counter.clock.advance(1);
      expect(counter.peers).toHaveLength(made + 1);
    }
    counter.last().events.onConnected();
    counter.last().events.onGone();
    const made = counter.peers.length;
    counter.clock.advance(RENEWAL_DELAYS_MS[0]);
    expect(counter.peers).toHaveLength(made + 1);
    expect(counter.told.slice(-3)).toEqual(['interrupted', 'connected', 'interrupted']);
  });

  test('replaces a peer whose offer nobody answers', async () => {
    const counter = anEnd('counter');
    await settled();
    counter.call.receive(hello(freshPeerId()));
    counter.clock.advance(CONNECT_LIMIT_MS + RENEWAL_DELAYS_MS[0]);
    expect(counter.peers.map(({ destroyed }) => destroyed)).toEqual([true, false]);
  });

  test('a lost path that heals by itself needs no fresh peer', async () => {
    const counter = anEnd('counter');
    await settled();
    counter.call.receive(hello(freshPeerId()));
    counter.last().events.onConnected();
    counter.last().events.onDisconnected();
    counter.last().events.onConnected();
    counter.clock.advance(60_000);
    expect(counter.peers).toHaveLength(1);
    expect(counter.told).toEqual(['connecting', 'connected', 'interrupted', 'connected']);
  });
});

describe("the desk's end", () => {
  test('answers a counter that it does not know, once, and never offers', async () => {
    const desk = anEnd('desk');
    await settled();
    const counter = freshPeerId();
    desk.call.receive(hello(counter));
    desk.call.receive(hello(counter));
    expect(desk.signals).toEqual([hello(desk.self), hello(desk.self, counter)]);
    expect(desk.peers).toHaveLength(0);
    desk.call.receive(offer(counter, desk.self, 1));
    expect(desk.last()).toMatchObject({ initiator: false, fed: [offer(counter, desk.self, 1)] });
  });

  test('has its media in the peer that answers', async () => {
    const desk = anEnd('desk');
    await settled();
    const media = aStream();
    await desk.call.setLocalMedia(media);
    desk.call.receive(offer(freshPeerId(), desk.self, 1));
    expect(desk.last().sent).toEqual([media]);
  });

  test('takes only the newest offer, and only its own', async () => {
    const desk = anEnd('desk');
    await settled();
    const counter = freshPeerId();
    desk.call.receive(offer(counter, freshPeerId(), 9));
    expect(desk.peers).toHaveLength(0);
    for (const generation of [2, 1, 2, 3]) desk.call.receive(offer(counter, desk.self, generation));
    expect(desk.peers.map(({ fed }) => fed)).toEqual([
      [offer(counter, desk.self, 2)],
      [offer(counter, desk.self, 3)],
    ]);
    expect(desk.peers[0]!.destroyed).toBe(true);
  });

  test('keeps candidates that overtake their offer', async () => {
    const desk = anEnd('desk');
    await settled();
    const counter = freshPeerId();
    desk.call.receive(candidate(counter, desk.self, 1, 'early'));
    desk.call.receive(candidate(counter, desk.self, 2, 'for the next'));
    desk.call.receive(offer(counter, desk.self, 1));
    expect(desk.last().fed).toEqual([
      offer(counter, desk.self, 1),
      candidate(counter, desk.self, 1, 'early'),
    ]);
  });

  test('a restarted presence page is answered, and offers of the one before are too late', async () => {
    const desk = anEnd('desk');
    await settled();
    const before = freshPeerId();
    desk.call.receive(offer(before, desk.self, 5));
    desk.last().events.onConnected();
    const after = freshPeerId();
    desk.call.receive(hello(after));
    expect(desk.signals.at(-1)).toEqual(hello(desk.self, after));
    expect(desk.peers[0]!.destroyed).toBe(true);
    desk.call.receive(offer(before, desk.self, 6));
    desk.call.receive(hello(before));
    expect(desk.peers).toHaveLength(1);
    desk.call.receive(offer(after, desk.self, 1));
    expect(desk.peers).toHaveLength(2);
  });

  test('asks for a fresh peer when its own is gone', async () => {
    const desk = anEnd('desk');
    await settled();
    desk.call.receive(offer(freshPeerId(), desk.self, 1));
    desk.last().events.onGone();
    desk.clock.advance(RENEWAL_DELAYS_MS[0]);
    expect(desk.signals.at(-1)).toEqual(hello(desk.self));
  });
});

describe('either end', () => {
  test.each(['counter', 'desk'] as const)('the %s leaves for good', async (end) => {
    const here = anEnd(end);
    await settled();
    const there = freshPeerId();
    here.call.receive(end === 'counter' ? hello(there) : offer(there, here.self, 1));
    here.call.end('left');
    here.call.end('left');
    expect(here.signals.filter(({ kind }) => kind === 'bye')).toHaveLength(1);
    expect(here.told.filter((word) => word.startsWith('end'))).toEqual(['end left']);
    expect(here.last().destroyed).toBe(true);
    here.call.receive(hello(freshPeerId()));
    here.clock.advance(60_000);
    expect(here.peers).toHaveLength(1);
    expect(here.clock.pending()).toBe(0);
  });

  test('after a goodbye nothing is tried, but a fresh page is answered', async () => {
    const counter = anEnd('counter');
    await settled();
    const desk = freshPeerId();
    counter.call.receive(hello(desk));
    counter.call.receive({ kind: 'bye', from: desk });
    expect(counter.told).toEqual(['connecting', 'interrupted', 'end there']);
    counter.clock.advance(60_000);
    expect(counter.peers).toHaveLength(1);
    counter.call.receive(hello(freshPeerId()));
    expect(counter.peers).toHaveLength(2);
  });

  test('its own signals, echoed, mean nothing', async () => {
    const desk = anEnd('desk');
    await settled();
    desk.call.receive(hello(desk.self));
    desk.call.receive(offer(desk.self, desk.self, 1));
    expect(desk.signals).toHaveLength(1);
    expect(desk.peers).toHaveLength(0);
  });

  test('muting holds for the stream that comes after', async () => {
    const { call } = anEnd('desk');
    const [first, second] = [
      [
        { kind: 'audio', enabled: true },
        { kind: 'video', enabled: true },
      ],
      [
        { kind: 'audio', enabled: true },
        { kind: 'video', enabled: true },
      ],
    ] as const;
    await call.setLocalMedia(aStream(...first));
    call.setMuted({ audio: true });
    call.setMuted({ video: true });
    call.setMuted({ audio: false });
    expect(first.map(({ enabled }) => enabled)).toEqual([true, false]);
    await call.setLocalMedia(aStream(...second));
    expect(second.map(({ enabled }) => enabled)).toEqual([true, false]);
  });

  test('tells its figures every second while there is a peer', async () => {
    const counter = anEnd('counter');
    await settled();
    const counted: number[] = [];
    counter.call.onStatistics(({ framesDecoded }) => counted.push(framesDecoded));
    counter.clock.advance(STATISTICS_EVERY_MS);
    await settled();
    expect(counted).toEqual([]);
    counter.call.receive(hello(freshPeerId()));
    for (let second = 0; second < 3; second += 1) {
      counter.clock.advance(STATISTICS_EVERY_MS);
      await settled();
    }
    expect(counted).toEqual([1, 1, 1]);
  });

  test('a browser that can make no peer ends the call as failed', async () => {
    const told: string[] = [];
    const call: Call = openCall({
      end: 'counter',
      self: freshPeerId(),
      iceServers: [],
      send: () => {},
      clock: manualClock(),
      openPeer: () => {
        throw new Error('no WebRTC');
      },
    });
    call.onEnd((reason) => told.push(reason));
    await settled();
    call.receive(hello(freshPeerId()));
    expect(told).toEqual(['failed']);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'two ends find each other whatever the relay loses or doubles (seed %i)',
    async (seed) => {
      const clock = manualClock();
      const counter = anEnd('counter', clock);
      const desk = anEnd('desk', clock);
      let state = seed;
      const chance = () => {
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
        return state / 2_147_483_648;
      };
      const delivered = new Map<unknown, number>([
        [counter, 0],
        [desk, 0],
      ]);
      const carry = (from: typeof counter, to: typeof counter, lossy: boolean) => {
        const start = delivered.get(from) ?? 0;
        delivered.set(from, from.signals.length);
        for (const signal of from.signals.slice(start)) {
          const luck = chance();
          if (lossy && (luck < 0.3 || signal.kind === 'hello')) continue; // every greeting at first
          to.call.receive(signal);
          if (lossy && luck > 0.8) to.call.receive(signal);
        }
      };
      const answerAsPeers = () => {
        for (const [side, type] of [
          [counter, 'offer'],
          [desk, 'answer'],
        ] as const) {
          const peer = side.peers.at(-1);
          if (peer && !peer.destroyed && !answered.has(peer) && (type === 'offer' || peer.fed.length > 0)) {
            answered.add(peer);
            peer.events.onSignal({ kind: 'description', type, sdp: type });
          }
        }
      };
      const answered = new Set<FakePeer>();
      const paired = () => counter.peers.at(-1)?.fed.some(({ kind }) => kind === 'description') ?? false;
      await settled();
      for (let second = 0; second < 120 && !paired(); second += 1) {
        answerAsPeers();
        carry(counter, desk, second < 20);
        carry(desk, counter, second < 20);
        answerAsPeers();
        clock.advance(1_000);
      }
      expect(paired()).toBe(true);
      const generation = desk.signals.findLast((signal) => signal.kind === 'description')?.generation;
      expect(generation).toBe(
        counter.signals.findLast((signal) => signal.kind === 'description')?.generation,
      );
    },
  );
});
