import type { DeskChange, DeskSnapshot } from '@loket/contract';
import { DeskFeed } from './desk-feed.ts';
import { Latest } from './latest.ts';
import { readSocketNotice } from './socket-order.ts';
import { TokenBucket } from './token-bucket.ts';

describe('token bucket', () => {
  test('a burst, then a steady pace, never more than the burst', () => {
    let now = 0;
    const bucket = new TokenBucket(3, 2, () => now);
    expect([1, 1, 1, 1].map((cost) => bucket.take(cost))).toEqual([true, true, true, false]);
    now += 500;
    expect([bucket.take(1), bucket.take(1)]).toEqual([true, false]);
    now += 60_000;
    expect([bucket.take(3), bucket.take(1)]).toEqual([true, false]);
  });
});

describe('a desk’s feed', () => {
  const change = (version: number): DeskChange => ({ version, change: { kind: 'nothing' } });
  const snapshot = (version: number): DeskSnapshot => ({
    version,
    sites: [],
    counters: [],
    inspectors: [],
    alarms: [],
    cap: 4,
    policy: { version: 0, mode: 'next', recalls: 1, parkMinutes: 60 },
    messages: [],
    offer: null,
    tickets: [],
    consultation: null,
  });
  function feedAt(versions: number[]) {
    const told: string[] = [];
    let during = () => {};
    const feed = new DeskFeed({
      read: async () => {
        during();
        const version = versions.shift();
        if (version === undefined) throw new Error('away');
        return snapshot(version);
      },
      snapshot: ({ version }) => void told.push(`snapshot ${version}`),
      change: ({ version }) => void told.push(`${version}`),
      failed: () => void told.push('failed'),
    });
    const receive = (version: number) => {
      if (feed.receive(change(version))) told.push(`${version}`);
    };
    return { feed, told, receive, whileReading: (work: () => void) => (during = work) };
  }

  test('a snapshot, then what follows it, each once', async () => {
    const { feed, told, receive } = feedAt([4]);
    await feed.refresh();
    for (const version of [3, 4, 5, 6]) receive(version);
    expect(told).toEqual(['snapshot 4', '5', '6']);
  });

  test('what comes while the snapshot is read is not lost', async () => {
    const { feed, told, receive, whileReading } = feedAt([4]);
    whileReading(() => {
      for (const version of [4, 5, 6]) receive(version);
    });
    await feed.refresh();
    expect(told).toEqual(['snapshot 4', '5', '6']);
  });

  test('a gap brings a new snapshot', async () => {
    const { feed, told, receive } = feedAt([4, 8]);
    await feed.refresh();
    receive(7);
    await feed.refresh();
    receive(8);
    receive(9);
    expect(told).toEqual(['snapshot 4', 'snapshot 8', '9']);
  });

  test('a snapshot that could not be read is tried again at the next change', async () => {
    const { feed, told, receive } = feedAt([]);
    await feed.refresh();
    receive(7);
    await feed.refresh();
    expect(told).toEqual(['failed', 'failed']);
  });
});

test('whole pictures: one at a time, the last request always answered', async () => {
  let running = 0;
  let runs = 0;
  const latest = new Latest(
    async () => {
      running += 1;
      expect(running).toBe(1);
      await Promise.resolve();
      running -= 1;
      runs += 1;
    },
    () => undefined,
  );
  await Promise.all(Array.from({ length: 20 }, () => latest.run()));
  expect(runs).toBeGreaterThanOrEqual(1);
  expect(runs).toBeLessThan(4);
});

test('a socket’s notice', () => {
  const id = '00000000-0000-4000-8000-000000000001';
  expect(readSocketNotice(`${id}/17`)).toEqual({ id, at: 17 });
  expect(readSocketNotice('else')).toBeUndefined();
});
