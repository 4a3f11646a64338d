import { ScreenCall } from '@loket/contract';
import { AnnouncementQueue, TOO_LATE_MS } from './announcement-queue.ts';

const call = (n: number, calls = 1) =>
  ScreenCall.parse({
    ticketId: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    number: { siteCode: 'E', count: n, series: '' },
    siteId: '00000000-0000-4000-8000-000000000100',
    siteName: 'Stadhuis Eikenrode',
    counterLabel: 1,
    locale: 'nl',
    calls,
    open: true,
  });

function setting() {
  const said: string[] = [];
  const endings: (() => void)[] = [];
  const room = { nowMs: 0, closed: new Set<string>(), broken: false };
  const queue = new AnnouncementQueue({
    announce: ({ number, calls }) => {
      said.push(`${number.count}/${calls}`);
      if (room.broken) return Promise.reject(new Error('no such clip'));
      return new Promise((resolve) => endings.push(resolve));
    },
    stillOpen: ({ ticketId }) => !room.closed.has(ticketId),
    nowMs: () => room.nowMs,
  });
  const finish = async () => {
    endings.shift()?.();
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  };
  return { queue, said, room, finish };
}

it('speaks one at a time, in the order of calling', async () => {
  const { queue, said, finish } = setting();
  queue.add(call(1));
  queue.add(call(2));
  queue.add(call(3));
  expect(said).toEqual(['1/1']);
  await finish();
  await finish();
  expect(said).toEqual(['1/1', '2/1', '3/1']);
});

it('begins again when it was quiet', async () => {
  const { queue, said, finish } = setting();
  queue.add(call(1));
  await finish();
  queue.add(call(1, 2));
  expect(said).toEqual(['1/1', '1/2']);
});

it('lets a recall take the place of the call that still waits', async () => {
  const { queue, said, finish } = setting();
  queue.add(call(1));
  queue.add(call(2));
  queue.add(call(2, 2));
  await finish();
  await finish();
  expect(said).toEqual(['1/1', '2/2']);
});

it('does not call who sits at the counter already, nor what came too late', async () => {
  const { queue, said, room, finish } = setting();
  queue.add(call(1));
  queue.add(call(2));
  queue.add(call(3));
  room.closed.add(call(2).ticketId);
  room.nowMs = TOO_LATE_MS + 1;
  queue.add(call(4));
  await finish();
  expect(said).toEqual(['1/1', '4/1']);
});

it('goes on after a clip that failed', async () => {
  const { queue, said, room, finish } = setting();
  room.broken = true;
  queue.add(call(1));
  queue.add(call(2));
  await finish();
  expect(said).toEqual(['1/1', '2/1']);
});

it('keeps only the newest calls when more come than it can say', async () => {
  const { queue, said, finish } = setting();
  for (let n = 1; n <= 500; n += 1) queue.add(call(n));
  for (let n = 1; n <= 500; n += 1) await finish();
  expect(said.length).toBeLessThan(20);
  expect(said[0]).toBe('1/1');
  expect(said.at(-1)).toBe('500/1');
});
