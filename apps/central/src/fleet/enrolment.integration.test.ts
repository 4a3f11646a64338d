import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { EnrolCounter, type InstallationReport } from '@loket/contract';
import { Places } from '../places/places.service.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { openTestNode, refusalOf, TestDay, type TestNode } from '../testing/test-node.ts';
import { makeTestZone } from '../testing/test-zone.ts';
import { Enrolment } from './enrolment.ts';
import { Installations } from './installation.ts';

let database: TestDatabase;
let node: TestNode;
let day: TestDay;
let enrolment: Enrolment;
let places: Places;

beforeAll(async () => {
  database = await openTestDatabase();
  node = await openTestNode(database.appUrl);
  enrolment = new Enrolment(node.database, node.vault);
  places = new Places(node.database);
});
afterAll(async () => {
  await node.close();
  await database.close();
});
beforeEach(async () => {
  const zone = await makeTestZone(database.owner, `enrol-${randomUUID().slice(0, 8)}`);
  day = new TestDay(node, zone, database.owner);
});

const freshKey = () =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'der', type: 'spki' });
const request = (code: string, key = freshKey()) =>
  EnrolCounter.parse({ code, publicKey: key.toString('base64') });
const planned = () =>
  places.makeCounter(day.staff(), { siteId: day.zone.site.id, label: 7, roles: ['counter'] });
const ALL_PASS: InstallationReport = {
  tests: (['camera', 'microphone', 'speaker', 'display', 'link'] as const).map((device) => ({
    device,
    result: 'pass',
    detail: '',
  })),
  calibration: { widthMm: 597, heightMm: 336, eyeXMm: 298, eyeYMm: 110 },
};

test('a code as it is read aloud and typed enrols the counter, once', async () => {
  const counter = await planned();
  const { code } = await enrolment.makeCode(day.staff(), counter.id);
  expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  const typed = ` ${code.toLowerCase().replaceAll('-', ' ')}`;
  expect(await enrolment.enrol(request(typed))).toMatchObject({
    zoneId: day.zone.id,
    counterId: counter.id,
    label: 7,
  });
  expect(await refusalOf(enrolment.enrol(request(code)))).toBe('code_not_valid');
});

test('expired enrolment code', async () => {
  const { id } = await planned();
  const { code } = await enrolment.makeCode(day.staff(), id);
  await database.owner.query(
    `UPDATE enrolment_code SET expires_at = clock_timestamp() - interval '1 second' WHERE counter_id = $1`,
    [id],
  );
  expect(await refusalOf(enrolment.enrol(request(code)))).toBe('code_not_valid');
});

test('a newer code of the same counter makes the older one worthless', async () => {
  const { id } = await planned();
  const first = await enrolment.makeCode(day.staff(), id);
  const second = await enrolment.makeCode(day.staff(), id);
  expect(await refusalOf(enrolment.enrol(request(first.code)))).toBe('code_not_valid');
  expect((await enrolment.enrol(request(second.code))).counterId).toBe(id);
});

test('of a hundred who type one code at once, exactly one is enrolled', async () => {
  const { id } = await planned();
  const { code } = await enrolment.makeCode(day.staff(), id);
  const ends = await Promise.all(
    Array.from({ length: 100 }, () => refusalOf(enrolment.enrol(request(code)))),
  );
  expect(ends.filter((end) => end === 'none')).toHaveLength(1);
  expect(new Set(ends)).toEqual(new Set(['none', 'code_not_valid']));
});

test('a code is nowhere in the database, and a key that is no P-256 key enrols nobody', async () => {
  const { id } = await planned();
  const { code } = await enrolment.makeCode(day.staff(), id);
  const { rows } = await database.owner.query(
    `SELECT encode(code_hash, 'escape') AS hash FROM enrolment_code`,
  );
  expect(JSON.stringify(rows)).not.toContain(code.replaceAll('-', ''));
  const other = generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).publicKey;
  const wrong = request(code, other.export({ format: 'der', type: 'spki' }));
  expect(await refusalOf(enrolment.enrol(wrong))).toBe('bad_request');
  expect((await enrolment.enrol(request(code))).counterId).toBe(id);
});

test('an enrolled counter gets no second key before it is revoked', async () => {
  const [counter] = day.zone.counters;
  expect(await refusalOf(enrolment.makeCode(day.staff(), counter!.id))).toBe('out_of_state');
  expect((await places.revoke(day.staff(), counter!.id)).standing).toBe('revoked');
  const { code } = await enrolment.makeCode(day.staff(), counter!.id);
  await enrolment.enrol(request(code));
  const { rows } = await database.owner.query('SELECT in_service_at, revoked_at FROM counter WHERE id = $1', [
    counter!.id,
  ]);
  expect(rows[0]).toEqual({ in_service_at: null, revoked_at: null });
});

test('in service only when every needed device passed', async () => {
  const { id } = await planned();
  await enrolment.enrol(request((await enrolment.makeCode(day.staff(), id)).code));
  const installations = new Installations(node.database);
  const identity = { zoneId: day.zone.id, counterId: id };
  const [first, ...rest] = ALL_PASS.tests;
  const oneFailed = { ...ALL_PASS, tests: [{ ...first!, result: 'fail' as const }, ...rest] };
  expect(await refusalOf(installations.report(identity, oneFailed))).toBe('out_of_state');
  const standing = async () =>
    (await database.owner.query('SELECT in_service_at, installation FROM counter WHERE id = $1', [id]))
      .rows[0];
  expect((await standing()).in_service_at).toBeNull();
  expect((await standing()).installation.tests[0].result).toBe('fail');
  await installations.report(identity, ALL_PASS);
  expect((await standing()).in_service_at).not.toBeNull();
});
