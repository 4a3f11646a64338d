import type { OwnNotice, ZoneNotice } from '../database/zone-notice.ts';
import { ZoneFeed } from './zone-feed.ts';

const notice = (version: number | null, id = `${version}`): ZoneNotice => ({
  zone: '00000000-0000-4000-8000-000000000001',
  kind: version === null ? 'signal' : 'ticket',
  id,
  version,
});

const own = (version: number): OwnNotice => ({
  ...notice(version),
  version,
  written: { id: `${version}` } as OwnNotice['written'],
});

function feedThat(fails: (id: string) => boolean = () => false) {
  const told: string[] = [];
  const feed = new ZoneFeed({
    changed: async ({ id }) => {
      if (fails(id)) throw new Error('away');
      told.push(id);
    },
    missed: async () => void told.push('missed'),
    failed: () => undefined,
  });
  return { feed, told };
}

describe('a zone’s feed', () => {
  test('tells changes in order and each once', async () => {
    const { feed, told } = feedThat();
    for (const version of [5, 6, 6, 7]) feed.receive(notice(version));
    await feed.settled();
    expect(told).toEqual(['5', '6', '7']);
  });

  test('a gap means fresh snapshots', async () => {
    const { feed, told } = feedThat();
    for (const version of [5, 7, 8]) feed.receive(notice(version));
    await feed.settled();
    expect(told).toEqual(['5', 'missed', '8']);
  });

  test('what has no version passes and leaves the count alone', async () => {
    const { feed, told } = feedThat();
    for (const one of [notice(5), notice(null, 'signal'), notice(6)]) feed.receive(one);
    await feed.settled();
    expect(told).toEqual(['5', 'signal', '6']);
  });

  test('a change that could not be told counts as not heard, so that the poll repairs it', async () => {
    const { feed } = feedThat((id) => id === '6');
    for (const version of [5, 6]) feed.receive(notice(version));
    await feed.settled();
    expect(feed.hasHeard(6)).toBe(false);
    feed.resync(6);
    await feed.settled();
    expect(feed.hasHeard(6)).toBe(true);
    expect(feed.hasHeard(7)).toBe(false);
  });

  describe('a change of this node, heard before its notification', () => {
    test('is told at once, and its notification tells nothing again', async () => {
      const { feed, told } = feedThat();
      feed.receive(notice(5));
      feed.receiveOwn(own(6));
      await feed.settled();
      expect(told).toEqual(['5', '6']);
      for (const version of [6, 7]) feed.receive(notice(version));
      await feed.settled();
      expect(told).toEqual(['5', '6', '7']);
    });

    test('waits for its notification where another node’s change comes first', async () => {
      const { feed, told } = feedThat();
      feed.receive(notice(5));
      feed.receiveOwn(own(7));
      await feed.settled();
      expect(told).toEqual(['5']);
      for (const version of [6, 7]) feed.receive(notice(version));
      await feed.settled();
      expect(told).toEqual(['5', '6', '7']);
    });

    test('follows on one that is only about to be told', async () => {
      const { feed, told } = feedThat();
      feed.receive(notice(5));
      feed.receive(notice(6));
      feed.receiveOwn(own(7));
      await feed.settled();
      expect(told).toEqual(['5', '6', '7']);
    });

    test('is not taken while nobody knows what was missed, nor by a node that heard of nothing yet', async () => {
      const { feed, told } = feedThat();
      feed.receiveOwn(own(4));
      feed.receive(notice(5));
      feed.resync();
      feed.receiveOwn(own(6));
      await feed.settled();
      expect(told).toEqual(['5', 'missed']);
    });
  });
});
