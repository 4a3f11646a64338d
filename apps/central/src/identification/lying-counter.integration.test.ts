import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jest } from '@jest/globals';
import {
  type AuditEntry,
  type CardFile,
  type DeskConsultation,
  DeskIdentification,
  type Identification,
  REST,
} from '@loket/contract';
import {
  makeVirtualCard,
  openTestHierarchy,
  type TestHierarchy,
  type VirtualCardOptions,
  virtualPeople,
} from '@loket/simulators';
import { type CounterClient, type DeskClient, openCounter, openDesk } from '../testing/test-clients.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { makeTestZone, type TestZone } from '../testing/test-zone.ts';

// Keys and passwords are real work, and the machine may be busy.
jest.setTimeout(60_000);

const PATHS: Partial<Record<CardFile, string>> = {
  identity: 'DF014031',
  identity_signature: 'DF014032',
  address: 'DF014033',
  address_signature: 'DF014034',
  photo: 'DF014035',
  rrn_certificate: 'DF00503C',
  root_certificate: 'DF00503B',
};
const citizen = virtualPeople.find((person) => person.special === undefined)!;

let folder: string;
let hierarchy: TestHierarchy;
let database: TestDatabase;
let zone: TestZone;
let server: TestServer;
let counter: CounterClient;
let desk: DeskClient;
let consultationId: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'loket-lying-'));
  hierarchy = await openTestHierarchy(folder);
  await writeFile(path.join(folder, 'root.der'), hierarchy.rootDer);
  database = await openTestDatabase();
  zone = await makeTestZone(database.owner, 'lying');
  server = await startTestServer(database.appUrl, { LOKET_CARD_TRUST: 'test', LOKET_TEST_ROOTS: folder });
  counter = await openCounter(server.url, zone, zone.counters[0]!);
  desk = await openDesk(server.url, zone.inspectors[0]!);
  await database.owner.query(
    `UPDATE membership SET roles = '{inspector,chief_inspector}' WHERE staff_id = $1`,
    [zone.inspectors[0]!.id],
  );
});
afterAll(async () => {
  counter.close();
  desk.close();
  await server.close();
  await database.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  await counter.heartbeat();
  await counter.issue();
  consultationId = (await desk.post<DeskConsultation>(REST.next)).body.id;
  await counter.tell('visit:here', { consultationId });
});
afterEach(() => desk.post(REST.close(consultationId), { outcome: 'helped' }));

async function filesOf(
  person: string,
  options: VirtualCardOptions = {},
): Promise<Partial<Record<CardFile, Uint8Array>>> {
  const { files } = await makeVirtualCard(hierarchy, person, options);
  return Object.fromEntries(Object.entries(PATHS).map(([file, at]) => [file, files.get(at)!]));
}

/** A counter's report of a reading, file by file. @returns what the desk was shown last */
async function report(files: Partial<Record<CardFile, Uint8Array>>): Promise<Identification> {
  const readingId = randomUUID();
  for (const [file, bytes] of Object.entries(files))
    await counter.tell('card:file', {
      consultationId,
      readingId,
      file,
      bytes: Buffer.from(bytes).toString('base64'),
    });
  await counter.tell('card:end', { consultationId, readingId, end: { kind: 'complete' } });
  const last = await desk.until<DeskIdentification>(
    'identification',
    (shown) =>
      shown.consultationId === consultationId && ['complete', 'failed'].includes(shown.identification.state),
  );
  return DeskIdentification.parse(last).identification;
}

test('an honest reading: the name comes early, the identity with every check verified', async () => {
  const shown = await report(await filesOf(citizen.id));
  if (shown.state !== 'complete') throw new Error(`it is ${shown.state}`);
  const { revocation, genuineness, ...proofs } = shown.checks;
  expect(Object.values(proofs).map(({ verdict }) => verdict)).toEqual(Array(7).fill('verified'));
  expect([revocation.verdict, genuineness.verdict]).toEqual(['indeterminate', 'indeterminate']);
  expect(shown.testCard).toBe(true);
  const before = desk
    .messages<DeskIdentification>('identification')
    .filter((message) => message.consultationId === consultationId);
  for (const { identification } of before.slice(0, -1)) expect(identification.state).not.toBe('complete');
});

test('an identity file that was changed after it was signed', async () => {
  const files = await filesOf(citizen.id);
  const identity = Buffer.from(files.identity!);
  const place = identity.indexOf(citizen.surname);
  identity.writeUInt8(identity[place]! === 0x58 ? 0x59 : 0x58, place);
  const shown = await report({ ...files, identity });
  if (shown.state !== 'complete') throw new Error(`it is ${shown.state}`);
  expect(shown.checks.identity_signature).toMatchObject({ verdict: 'failed', reason: 'signature_mismatch' });
});

test('somebody else’s photo and somebody else’s address', async () => {
  const stranger = virtualPeople.find((person) => person.id !== citizen.id && person.special === undefined)!;
  const [mine, theirs] = [await filesOf(citizen.id), await filesOf(stranger.id, { applet: '1.7' })];
  const shown = await report({ ...mine, photo: theirs.photo!, address: theirs.address! });
  if (shown.state !== 'complete') throw new Error(`it is ${shown.state}`);
  expect(shown.checks.photo).toMatchObject({ verdict: 'failed' });
  expect(shown.checks.address_signature).toMatchObject({ verdict: 'failed' });
});

test('a whole card under a root of the liar’s own', async () => {
  const own = await mkdtemp(path.join(tmpdir(), 'loket-liar-'));
  const liar = await openTestHierarchy(own);
  const { files } = await makeVirtualCard(liar, citizen.id);
  const shown = await report(
    Object.fromEntries(Object.entries(PATHS).map(([file, at]) => [file, files.get(at)!])),
  );
  await rm(own, { recursive: true });
  if (shown.state !== 'complete') throw new Error(`it is ${shown.state}`);
  expect(shown.checks.certificate_chain.verdict).not.toBe('verified');
});

test.each<CardFile>(['identity', 'address_signature', 'photo', 'rrn_certificate'])(
  'complete, it says, but %s is missing: no identity at all',
  async (missing) => {
    const { [missing]: _, ...files } = await filesOf(citizen.id);
    expect(await report(files)).toEqual({ state: 'failed', cause: 'corrupt_data' });
    const { rows } = await database.owner.query('SELECT count(*)::int AS files FROM sealed_card_file');
    expect(rows[0].files).toBe(0);
  },
);

test('noise instead of files', async () => {
  const noise = Buffer.alloc(300, 0xa5);
  const files = Object.fromEntries(Object.keys(PATHS).map((file) => [file, noise]));
  expect(await report(files)).toEqual({ state: 'failed', cause: 'corrupt_data' });
});

test('a file can’t be exchanged, and nothing follows the end', async () => {
  const message = { consultationId, readingId: randomUUID(), file: 'photo', bytes: 'AAAA' };
  await counter.tell('card:file', message);
  expect(await counter.code('card:file', { ...message, bytes: 'BBBB' })).toBe('out_of_state');
  await counter.tell('card:end', { ...message, end: { kind: 'failed', cause: 'card_pulled' } });
  expect(await counter.code('card:file', { ...message, file: 'identity' })).toBe('out_of_state');
});

test('whatever a desk was shown is in the log, with who and why; the desk that reloads is shown it again', async () => {
  await report(await filesOf(citizen.id));
  const count = async () => {
    const { rows } = await database.owner.query(
      `SELECT action, count(*)::int FROM audit_entry WHERE subject_id = $1 AND actor_id = $2
         AND reason = 'consultation in progress' GROUP BY action`,
      [consultationId, zone.inspectors[0]!.id],
    );
    return Object.fromEntries(rows.map((row) => [row.action, row.count])) as Record<string, number>;
  };
  const sentTo = (client: typeof desk) =>
    client
      .messages<DeskIdentification>('identification')
      .filter((m) => m.consultationId === consultationId && 'photoJpegBase64' in m.identification).length;
  const before = await count();
  const reloaded = await openDesk(server.url, zone.inspectors[0]!);
  const again = await reloaded.until<DeskIdentification>('identification');
  expect(again.identification.state).toBe('complete');
  // A sending is recorded before it leaves, and the last one may still be on its way.
  const sent = () => sentTo(desk) + sentTo(reloaded);
  let after = await count();
  for (let look = 0; look < 500 && after['photo_shown'] !== sent(); look += 1) after = await count();
  expect(after).toMatchObject({ photo_shown: sent() });
  const more = after['photo_shown']! - before['photo_shown']!;
  expect(more).toBeGreaterThanOrEqual(1);
  expect(after['identity_shown']).toBe(before['identity_shown']! + more);
  const log = await desk.get<AuditEntry[]>(`${REST.audit}?reason=a%20monthly%20look&limit=5`);
  expect(log.body[0]).toMatchObject({ action: 'audit_read', reason: 'a monthly look' });
  expect((await desk.get(REST.audit)).status).toBe(400);
  reloaded.close();
});

test('the database holds nothing of the citizen in clear, during the call and after', async () => {
  await report(await filesOf(citizen.id));
  const clear = [citizen.surname, citizen.nationalNumber].map(String);
  const dump = async () => {
    const { rows: tables } = await database.owner.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
    );
    let text = '';
    for (const { name } of tables) {
      const { rows } = await database.owner.query(`SELECT * FROM "${name}"`);
      for (const row of rows)
        for (const value of Object.values(row))
          text += Buffer.isBuffer(value) ? value.toString('latin1') : `${JSON.stringify(value)}\n`;
    }
    return text;
  };
  const during = await dump();
  for (const word of clear) expect(during).not.toContain(word);
  await desk.post(REST.close(consultationId), { outcome: 'helped' });
  for (const table of ['consultation_key', 'sealed_card_file', 'card_reading', 'relayed_signal']) {
    const { rows } = await database.owner.query(`SELECT count(*)::int AS left FROM ${table}`);
    expect({ table, ...rows[0] }).toEqual({ table, left: 0 });
  }
  const { rows } = await database.owner.query(
    `SELECT count(*)::int AS told FROM audit_entry WHERE action = 'data_key_destroyed' AND subject_id = $1`,
    [consultationId],
  );
  expect(rows[0].told).toBe(1);
});
