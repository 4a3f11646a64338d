import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
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

test('a killed start leaves nothing that stops the next one, and its rows are there', async () => {
  const dataFolder = folder();
  const cluster = pathToFileURL(path.resolve(import.meta.dirname, 'cluster.ts')).href;
  const program = `
    const { startCluster } = await import(${JSON.stringify(cluster)});
    const first = await startCluster({ dataFolder: ${JSON.stringify(dataFolder)} });
    await first.ensureDatabase('loket');
    console.log(first.ownerUrl('loket'));
    setInterval(() => undefined, 1000);
  `;
  const first = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve) => {
    first.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
  });
  await ask(url, 'create table kept as select 42 as answer');
  first.kill('SIGKILL');
  const second = await startCluster({ dataFolder });
  expect(await ask(second.ownerUrl('loket'), 'select answer from kept')).toEqual({ answer: 42 });
  await second.stop();
  rmSync(dataFolder, { recursive: true, force: true });
}, 120_000);

test('a folder that a living Loket uses is left alone', async () => {
  const dataFolder = folder();
  const first = await startCluster({ dataFolder });
  await expect(startCluster({ dataFolder })).rejects.toMatchObject({
    message: expect.stringContaining(`process ${process.pid}`),
  });
  expect(await ask(first.ownerUrl(), 'select 1 as alive')).toEqual({ alive: 1 });
  await first.stop();
  rmSync(dataFolder, { recursive: true, force: true });
}, 120_000);

test('a half-initialised folder is named with the way out', async () => {
  const dataFolder = folder();
  mkdirSync(path.join(dataFolder, 'cluster'));
  await expect(startCluster({ dataFolder })).rejects.toMatchObject({
    message: expect.stringContaining('half-initialised'),
    wayOut: expect.stringContaining(dataFolder),
  });
  rmSync(dataFolder, { recursive: true, force: true });
});
