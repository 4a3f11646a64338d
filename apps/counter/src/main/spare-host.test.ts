import { EventEmitter } from 'node:events';
import type { HostProcess } from './host-process.ts';
import { SpareHost } from './spare-host.ts';

class FakeProcess extends EventEmitter implements HostProcess {
  readonly pid: number;
  killed = false;
  constructor(pid: number) {
    super();
    this.pid = pid;
  }
  postMessage(): void {}
  kill(): boolean {
    this.killed = true;
    return true;
  }
}

function open() {
  const forked: FakeProcess[] = [];
  const waiting: { delayMs: number; action: () => void }[] = [];
  const spares = new SpareHost(
    () => {
      const process = new FakeProcess(100 + forked.length);
      forked.push(process);
      return process;
    },
    (delayMs, action) => waiting.push({ delayMs, action }),
  );
  const pass = () => {
    const next = waiting.shift();
    next?.action();
    return next?.delayMs;
  };
  const passAll = () => {
    while (pass() !== undefined);
  };
  return { spares, forked, pass, passAll };
}

test('the first one is new, and a moment later two are there that started ahead', () => {
  const { spares, forked, pass } = open();
  expect(spares.take()).toMatchObject({ process: { pid: 100 }, started: false });
  expect(forked).toHaveLength(1);
  expect(pass()).toBe(1_500);
  expect(forked).toHaveLength(2);
  expect(pass()).toBe(1_500);
  expect(forked).toHaveLength(3);
  expect(pass()).toBeUndefined();
  forked[1]?.emit('spawn');
  expect(spares.take()).toMatchObject({ process: { pid: 101 }, started: true });
  expect(forked).toHaveLength(3);
});

test('needed while it is still starting: it is further than a new one', () => {
  const { spares, pass } = open();
  spares.take();
  pass();
  expect(spares.take()).toMatchObject({ process: { pid: 101 }, started: false });
});

test('one was taken: soon there are two again', () => {
  const { spares, forked, pass, passAll } = open();
  spares.take();
  passAll();
  spares.take();
  expect(pass()).toBe(300);
  expect(forked).toHaveLength(4);
  expect(pass()).toBeUndefined();
});

test('a spare one ends: another takes its place, without haste', () => {
  const { spares, forked, pass, passAll } = open();
  spares.take();
  passAll();
  forked[1]?.emit('exit', 1);
  expect(pass()).toBe(8_000);
  expect(forked).toHaveLength(4);
});

test('one that was taken ends: that is its taker’s trouble', () => {
  const { spares, forked, passAll } = open();
  spares.take();
  passAll();
  spares.take();
  passAll();
  forked[1]?.emit('exit', 9);
  passAll();
  expect(forked).toHaveLength(4);
});

test('discarded: the next one is new', () => {
  const { spares, forked, passAll } = open();
  spares.take();
  passAll();
  expect(spares.discard()).toEqual(forked.slice(1));
  expect(forked.map(({ killed }) => killed)).toEqual([false, true, true]);
  expect(spares.take()).toMatchObject({ process: { pid: 103 }, started: false });
});

test('closed: the spare ones go, and no other comes', () => {
  const { spares, forked, pass, passAll } = open();
  spares.take();
  pass();
  spares.close();
  expect(forked[1]?.killed).toBe(true);
  forked[1]?.emit('exit', 0);
  passAll();
  expect(forked).toHaveLength(2);
});
