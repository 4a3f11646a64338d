import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { jest } from '@jest/globals';
import { type HandOver, type Paper, REST } from '@loket/contract';
import { openTestHouse, type TestHouse, TestVisit } from '../testing/visit.testing.ts';
import { Acknowledgements } from './acknowledgements.ts';
import { HandOverPackage } from './package.ts';
import { sha256 } from './package-folder.ts';

// Keys, cards and pages are real work, and the machine may be busy.
jest.setTimeout(90_000);

const run = promisify(execFile);
let house: TestHouse;
let folder: string;
beforeAll(async () => {
  house = await openTestHouse('hand-over');
  folder = path.join(house.folder, 'handover');
});
afterAll(() => house.close());

const handOver = async (visit: TestVisit) =>
  (await visit.desk.post<HandOver & { code?: string }>(REST.handOver(visit.consultationId))).body;

async function written(visit: TestVisit): Promise<Extract<HandOver, { state: 'written' }>> {
  const answer = await handOver(visit);
  if (answer.state !== 'written') throw new Error(JSON.stringify(answer));
  return answer;
}

test('a package: whole, checked by sha256sum and openssl, acknowledged, kept for the term', async () => {
  const visit = await TestVisit.signed(house, {
    kind: 'klacht',
    template: 'free_statement',
    capacity: 'victim',
  });
  const { reference } = await written(visit);
  expect(reference).toMatch(/^\d{8}-T\d+-[0-9a-f]{6}$/);
  const at = path.join(folder, reference);
  expect((await readdir(folder)).filter((name) => name.startsWith('.'))).toEqual([]);
  expect((await readdir(at)).sort()).toEqual([
    'inspector.p7s',
    'manifest.sha256',
    'package.json',
    'statement.pdf',
  ]);
  await run('sha256sum', ['-c', 'manifest.sha256'], { cwd: at });
  await run(
    'openssl',
    [
      ...['cms', '-verify', '-binary', '-inform', 'DER', '-in', 'inspector.p7s'],
      ...['-content', 'manifest.sha256', '-noverify', '-out', '/dev/null'],
    ],
    { cwd: at },
  );
  const description = HandOverPackage.parse(
    JSON.parse(await readFile(path.join(at, 'package.json'), 'utf8')),
  );
  expect(description).toMatchObject({
    reference,
    declarant: { surname: 'Vandersmissen', identified: 'eid_verified' },
    signature: { method: 'eid', level: 'test' },
    pvNumber: null,
  });
  // Asked again it is the same one.
  expect(await handOver(visit)).toMatchObject({ state: 'written', reference });

  const look = () => house.server.app.get(Acknowledgements, { strict: false }).look(house.zone.id);
  await look();
  expect(await handOver(visit)).toMatchObject({ state: 'written' });
  const manifest = await readFile(path.join(at, 'manifest.sha256'));
  await writeFile(path.join(at, 'acknowledged.json'), '{"manifestSha256":');
  await look();
  expect(await handOver(visit)).toMatchObject({ state: 'written' });
  await writeFile(path.join(at, 'acknowledged.json'), JSON.stringify({ manifestSha256: sha256(manifest) }));
  await look();
  await visit.untilDesk(({ handOver: told }) => told.state === 'acknowledged');
  const { rows } = await house.database.owner.query(
    `SELECT keep_until > clock_timestamp() + interval '29 days' AS kept FROM dossier d
     JOIN consultation k ON k.ticket_id = d.ticket_id WHERE k.id = $1`,
    [visit.consultationId],
  );
  expect(rows).toEqual([{ kept: true }]);

  // Without the number of the PV there is no attest of klachtneerlegging; with it there is, also for the code.
  const make = (kind: string) =>
    visit.desk.post<Paper & { code: string }>(REST.papers(visit.consultationId), {
      kind,
      way: 'ticket_printer',
    });
  expect((await make('attest_klachtneerlegging')).body.code).toBe('no_pv_number');
  const set = (pvNumber: string) => visit.send('PUT', REST.pvNumber(visit.consultationId), { pvNumber });
  expect((await set('abc')).status).toBe(400);
  expect((await set('ha.20.l1.001234/2026')).status).toBe(204);
  const { offeredPapers } = await visit.untilDesk(({ pvNumber }) => pvNumber === 'HA.20.L1.001234/2026');
  expect(offeredPapers).toEqual(['attest_klachtneerlegging', 'copy']);
  expect((await make('attest_klachtneerlegging')).status).toBe(200);
  expect((await make('attest_theft')).body.code).toBe('out_of_state');
  await visit.close();
  expect((await set('HA.20.L1.001235/2026')).status).toBe(204);
});

test('the receiving side took other bytes: failed, and the next one has a name of its own', async () => {
  const visit = await TestVisit.signed(house);
  const first = await written(visit);
  const answer = JSON.stringify({ manifestSha256: 'a'.repeat(64) });
  await writeFile(path.join(folder, first.reference, 'acknowledged.json'), answer);
  await house.server.app.get(Acknowledgements, { strict: false }).look(house.zone.id);
  const { handOver: told } = await visit.untilDesk(({ handOver: state }) => state.state === 'failed');
  expect(told).toEqual({ state: 'failed', detail: 'other_bytes' });
  const second = await written(visit);
  expect(second.reference).toBe(`${first.reference}-2`);
  await visit.close();
});

test('a crash after the package was laid: asked again it is noted; another package there is never replaced', async () => {
  const visit = await TestVisit.signed(house);
  const { reference } = await written(visit);
  await house.database.owner.query(`DELETE FROM hand_over WHERE reference = $1`, [reference]);
  expect(await written(visit)).toMatchObject({ reference });
  await house.database.owner.query(`DELETE FROM hand_over WHERE reference = $1`, [reference]);
  await writeFile(path.join(folder, reference, 'manifest.sha256'), 'somebody else’s');
  expect(await handOver(visit)).toMatchObject({ code: 'conflict' });
  await visit.close();
});

test('nothing that is not signed is handed over, and a folder that can’t be written is said', async () => {
  const visit = await TestVisit.begin(house);
  expect(await handOver(visit)).toMatchObject({ code: 'out_of_state' });
  await visit.close();
  const signed = await TestVisit.signed(house);
  await rm(folder, { recursive: true, force: true });
  await writeFile(folder, 'a file where the folder should be');
  expect(await handOver(signed)).toMatchObject({ code: 'unavailable' });
  await rm(folder);
  await mkdir(folder);
  expect(await handOver(signed)).toMatchObject({ state: 'written' });
  await signed.close();
});
