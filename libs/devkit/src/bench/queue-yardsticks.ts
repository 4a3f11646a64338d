import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { setTimeout as after } from 'node:timers/promises';
import pg from 'pg';
import WebSocket from 'ws';

const ROUNDS = 1_000;
/**
 * How long to wait before the next round. A machine that did nothing meanwhile has to wake up, which takes several times
 * as long as a round in a tight loop.
 */
const EVERY_MS = { nowAndThen: 20, tight: 0 } as const;
export type Pace = keyof typeof EVERY_MS;
const MESSAGE = 'x'.repeat(300);

/** Milliseconds from a NOTIFY on one connection until another one hears of it, the commit included. */
export async function notifyTimes(databaseUrl: string, pace: Pace): Promise<number[]> {
  const [speaker, listener] = [newClient(databaseUrl), newClient(databaseUrl)];
  await Promise.all([speaker.connect(), listener.connect()]);
  try {
    await listener.query('LISTEN yardstick');
    return await repeatedly(pace, async () => {
      const heard = once(listener, 'notification');
      await speaker.query("SELECT pg_notify('yardstick', $1)", [MESSAGE.slice(0, 120)]);
      await heard;
    });
  } finally {
    await Promise.all([speaker.end(), listener.end()]);
  }
}

const newClient = (connectionString: string) => new pg.Client({ connectionString });

/** Milliseconds to another process and back over a bare websocket. */
export async function echoTimes(pace: Pace): Promise<number[]> {
  const library = createRequire(import.meta.url).resolve('ws');
  const server = spawn(process.execPath, ['-e', ECHO, library], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [port] = await once(server.stdout, 'data');
    const socket = new WebSocket(`ws://127.0.0.1:${String(port).trim()}`, { perMessageDeflate: false });
    await once(socket, 'open');
    const times = await repeatedly(pace, async () => {
      const back = once(socket, 'message');
      socket.send(MESSAGE);
      await back;
    });
    socket.close();
    return times;
  } finally {
    server.kill();
  }
}

const ECHO = `const { WebSocketServer } = require(process.argv[1]);
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
server.on('connection', (socket) => socket.on('message', (message) => socket.send(message)));
server.on('listening', () => console.log(server.address().port));`;

async function repeatedly(pace: Pace, once: () => Promise<void>): Promise<number[]> {
  for (let round = 0; round < ROUNDS / 10; round += 1) await once();
  const times: number[] = [];
  while (times.length < ROUNDS) {
    if (EVERY_MS[pace] > 0) await after(EVERY_MS[pace]);
    const startedAt = performance.now();
    await once();
    times.push(performance.now() - startedAt);
  }
  return times;
}
