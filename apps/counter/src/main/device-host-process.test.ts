import { EventEmitter } from 'node:events';
import type { DeviceCommand, DeviceEvent } from '@loket/contract';
import { DeviceHost } from './device-host-process.ts';
import type { HostProcess } from './host-process.ts';

/** A process as the operating system gives it: it starts, sends, dies. What it is told is kept. */
class FakeProcess extends EventEmitter implements HostProcess {
  readonly told: DeviceCommand[] = [];
  killed = false;
  readonly pid: number;
  constructor(pid: number) {
    super();
    this.pid = pid;
  }
  postMessage(message: DeviceCommand): void {
    this.told.push(message);
  }
  kill(): boolean {
    this.killed = true;
    return true;
  }
}

function open() {
  const processes: FakeProcess[] = [];
  const events: DeviceEvent[] = [];
  const waiting: { delayMs: number; action: () => void }[] = [];
  const clock = { now: 0 };
  const discarded = { count: 0 };
  const host = new DeviceHost({
    configuration: {
      cardReader: { kind: 'pcsc' },
      ticketPrinter: { kind: 'tcp', host: 'printer', port: 9100 },
    },
    processes: {
      take: () => {
        const process = new FakeProcess(100 + processes.length);
        processes.push(process);
        return { process, started: false };
      },
      discard: () => {
        discarded.count += 1;
        return [];
      },
      close: () => {},
    },
    onEvent: (event) => events.push(event),
    after: (delayMs, action) => waiting.push({ delayMs, action }),
    now: () => clock.now,
    ensureEnded: async () => true,
  });
  host.start();
  const last = () => processes.at(-1)!;
  last().emit('spawn');
  return { host, processes, events, waiting, clock, discarded, last };
}

const commands = (process: FakeProcess) => process.told.map(({ command }) => command);

test('a started host is told its devices', () => {
  expect(commands(open().last())).toEqual(['open']);
});

test('it dies: reader and printer are away, and it is started again', () => {
  const { events, waiting, processes, last } = open();
  last().emit('exit', 139);
  expect(events).toMatchObject([
    { event: 'card_reader', status: { state: 'service_away' } },
    { event: 'ticket_printer', status: { state: 'offline' } },
  ]);
  waiting.shift()?.action();
  expect(processes).toHaveLength(2);
});

test('it dies in the middle of a reading: the next one reads', () => {
  const { host, waiting, last } = open();
  host.setReading(true);
  last().emit('exit', 139);
  waiting.shift()?.action();
  last().emit('spawn');
  expect(commands(last())).toEqual(['open', 'read_cards']);
});

const TOLD: DeviceEvent = { event: 'card_reader', status: { state: 'absent' } };

test('it dies again and again in use: never is the pause longer than a quarter of a second', () => {
  const { waiting, last } = open();
  const pauses: number[] = [];
  for (let round = 0; round < 50; round += 1) {
    last().emit('message', TOLD);
    last().emit('exit', 9);
    const pause = waiting.shift();
    pauses.push(pause?.delayMs ?? 0);
    pause?.action();
    last().emit('spawn');
  }
  expect(new Set(pauses)).toEqual(new Set([250]));
});

test('killed before it told anything, then in use: the pause is that of one in use', () => {
  const { waiting, last } = open();
  const die = () => {
    last().emit('exit', 9);
    const pause = waiting.shift();
    pause?.action();
    return pause?.delayMs;
  };
  for (let round = 0; round < 6; round += 1) die();
  last().emit('message', TOLD);
  expect(die()).toBe(250);
});

test('it never comes as far as its devices: the pause grows to eight seconds, and is short again after a healthy life', () => {
  const { waiting, last, clock } = open();
  const pauses: number[] = [];
  const die = () => {
    last().emit('exit', 1);
    const pause = waiting.shift();
    pauses.push(pause?.delayMs ?? 0);
    pause?.action();
  };
  for (let round = 0; round < 8; round += 1) die();
  expect(pauses).toEqual([250, 500, 1000, 2000, 4000, 8000, 8000, 8000]);
  clock.now = 10_000;
  die();
  expect(pauses.at(-1)).toBe(250);
});

test('after a visit there is another process, which no longer reads cards', async () => {
  const { host, processes, discarded, last } = open();
  host.setReading(true);
  const restarted = host.restart();
  expect(processes[0]?.killed).toBe(true);
  expect(discarded.count).toBe(1);
  last().emit('spawn');
  expect(await restarted).toBe(101);
  expect(commands(last())).toEqual(['open']);
});

test('after a visit nobody hears of the change, unless the new one stays dumb', async () => {
  const quick = open();
  void quick.host.restart();
  quick.last().emit('spawn');
  quick.last().emit('message', TOLD);
  for (const { action } of quick.waiting) action();
  expect(quick.events).toEqual([TOLD]);

  const dumb = open();
  void dumb.host.restart();
  dumb.last().emit('spawn');
  expect(dumb.events).toEqual([]);
  expect(dumb.waiting.map(({ delayMs }) => delayMs)).toEqual([3_000]);
  for (const { action } of dumb.waiting) action();
  expect(dumb.events).toMatchObject([
    { status: { state: 'service_away' } },
    { status: { state: 'offline' } },
  ]);
});

test('in the middle of a visit the reader is away at once', () => {
  const { host, events, discarded } = open();
  void host.restart({ midVisit: true });
  expect(discarded.count).toBe(0);
  expect(events).toMatchObject([
    { event: 'card_reader', status: { state: 'service_away' } },
    { event: 'ticket_printer', status: { state: 'offline' } },
  ]);
});

test('what the old process still says is nobody’s any more', () => {
  const { host, events, processes } = open();
  void host.restart();
  events.length = 0;
  processes[0]?.emit('message', { event: 'card_reader', status: { state: 'absent' } });
  processes[0]?.emit('exit', 0);
  expect(events).toEqual([]);
  expect(processes).toHaveLength(2);
});

test('a message of another shape is dropped', () => {
  const { events, last } = open();
  last().emit('message', { event: 'card_file', bytes: 'no' });
  last().emit('message', { event: 'card_reader', status: { state: 'absent' } });
  expect(events).toEqual([{ event: 'card_reader', status: { state: 'absent' } }]);
});

test('closed: it stays away', () => {
  const { host, waiting, last } = open();
  const process = last();
  host.close();
  process.emit('exit', 0);
  expect(process.killed).toBe(true);
  expect(waiting).toEqual([]);
});
