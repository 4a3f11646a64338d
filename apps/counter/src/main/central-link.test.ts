import { generateKeyPairSync } from 'node:crypto';
import { type CounterDossier, type CounterSnapshot, Heartbeat } from '@loket/contract';
import { NOTHING_KNOWN } from '../machines/counter-state.ts';
import { dossier } from '../machines/dossiers.testing.ts';
import { ids, snapshot, ticket } from '../machines/situations.testing.ts';
import { CentralLink } from './central-link.ts';
import { CentralRequests } from './central-requests.ts';

import { startTinyCentral, type TinyCentral } from './tiny-central.testing.ts';

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const consultationId = snapshot(null).counterId as unknown as Parameters<
  CentralRequests['visit']
>[1]['consultationId'];
const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Waits for something that another process of the same machine does; fails by jest's own limit. */
async function until(happened: () => boolean): Promise<void> {
  while (!happened()) await new Promise((resolve) => setTimeout(resolve, 5));
}

async function central(port = 0): Promise<TinyCentral> {
  const started = await startTinyCentral(privateKey, port);
  closing.push(() => started.close());
  started.handle = (event) => (event === 'snapshot' ? { ok: true, value: snapshot(null) } : { ok: true });
  return started;
}

function counter(url: string, key = privateKey) {
  const told = {
    links: [] as { connected: boolean; refused: boolean }[],
    snapshots: [] as CounterSnapshot[],
    signals: 0,
    ended: [] as string[],
    dossiers: [] as CounterDossier[],
    revoked: false,
  };
  const { counterId } = snapshot(null);
  const zoneId = counterId as unknown as ConstructorParameters<typeof CentralLink>[0]['zoneId'];
  const link = new CentralLink(
    { centralUrl: url, zoneId, counterId, key },
    {
      onLink: (state) => told.links.push(state),
      onSnapshot: (message) => told.snapshots.push(message),
      onSignal: () => {
        told.signals += 1;
      },
      onEnded: (message) => told.ended.push(message.consultationId),
      onDossier: (dossier) => told.dossiers.push(dossier),
      onStill: () => undefined,
      onPaper: () => undefined,
      onRevoked: () => {
        told.revoked = true;
      },
    },
    () => ({ bootId: ids.e42, devices: NOTHING_KNOWN, busy: 'idle' }),
  );
  closing.push(() => link.close());
  link.start();
  return { link: new CentralRequests(link), told, connected: () => until(() => told.snapshots.length > 0) };
}

test('a counter proves itself, says how it is, and gets the truth', async () => {
  const server = await central();
  const { told, connected } = counter(server.url);
  await connected();
  expect(told.links).toEqual([{ connected: true, refused: false }]);
  expect(server.received.map(({ event }) => event)).toEqual(['heartbeat', 'snapshot']);
  expect(Heartbeat.safeParse(server.received[0]?.message).success).toBe(true);
});

test('a foreign key is not let in, and the counter says that it was refused', async () => {
  const server = await central();
  const foreign = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const { told } = counter(server.url, foreign);
  await until(() => told.links.length > 0);
  expect(told.links[0]).toEqual({ connected: false, refused: true });
  expect(server.sockets()).toHaveLength(0);
});

test('central restarts: a fresh login on a fresh line, and the truth again', async () => {
  const server = await central();
  const { told, connected } = counter(server.url);
  await connected();
  await server.close();
  await until(() => told.links.at(-1)?.connected === false);
  const again = await central(Number(new URL(server.url).port));
  await until(() => told.links.at(-1)?.connected === true && told.snapshots.length > 1);
  expect(again.logins()).toBe(1);
});

test('revoked while it is connected: out at once, and refused from then on', async () => {
  const server = await central();
  const { told, connected } = counter(server.url);
  await connected();
  server.revoke();
  await until(() => told.links.at(-1)?.refused === true);
  expect(server.sockets()).toHaveLength(0);
});

test('told to its face that it is put out', async () => {
  const server = await central();
  const { told, connected } = counter(server.url);
  await connected();
  server.sockets()[0]?.emit('revoked');
  await until(() => told.revoked);
});

test('a dossier is passed on, a malformed one is not', async () => {
  const server = await central();
  const { told, connected } = counter(server.url);
  await connected();
  server.sockets()[0]?.emit('dossier', { consultationId: ids.e42, statement: 'text' });
  server.sockets()[0]?.emit('dossier', dossier({ statement: 'drafting' }));
  await until(() => told.dossiers.length > 0);
  expect(told.dossiers).toEqual([dossier({ statement: 'drafting' })]);
});

test('an older snapshot, and one of another shape, change nothing', async () => {
  const server = await central();
  const { told, connected } = counter(server.url);
  await connected();
  const send = (message: unknown) => server.sockets()[0]?.emit('snapshot', message);
  send({ ...snapshot(null), version: 7, waiting: 7 });
  send({ ...snapshot(null), version: 6, waiting: 6 });
  send({ version: 9, waiting: 'many' });
  send({ ...snapshot(null), version: 8, waiting: 8 });
  await until(() => told.snapshots.at(-1)?.waiting === 8);
  expect(told.snapshots.map(({ waiting }) => waiting)).toEqual([3, 7, 8]);
});

test('signals and ends are passed on, malformed ones are not', async () => {
  const server = await central();
  const { told, connected } = counter(server.url);
  await connected();
  const socket = server.sockets()[0];
  socket?.emit('signal', { consultationId, signal: { kind: 'hello' } });
  socket?.emit('visit:ended', { consultationId: 'not an id' });
  socket?.emit('signal', { consultationId, signal: { kind: 'hello', from: ids.e43 } });
  socket?.emit('visit:ended', { consultationId });
  await until(() => told.ended.length > 0);
  expect(told).toMatchObject({ signals: 1, ended: [consultationId] });
});

describe('answers', () => {
  const request = { idempotencyKey: ids.e43, locale: 'nl', reason: 'theft' } as const;

  test('a ticket', async () => {
    const server = await central();
    const { link, connected } = counter(server.url);
    await connected();
    server.handle = () => ({ ok: true, value: ticket() });
    expect(await link.issue(request)).toEqual({ ok: true, value: ticket() });
  });

  test('a refusal keeps its code', async () => {
    const server = await central();
    const { link, connected } = counter(server.url);
    await connected();
    server.handle = () => ({ ok: false, error: { code: 'out_of_state', message: 'no' } });
    expect(await link.visit('visit:here', { consultationId })).toMatchObject({
      error: { code: 'out_of_state' },
    });
  });

  test('something that is no ticket is not one', async () => {
    const server = await central();
    const { link, connected } = counter(server.url);
    await connected();
    server.handle = () => ({ ok: true, value: { number: 'E 42' } });
    expect(await link.issue(request)).toMatchObject({ ok: false, error: { code: 'unavailable' } });
  });

  test('without a line it is said at once', async () => {
    const { link } = counter('http://127.0.0.1:1');
    expect(await link.issue(request)).toMatchObject({ ok: false, error: { code: 'unavailable' } });
  });
});
