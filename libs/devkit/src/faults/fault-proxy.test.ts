import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';

let heard: string[];
let server: Server;
let proxy: FaultProxy;
let client: Socket;

/** A central that remembers what it was asked and answers each word with it in capitals. */
beforeEach(async () => {
  heard = [];
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      heard.push(bytes.toString());
      socket.write(bytes.toString().toUpperCase());
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  proxy = await startFaultProxy(() => address.port);
  client = await open();
});

afterEach(async () => {
  client.destroy();
  await proxy.close();
  await new Promise((resolve) => server.close(resolve));
});

async function open(): Promise<Socket> {
  const socket = connect(proxy.port, '127.0.0.1');
  socket.setEncoding('utf8');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

const closed = (socket: Socket) => new Promise<void>((resolve) => socket.once('close', () => resolve()));

async function ask(word: string, socket = client): Promise<string> {
  socket.write(word);
  const [answer] = await once(socket, 'data');
  return String(answer);
}

test('a lost reply: central did it, nobody was told, and the connection is gone after the healing', async () => {
  expect(await ask('one')).toBe('ONE');
  proxy.loseReplies();
  const told: unknown[] = [];
  client.on('data', (answer) => told.push(answer));
  client.write('two');
  while (proxy.dropped === 0) await new Promise((resolve) => setImmediate(resolve));
  const gone = closed(client);
  proxy.heal();
  await gone;
  expect(heard).toEqual(['one', 'two']);
  expect(await ask('three', await open())).toBe('THREE');
  expect(told).toEqual([]);
});

test('a frozen way stays open at both ends, and says everything in order when it thaws', async () => {
  proxy.freeze();
  client.write('one');
  const late = await open();
  late.write('two');
  await new Promise((resolve) => setImmediate(resolve));
  expect(heard).toEqual([]);
  expect([client.destroyed, late.destroyed]).toEqual([false, false]);
  const answers = Promise.all([once(client, 'data'), once(late, 'data')]);
  proxy.thaw();
  expect(await answers).toEqual([['ONE'], ['TWO']]);
});

test('a cut way resets what there is and lets new connections through', async () => {
  const gone = closed(client);
  proxy.cut();
  await gone;
  expect(await ask('again', await open())).toBe('AGAIN');
});

test('a slow way keeps the order', async () => {
  proxy.delay(30);
  client.write('a');
  await new Promise((resolve) => setImmediate(resolve));
  proxy.delay(0);
  client.write('b');
  while (heard.join('') !== 'ab') await new Promise((resolve) => setImmediate(resolve));
});

test('a lie is told to the client only', async () => {
  proxy.rewrite((text) => Buffer.from(text.toString().replace('ONE', 'TWO')));
  expect(await ask('one')).toBe('TWO');
  expect(heard).toEqual(['one']);
});
