import { createHash, generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CounterId, REST, ZoneId } from '@loket/contract';
import { ids } from '../machines/situations.testing.ts';
import { CentralFiles } from './central-files.ts';

const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const PDF = Buffer.from('%PDF-1.7 pages');
const sha256 = createHash('sha256').update(PDF).digest('hex');
const wanted = { mediaType: 'application/pdf', maxBytes: 1_000, sha256 };
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** Lets every counter log in; the newest token is the good one, and files are the test's to serve. */
async function central(serve: (request: IncomingMessage, response: ServerResponse) => void) {
  const state = { logins: 0, token: '' };
  const json = (response: ServerResponse, value: unknown) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  const server = createServer((request, response) => {
    request.resume();
    if (request.url === REST.counterChallenge) json(response, { nonce: 'AAAA', expiresInSeconds: 60 });
    else if (request.url === REST.counterToken) {
      state.logins += 1;
      state.token = `token-${state.logins}`;
      json(response, { token: state.token, expiresInSeconds: 600 });
    } else if (request.headers.authorization !== `Bearer ${state.token}`) response.writeHead(401).end();
    else serve(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  const centralUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const enrolment = { centralUrl, zoneId: ZoneId.parse(ids.place), counterId: CounterId.parse(ids.e42), key };
  const files = new CentralFiles(enrolment);
  closing.push(() => files.close());
  return { files, state };
}

const pdf = (body = PDF, type = 'application/pdf') =>
  central((_, response) => {
    response.writeHead(200, { 'content-type': type }).end(body);
  });

test('the bytes that were announced, with one login for many files', async () => {
  const { files, state } = await pdf();
  expect(await files.get('/a', wanted)).toMatchObject({ ok: true, value: new Uint8Array(PDF) });
  await files.get('/b', wanted);
  expect(state.logins).toBe(1);
});

test('a token that ended is asked for anew', async () => {
  const { files, state } = await pdf();
  await files.get('/a', wanted);
  state.token = 'another';
  expect(await files.get('/a', wanted)).toMatchObject({ ok: true });
  expect(state.logins).toBe(2);
});

test.each([
  ['other bytes than announced', Buffer.from('%PDF-1.7 others'), 'application/pdf'],
  ['larger than allowed', Buffer.alloc(2_000), 'application/pdf'],
  ['another kind of file', PDF, 'text/html'],
])('%s are nothing', async (_, body, type) => {
  const { files } = await pdf(body, type);
  expect(await files.get('/a', wanted)).toEqual({ ok: false, error: 'wrong' });
});

test.each([
  [404, 'refused'],
  [403, 'refused'],
  [503, 'away'],
  [429, 'away'],
])('central answers %i: %s', async (status, error) => {
  const { files } = await central((_, response) => response.writeHead(status).end());
  expect(await files.get('/a', wanted)).toEqual({ ok: false, error });
});

test('a picture is sent with its kind', async () => {
  const received: unknown[] = [];
  const { files } = await central((request, response) => {
    received.push([request.method, request.url, request.headers['content-type']]);
    response.writeHead(201).end();
  });
  expect(await files.post('/still', 'image/jpeg', PDF)).toMatchObject({ ok: true });
  expect(received).toEqual([['POST', '/still', 'image/jpeg']]);
});

test('nobody answers', async () => {
  const { files } = await pdf();
  for (const close of closing.splice(0)) await close();
  expect(await files.get('/a', wanted)).toEqual({ ok: false, error: 'away' });
});
