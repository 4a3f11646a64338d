import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startCluster } from './cluster.ts';

const folder = () => mkdtempSync(path.join(tmpdir(), 'loket-cluster-test-'));

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const answer = await client.query(sql);
  await client.end();
  return answer.rows[0];
}

test('the global set-up gives a real PostgreSQL', async () => {
  const row = await ask(process.env.LOKET_TEST_OWNER_URL ?? '', 'show server_version_num');
  expect(Number((row as { server_version_num: string }).server_version_num)).toBeGreaterThanOrEqual(150000);
});

test('a second start finds the rows of the first, also when the first was never stopped', async () => {
  const dataFolder = folder();
  const first = await startCluster({ dataFolder });
  await first.ensureDatabase('loket');
  await ask(first.ownerUrl('loket'), 'create table kept as select 42 as answer');
  const second = await startCluster({ dataFolder });
  expect(await ask(second.ownerUrl('loket'), 'select answer from kept')).toEqual({ answer: 42 });
  await second.stop();
  await first.stop();
  rmSync(dataFolder, { recursive: true, force: true });
}, 30_000);

test('a half-initialised folder is named with the way out', async () => {
  const dataFolder = folder();
  mkdirSync(path.join(dataFolder, 'cluster'));
  await expect(startCluster({ dataFolder })).rejects.toMatchObject({
    message: expect.stringContaining('half-initialised'),
    wayOut: expect.stringContaining(dataFolder),
  });
  rmSync(dataFolder, { recursive: true, force: true });
});
