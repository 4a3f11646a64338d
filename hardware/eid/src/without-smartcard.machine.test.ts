import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A machine without the binding: the packages that the reader's tool needs lie in a folder of their own, with everything
 * that npm installs beside them except `smartcard`, or with a `smartcard` that nothing was compiled for.
 */

const ROOT = join(import.meta.dirname, '../../..');
const OURS = { eid: 'hardware/eid', contract: 'libs/contract', identity: 'libs/identity' } as const;

let folder: string;
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'loket-without-')));
  const modules = join(folder, 'node_modules');
  await mkdir(join(modules, '@loket'), { recursive: true });
  for (const name of await readdir(join(ROOT, 'node_modules')))
    if (!['smartcard', '@loket', '.bin', '.cache'].includes(name))
      await symlink(await realpath(join(ROOT, 'node_modules', name)), join(modules, name));
  for (const [name, path] of Object.entries(OURS)) {
    await cp(join(ROOT, path), join(folder, path), { recursive: true });
    await symlink(join(folder, path), join(modules, '@loket', name));
  }
  await cp(join(ROOT, 'package.json'), join(folder, 'package.json'));
}, 60_000);
afterEach(() => rm(folder, { recursive: true, force: true }));

const tool = (...args: string[]): Promise<{ code: number; output: string }> =>
  new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [join(folder, 'hardware/eid/bin/eid.mjs'), ...args],
      // Without the options of the parent: a test runner's are not for this tool.
      { cwd: folder, timeout: 60_000, env: { ...process.env, NODE_OPTIONS: '' } },
      (failure, stdout) => {
        if (failure && typeof failure.code !== 'number') reject(failure);
        else resolve({ code: typeof failure?.code === 'number' ? failure.code : 0, output: stdout });
      },
    );
  });

test('smartcard is not installed: the tool starts, says so, and how to get it', async () => {
  const { code, output } = await tool('status', '--json');
  expect(JSON.parse(output)).toEqual({
    state: 'service_away',
    detail: 'package smartcard is not installed: apt-get install libpcsclite-dev, then npm install',
  });
  expect(code).toBe(4);
  expect((await tool('test')).code).toBe(4);
}, 90_000);

test('smartcard was not compiled: the same, with other words', async () => {
  await cp(join(ROOT, 'node_modules/smartcard'), join(folder, 'node_modules/smartcard'), {
    recursive: true,
    filter: (source) => !source.startsWith(join(ROOT, 'node_modules/smartcard/build')),
  });
  const { code, output } = await tool('status');
  expect(output.trim()).toBe(
    'package smartcard is not built: apt-get install libpcsclite-dev, then npm rebuild smartcard',
  );
  expect(code).toBe(4);
}, 90_000);

test('a virtual slot on a socket needs no binding', async () => {
  const { code, output } = await tool('status', '--json', '--socket', '127.0.0.1:9');
  expect(JSON.parse(output)).toMatchObject({ detail: 'the virtual card slot does not listen' });
  expect(code).toBe(3);
}, 90_000);
