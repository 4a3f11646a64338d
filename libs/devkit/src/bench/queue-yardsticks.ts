import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { setTimeout as after } from 'node:timers/promises';
import pg from 'pg';
import WebSocket from 'ws';

const ROUNDS = 1_000;
const EVERY_MS = 25;
const MESSAGE = 'x'.repeat(300);

/** What it costs to tell somebody something without anything of ours, in milliseconds. */
export type Yardsticks = {
  /** From a NOTIFY on one connection until another one hears of it, the commit included. */
  notify(): Promise<number>;
  /** To another process and back over a bare websocket. */
  echo(): Promise<number>;
  close(): Promise<void>;
};
export type YardstickTimes = { readonly notify: number[]; readonly echo: number[] };

export async function openYardsticks(databaseUrl: string): Promise<Yardsticks> {
  const [speaker, listener] = [newClient(databaseUrl), newClient(databaseUrl)];
  await Promise.all([speaker.connect(), listener.connect()]);
  await listener.query('LISTEN yardstick');
  const library = createRequire(import.meta.url).resolve('ws');
  const server = spawn(process.execPath, ['-e', ECHO, library], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = await once(server.stdout, 'data');
  const socket = new WebSocket(`ws://127.0.0.1:${String(port).trim()}`, { perMessageDeflate: false });
  await once(socket, 'open');
  return {
    notify: () =>
      timed(async () => {
        const heard = once(listener, 'notification');
        await speaker.query("SELECT pg_notify('yardstick', $1)", [MESSAGE.slice(0, 120)]);
        await heard;
      }),
    echo: () =>
      timed(async () => {
        const back = once(socket, 'message');
        socket.send(MESSAGE);
        await back;
      }),
    close: async () => {
      socket.close();
      server.kill();
      await Promise.all([speaker.end(), listener.end()]);
    },
  };
}

/** One after the other without a pause, while nothing else happens: the best that this machine can do. */
export async function timesAlone(yardsticks: Yardsticks): Promise<YardstickTimes> {
  const repeatedly = async (measure: () => Promise<number>) => {
    for (let round = 0; round < ROUNDS / 10; round += 1) await measure();
    const times: number[] = [];
    while (times.length < ROUNDS) times.push(await measure());
    return times;
  };
  return { notify: await repeatedly(yardsticks.notify), echo: await repeatedly(yardsticks.echo) };
}

/**
 * One of each now and then while something else is measured, so that both meet the same machine: the 99th percentile of
 * a thousand without a pause was between 0.4 and 3.5 ms on one machine within minutes.
 */
export async function timesDuring<Value>(
  yardsticks: Yardsticks,
  measured: () => Promise<Value>,
): Promise<{ value: Value; times: YardstickTimes }> {
  const times: YardstickTimes = { notify: [], echo: [] };
  let isOver = false;
  const measuring = (async () => {
    while (!isOver) {
      times.notify.push(await yardsticks.notify());
      times.echo.push(await yardsticks.echo());
      await after(EVERY_MS);
    }
  })();
  try {
    const value = await measured();
    return { value, times };
  } finally {
    isOver = true;
    await measuring;
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

const newClient = (connectionString: string) => new pg.Client({ connectionString });

const ECHO = `const { WebSocketServer } = require(process.argv[1]);
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
server.on('connection', (socket) => socket.on('message', (message) => socket.send(message)));
server.on('listening', () => console.log(server.address().port));`;
