import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { startTcpProxy } from './tcp-proxy.ts';
import { startUdpProxy } from './udp-proxy.ts';

test('datagrams go both ways, are dropped while the way is cut, and go again', async () => {
  const echo = createSocket('udp4');
  echo.on('message', (datagram, { port, address }) => echo.send(datagram, port, address));
  echo.bind(0, '127.0.0.1');
  await once(echo, 'listening');
  const proxy = await startUdpProxy(echo.address().port);
  const client = createSocket('udp4');
  const heard: string[] = [];
  client.on('message', (datagram) => heard.push(datagram.toString()));
  const say = async (word: string) => {
    client.send(word, proxy.port, '127.0.0.1');
    // Loopback delivers in order: what follows the word has passed when this round is over.
    for (let turn = 0; turn < 20 && heard.at(-1) !== word; turn += 1)
      await new Promise((resolve) => setImmediate(resolve));
  };
  while (heard.length === 0) await say('one');
  heard.length = 0;
  proxy.cut();
  await say('two');
  proxy.mend();
  while (heard.at(-1) !== 'three') await say('three');
  expect(heard).not.toContain('two');
  client.close();
  await proxy.close();
  echo.close();
});

test('a cut connection stays open, and what was said meanwhile arrives afterwards', async () => {
  const echo = createServer((socket) => socket.pipe(socket)).listen(0, '127.0.0.1');
  await once(echo, 'listening');
  const address = echo.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const proxy = await startTcpProxy(() => address.port);
  const client = connect(proxy.port, '127.0.0.1');
  client.setEncoding('utf8');
  client.write('one');
  expect(await once(client, 'data')).toEqual(['one']);
  proxy.cut();
  client.write('two');
  const late = connect(proxy.port, '127.0.0.1');
  await once(late, 'connect');
  late.setEncoding('utf8');
  late.write('three');
  expect(client.destroyed).toBe(false);
  const answers = Promise.all([once(client, 'data'), once(late, 'data')]);
  proxy.mend();
  expect(await answers).toEqual([['two'], ['three']]);
  client.destroy();
  late.destroy();
  await proxy.close();
  echo.close();
});
