import { setTimeout as after } from 'node:timers/promises';
import { asStep, type Progress } from '../progress.ts';
import { type Bench, distribution, type Metric, percentile } from './bench.ts';
import { memoryOf } from './process-memory.ts';
import { openCrowd } from './queue-crowd.ts';
import { openQueueSetting, type QueueSetting, type Services } from './queue-setting.ts';
import { measureWholePath } from './queue-whole-path.ts';
import { echoTimes, notifyTimes, type Pace } from './queue-yardsticks.ts';

const BY_HAND = 'the same statements by hand over pg: same transactions, connections and durability';
/** What is told after everybody came in has to be out of the way before memory is looked at. */
const SETTLE_MS = 5_000;

/**
 * `acceptPerSecond`: tickets issued, accepted and ended by the queue's services alone; `unsynced.acceptPerSecond` the
 * same while no commit waits for the disk, so that the disk does not hide what the services cost. `wholePath`: the same
 * through sockets, REST and access checks; `busy.wholePath`: how often something was asked again because central was too
 * busy for it. `issueToShown`: a touch until it is in a client's store, beside what telling costs at the very least in a
 * tight loop; `paced.yardstick` says what it costs a machine that idles in between.
 */
export async function benchQueue(progress: Progress): Promise<Record<string, Metric>> {
  const setting = await openQueueSetting(progress);
  try {
    const unsynced = await asStep(progress, 'The services alone, commits not waiting', () =>
      setting.services(false),
    );
    const services = await asStep(progress, 'The services alone', () => setting.services(true));
    const path = await asStep(progress, 'The whole path', () => measureWholePath(setting));
    const shown = await measureCrowd(setting, progress);
    const byHand = rates(services.theirs, services.cycles);
    return {
      acceptPerSecond: besideByHand(services),
      'unsynced.acceptPerSecond': besideByHand(unsynced),
      wholePath: beside(rates(path.perSecond, path.pairs), BY_HAND, byHand),
      'busy.wholePath': figure('count', path.busy),
      ...shown,
      duplicates: figure(
        'count',
        services.duplicates + unsynced.duplicates + path.duplicates + (await servedTwice(setting)),
      ),
    };
  } finally {
    await setting.close();
  }
}

export const bench: Bench = {
  name: 'queue',
  summary:
    'tickets issued, accepted and ended a second, and a touch until it is on the screens, beside bare SQL',
  run: benchQueue,
};

async function measureCrowd(setting: QueueSetting, progress: Progress): Promise<Record<string, Metric>> {
  const yardstick = await measureYardstick(setting, progress, 'tight');
  const paced = await measureYardstick(setting, progress, 'nowAndThen');
  const before = await memoryOf(setting.inspectorPort);
  const crowd = await openCrowd(setting, progress);
  try {
    // As autovacuum does within a minute: until then plans are those of the empty tables that central began with.
    await setting.database.query('ANALYZE');
    await after(SETTLE_MS);
    const with_ = await memoryOf(setting.inspectorPort);
    const { desk, screen } = await asStep(progress, 'Ten tickets a second', () => crowd.shown());
    const what = 'NOTIFY p99 + echo p99 of a bare websocket';
    const shown = (times: readonly number[]): Metric => {
      const metric = distribution('ms', times);
      return { ...beside(metric, what, yardstick), ratio: metric.p95 / yardstick.p95 };
    };
    const bytes = (read: (usage: typeof before) => number) =>
      figure('bytes', Math.round((read(with_) - read(before)) / crowd.connections), crowd.connections);
    return {
      issueToShown: shown([...desk, ...screen]),
      'desk.issueToShown': shown(desk),
      'screen.issueToShown': shown(screen),
      yardstick,
      'paced.yardstick': paced,
      memoryPerConnection: bytes(({ rss }) => rss),
      'heap.memoryPerConnection': bytes(({ heapUsed, external }) => heapUsed + external),
    };
  } finally {
    crowd.close();
  }
}

/** What telling costs at the very least: NOTIFY p99 + p99 of an echo over a bare websocket, before the crowd is there. */
async function measureYardstick(setting: QueueSetting, progress: Progress, pace: Pace): Promise<Metric> {
  const words = pace === 'tight' ? 'in a tight loop' : 'now and then';
  const notify = await asStep(progress, `Yardstick: NOTIFY, ${words}`, () =>
    notifyTimes(setting.database.ownerUrl, pace),
  );
  const echo = await asStep(progress, `Yardstick: a bare socket, ${words}`, () => echoTimes(pace));
  return figure('ms', percentile(notify, 0.99) + percentile(echo, 0.99));
}

/** Tickets that went through two consultations, in the whole database. */
async function servedTwice({ database }: QueueSetting): Promise<number> {
  const rows = await database.query<{ ticket_id: string }>(
    'SELECT ticket_id FROM consultation GROUP BY zone_id, ticket_id HAVING count(*) > 1',
  );
  return rows.length;
}

const besideByHand = ({ ours, theirs, cycles }: Services): Metric =>
  beside(rates(ours, cycles), BY_HAND, rates(theirs, cycles));

/** Median of the windows; the 95th percentile is the best of them. */
const rates = (windows: readonly number[], n: number): Metric => ({ ...distribution('per s', windows), n });

const figure = (unit: Metric['unit'], value: number, n = 1): Metric => ({ unit, p50: value, p95: value, n });

const beside = (ours: Metric, what: string, { p50, p95 }: Metric): Metric => ({
  ...ours,
  baseline: { what, p50, p95 },
  ratio: ours.p50 / p50,
});
