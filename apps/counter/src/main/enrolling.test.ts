import { createPrivateKey, createPublicKey } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EnrolCounter, failure, REST } from '@loket/contract';
import { enrol } from './enrolling.ts';

const CODE = '7k3f 9qxd 2m8p';
const ENROLLED = {
  zoneId: '0190b6f4-0000-4000-8000-000000000001',
  zoneName: 'CARMA',
  counterId: '0190b6f4-0000-4000-8000-000000000002',
  siteName: 'Bree',
  label: 7,
};
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** Answers each request to the one path with this. */
async function central(status: number, answer: unknown) {
  const received: unknown[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ path: request.url, body: JSON.parse(Buffer.concat(chunks).toString()) as unknown });
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

test('a key of its own: central gets the public half, the answer carries the private one', async () => {
  const { url, received } = await central(200, ENROLLED);
  const enrolled = await enrol(url, CODE);
  if (!enrolled.ok) throw new Error(enrolled.error);
  const [asked] = received as { path: string; body: unknown }[];
  expect(asked?.path).toBe(REST.enrol);
  const { code, publicKey } = EnrolCounter.parse(asked?.body);
  expect(code).toBe('7K3F9QXD2M8P');
  const key = createPrivateKey(enrolled.value.keyPem);
  expect(key.asymmetricKeyDetails?.namedCurve).toBe('prime256v1');
  const mine = createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
  expect(publicKey).toBe(mine);
  expect(JSON.stringify(received)).not.toContain('PRIVATE');
});

test.each([
  ['expired enrolment code', 400, failure('code_not_valid', ''), 'code_not_valid'],
  ['too many tries', 429, failure('too_many_requests', ''), 'too_many_tries'],
  ['central is in trouble', 503, failure('unavailable', ''), 'no_connection'],
  ['another program answers', 404, 'not here', 'bad_address'],
  ['something else than a counter', 200, { hello: 'world' }, 'bad_address'],
  ['a page', 200, '<html>', 'bad_address'],
])('%s', async (_, status, answer, error) => {
  const { url } = await central(status, answer);
  expect(await enrol(url, CODE)).toEqual({ ok: false, error });
});

test('nobody answers', async () => {
  expect(await enrol('http://127.0.0.1:1', CODE)).toEqual({ ok: false, error: 'no_connection' });
});

test('a code that can not be one is not sent', async () => {
  const { url, received } = await central(200, ENROLLED);
  expect(await enrol(url, 'ILOU')).toEqual({ ok: false, error: 'code_not_valid' });
  expect(received).toEqual([]);
});
