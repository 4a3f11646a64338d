import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import {
  COUNTER_NAMESPACE,
  CounterSnapshot,
  DESK_NAMESPACE,
  type DeskConsultation,
  type DeskSnapshot,
  REST,
  SCREEN_NAMESPACE,
} from '@loket/contract';
import {
  type CounterClient,
  connect,
  type DeskClient,
  openCounter,
  openDesk,
} from '../testing/test-clients.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { counterToken, loginCookie, makeTestZone, type TestZone } from '../testing/test-zone.ts';

// Keys and passwords are real work, and the machine may be busy.
jest.setTimeout(60_000);

let database: TestDatabase;
let server: TestServer;
let zone: TestZone;
let counter: CounterClient;
let desk: DeskClient;

beforeAll(async () => {
  database = await openTestDatabase();
  zone = await makeTestZone(database.owner, 'disorder', { counters: 2, inspectors: 2 });
  server = await startTestServer(database.appUrl);
});
afterAll(async () => {
  await server.close();
  await database.close();
});
beforeEach(async () => {
  counter = await openCounter(server.url, zone, zone.counters[0]!);
  desk = await openDesk(server.url, zone.inspectors[0]!);
});
afterEach(async () => {
  const { consultation } = await desk.tell<DeskSnapshot>('snapshot', {});
  if (consultation) await desk.post(REST.close(consultation.id), { outcome: 'helped' });
  counter.close();
  desk.close();
});

async function call(): Promise<string> {
  await counter.issue();
  const { body } = await desk.post<DeskConsultation>(REST.next);
  return body.id;
}
const changes = async () => {
  const { rows } = await database.owner.query('SELECT version FROM zone_clock WHERE zone_id = $1', [zone.id]);
  return Number(rows[0].version);
};

describe('messages at the wrong moment are refused and change nothing', () => {
  test('away, card and the end of a card before *Ik ben er*', async () => {
    const consultationId = await call();
    const before = await changes();
    const readingId = randomUUID();
    expect(await counter.code('visit:away', { consultationId })).toBe('out_of_state');
    expect(await counter.code('card:step', { consultationId, readingId, step: 'identity' })).toBe(
      'out_of_state',
    );
    expect(await counter.code('card:file', { consultationId, readingId, file: 'photo', bytes: 'AAAA' })).toBe(
      'out_of_state',
    );
    expect(await counter.code('card:end', { consultationId, readingId, end: { kind: 'complete' } })).toBe(
      'out_of_state',
    );
    expect(await changes()).toBe(before);
  });

  test('*Ik ben er* twice, and everything after the end', async () => {
    const consultationId = await call();
    await counter.tell('visit:here', { consultationId });
    expect(await counter.code('visit:here', { consultationId })).toBe('out_of_state');
    await desk.post(REST.close(consultationId), { outcome: 'helped' });
    const before = await changes();
    for (const event of ['visit:here', 'visit:away', 'visit:stop'])
      expect(await counter.code(event, { consultationId })).toBe('out_of_state');
    const signal = { kind: 'hello', from: randomUUID() };
    expect(await counter.code('signal', { consultationId, signal })).toBe('out_of_state');
    const closed = await desk.post<{ code: string }>(REST.close(consultationId), { outcome: 'helped' });
    expect(closed).toMatchObject({ status: 409, body: { code: 'out_of_state' } });
    expect(await changes()).toBe(before);
  });

  test('another counter’s and another inspector’s consultation, and one that is nowhere', async () => {
    const consultationId = await call();
    const stranger = await openCounter(server.url, zone, zone.counters[1]!);
    const colleague = await openDesk(server.url, zone.inspectors[1]!);
    const before = await changes();
    expect(await stranger.code('visit:here', { consultationId })).toBe('forbidden');
    const signal = { kind: 'hello', from: randomUUID() };
    expect(await stranger.code('signal', { consultationId, signal })).toBe('forbidden');
    expect(await colleague.code('signal', { consultationId, signal })).toBe('forbidden');
    expect((await colleague.post(REST.close(consultationId), { outcome: 'helped' })).status).toBe(403);
    expect(await counter.code('visit:here', { consultationId: randomUUID() })).toBe('not_found');
    expect(await changes()).toBe(before);
    stranger.close();
    colleague.close();
  });

  test('another zone’s ids are nowhere', async () => {
    const consultationId = await call();
    const elsewhere = await makeTestZone(database.owner, `elsewhere-${randomUUID().slice(0, 8)}`);
    const stranger = await openCounter(server.url, elsewhere, elsewhere.counters[0]!);
    const foreign = await openDesk(server.url, elsewhere.inspectors[0]!);
    const signal = { kind: 'hello', from: randomUUID() };
    for (const [event, more] of [
      ['visit:here', {}],
      ['visit:stop', {}],
      ['signal', { signal }],
    ] as const)
      expect(await stranger.code(event, { consultationId, ...more })).toBe('not_found');
    expect(await foreign.code('signal', { consultationId, signal })).toBe('not_found');
    for (const path of [REST.recall, REST.noShow, REST.close])
      expect((await foreign.post(path(consultationId), { outcome: 'helped' })).status).toBe(404);
    expect((await foreign.get(REST.timeline(consultationId))).status).toBe(404);
    expect((await foreign.tell<DeskSnapshot>('snapshot', {})).tickets).toEqual([]);
    const ticket = await counter.issue();
    expect(await stranger.code('ticket:cancel', { ticketId: ticket.id })).toBe('not_found');
    await counter.tell('ticket:cancel', { ticketId: ticket.id });
    stranger.close();
    foreign.close();
  });
});

describe('what is not expected is refused', () => {
  test.each<[string, unknown]>([
    ['nothing:known', {}],
    ['constructor', {}],
    ['visit:here', { consultationId: 'not an id' }],
    ['visit:here', null],
    ['heartbeat', { bootId: randomUUID() }],
    ['ticket:issue', { idempotencyKey: randomUUID(), locale: 'xx', reason: 'theft' }],
    ['snapshot', { more: true }],
    ['card:file', { bytes: Buffer.from('binary') }],
  ])('%s %j', async (event, message) => {
    const before = await changes();
    expect(await counter.code(event, message)).toBe('bad_request');
    expect(await changes()).toBe(before);
  });

  test('no acknowledgement asked and refused: disconnected', async () => {
    counter.socket.emit('nothing:known', {});
    await counter.disconnected();
  });

  test('a frame larger than the largest: disconnected, nothing changed', async () => {
    const before = await changes();
    counter.socket.emit('signal', { consultationId: randomUUID(), signal: 'x'.repeat(200_000) });
    await counter.disconnected();
    expect(await changes()).toBe(before);
  });

  test('a file larger than any on a card', async () => {
    const consultationId = await call();
    await counter.tell('visit:here', { consultationId });
    const bytes = Buffer.alloc(9_000).toString('base64');
    const message = { consultationId, readingId: randomUUID(), file: 'photo', bytes };
    expect(await counter.code('card:file', message)).toBe('bad_request');
  });

  test('a flood: told to wait, and the next second it goes on', async () => {
    const codes = await Promise.all(
      Array.from({ length: 400 }, () => counter.code('visit:here', { consultationId: randomUUID() })),
    );
    expect(codes).toContain('too_many_requests');
    expect(codes[0]).toBe('not_found');
  });
});

describe('the doors', () => {
  const refused = (namespace: string, options: Parameters<typeof connect>[2] = {}) =>
    connect(server.url, namespace, options).then(
      (client) => {
        client.close();
        return 'let in';
      },
      (failure: { code?: string }) => failure.code,
    );

  test('a counter without a token, with a wrong one, and revoked', async () => {
    expect(await refused(COUNTER_NAMESPACE)).toBe('unauthenticated');
    expect(await refused(COUNTER_NAMESPACE, { auth: { token: `${zone.id}.${'a'.repeat(43)}` } })).toBe(
      'unauthenticated',
    );
    expect(await refused(COUNTER_NAMESPACE, { auth: { token: { $ne: '' } } })).toBe('unauthenticated');
  });

  test('a desk without a cookie, from another site, and of somebody who is no inspector', async () => {
    const cookie = await loginCookie(server.url, zone.inspectors[0]!.username);
    expect(await refused(DESK_NAMESPACE)).toBe('unauthenticated');
    expect(await refused(DESK_NAMESPACE, { headers: { cookie, origin: 'https://evil.example' } })).toBe(
      'forbidden',
    );
    const technician = await loginCookie(server.url, zone.technician.username);
    expect(await refused(DESK_NAMESPACE, { headers: { cookie: technician } })).toBe('forbidden');
    expect(await refused(DESK_NAMESPACE, { headers: { cookie, origin: server.url } })).toBe('let in');
  });

  test('a screen at a site that is nowhere', async () => {
    expect(await refused(SCREEN_NAMESPACE)).toBe('bad_request');
    expect(await refused(SCREEN_NAMESPACE, { auth: { siteId: randomUUID() } })).toBe('not_found');
  });

  test('a counter’s newer socket replaces the older one', async () => {
    const newer = await openCounter(server.url, zone, zone.counters[0]!);
    await counter.disconnected();
    expect(CounterSnapshot.safeParse(await newer.tell('snapshot', {})).success).toBe(true);
    newer.close();
  });

  test('a session that ends and a counter that is revoked are cut off within five seconds', async () => {
    const other = await openCounter(server.url, zone, zone.counters[1]!);
    const leaving = await openDesk(server.url, zone.inspectors[1]!);
    const since = Date.now();
    await database.owner.query('UPDATE counter SET revoked_at = now() WHERE id = $1', [zone.counters[1]!.id]);
    await database.owner.query('DELETE FROM staff_session WHERE staff_id = $1', [zone.inspectors[1]!.id]);
    await leaving.until('session:ended');
    await Promise.all([leaving.disconnected(), other.disconnected()]);
    expect(Date.now() - since).toBeLessThan(5_500);
    const token = await counterToken(server.url, zone.id, zone.counters[1]!).catch(() => 'refused');
    expect(token).toBe('refused');
  });
});
