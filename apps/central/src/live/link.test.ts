import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { type Socket as Client, io } from 'socket.io-client';
import { z } from 'zod';
import { openLog } from '../logging/log.ts';
import { bindLink, type Handler, handler, Later } from './link.ts';

let http: HttpServer;
let server: Server;
let client: Client;

beforeEach(async () => {
  http = createServer();
  server = new Server(http);
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
});
afterEach(async () => {
  client.disconnect();
  await server.close();
});

async function connect(handlers: Record<string, Handler>): Promise<void> {
  server.on('connection', (socket) => bindLink(socket, handlers, openLog('silent')));
  const { port } = http.address() as AddressInfo;
  client = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], reconnection: false });
  await new Promise((resolve) => client.once('connect', () => resolve(undefined)));
}

const nothing = z.strictObject({});
const gate = () => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
};

test('messages of one socket take turns', async () => {
  const order: string[] = [];
  const { open, opened } = gate();
  await connect({
    slow: handler(nothing, async () => {
      await opened;
      order.push('slow');
    }),
    quick: handler(nothing, () => void order.push('quick')),
  });
  const slow = client.emitWithAck('slow', {});
  const quick = client.emitWithAck('quick', {});
  open();
  await Promise.all([slow, quick]);
  expect(order).toEqual(['slow', 'quick']);
});

test('one that is answered later lets the next one pass, and is answered all the same', async () => {
  const { open, opened } = gate();
  await connect({
    beat: handler(nothing, () => new Later(opened.then(() => 'noted'))),
    issue: handler(nothing, () => 'a ticket'),
  });
  const beat = client.emitWithAck('beat', {});
  expect(await client.emitWithAck('issue', {})).toEqual({ ok: true, value: 'a ticket' });
  open();
  expect(await beat).toEqual({ ok: true, value: 'noted' });
});

test('what fails later is refused as anything else', async () => {
  await connect({ beat: handler(nothing, () => new Later(Promise.reject(new Error('away')))) });
  expect(await client.emitWithAck('beat', {})).toMatchObject({ ok: false, error: { code: 'internal' } });
});
