import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { unprivilegedUser } from '@loket/devkit/folders.ts';
import { type Packaged, packageCounter } from '@loket/devkit/package/package-counter.ts';
import {
  marksIn,
  packagedPaths,
  pathsInAsar,
  simulatorMarks,
} from '@loket/devkit/package/simulator-marks.ts';
import { silent } from '@loket/devkit/progress.ts';
import { type StackCounter, startStack } from '@loket/devkit/stack.ts';
import { inLocale } from '@loket/ui';
import { issuingTexts } from '@loket/ui/texts/counter.ts';
import { build } from 'vite';
import { processesOf } from './counter-log.ts';
import { expect, test } from './stage.ts';

const run = promisify(execFile);
/** sysexits.h: EX_CONFIG, with which a counter refuses what an installation told it. */
const REFUSED = 78;

let packaged: Packaged;
/** The counter runs as an ordinary user, who may not be able to pass through the checkout. */
let folder: string;

test.beforeAll(async () => {
  packaged = await packageCounter(silent, { forTest: true });
  folder = await mkdtemp(join(tmpdir(), 'loket-packaged-'));
  await chmod(folder, 0o755);
  await cp(packaged.folder, folder, { recursive: true });
});
test.afterAll(() => rm(folder, { recursive: true, force: true }));

const executable = () => join(folder, basename(packaged.executable));

test('packaged counter opens to the welcome screen, its fuses burnt', async () => {
  expect(packaged.fuses.filter(({ wanted, read }) => wanted !== read)).toEqual([]);
  expect(packaged.fuses.find(({ name }) => name === 'RunAsNode')?.read).toBe(false);
  expect(packaged.fuses.find(({ name }) => name === 'OnlyLoadAppFromAsar')?.read).toBe(true);

  const stack = await startStack({ counters: [{ site: 'B', packaged: executable() }] });
  try {
    const counter = stack.counters[0]!;
    await expect
      .poll(() => wordsOnScreen(counter), { timeout: 60_000, intervals: [2_000] })
      .toContain(inLocale(issuingTexts, 'nl').welcome);
    // Chromium's sandbox is on, and nobody's debugger may come in.
    const processes = await processesOf(counter);
    expect(processes.some(({ kind }) => kind === 'renderer')).toBe(true);
    for (const { command } of processes) expect(command).not.toMatch(/--no-sandbox|--remote-debugging/);

    // The same counter, told of a simulated device: it ends at once, and says what it will not have.
    await counter.stop();
    const file = join(counter.profileFolder, 'counter.json');
    const told = JSON.parse(await readFile(file, 'utf8'));
    const simulated = { kind: 'socket', host: '127.0.0.1', port: 1 };
    for (const device of ['cardReader', 'signaturePad']) {
      await writeFile(file, JSON.stringify({ ...told, devices: { ...told.devices, [device]: simulated } }));
      const { code, said } = await startedWith(counter);
      expect(said).toContain(`devices.${device}.kind socket`);
      expect(code).toBe(REFUSED);
    }
  } finally {
    await stack.stop();
  }
});

test('packaged counter holds no simulator, by its files and by every word in them', async () => {
  const marks = simulatorMarks();
  // The search finds a simulator where one is bundled as the counter's own programs are, and minified too.
  for (const minify of [false, true])
    expect((await bundledSimulators(marks, minify)).length).toBeGreaterThan(20);

  const resources = join(folder, 'resources');
  const archive = await readFile(join(resources, 'app.asar'));
  const inArchive = pathsInAsar(archive);
  expect(inArchive).toContain('/dist/device-host.js');
  const paths = [...packagedPaths(folder), ...inArchive];
  expect(paths.filter((path) => /simulat|devkit|vsmartcard|vpcd|virtual-|\.testing\./i.test(path))).toEqual(
    [],
  );
  // Everything of the application is in `resources`; around it lies Electron as it came.
  for (const path of packagedPaths(resources)) {
    const found = marksIn(await readFile(join(resources, path)), marks);
    expect(found, path).toEqual([]);
  }
});

/** Starts the packaged counter once more on the profile of a counter that is down, and waits for its end. */
async function startedWith({ profileFolder, display }: StackCounter) {
  const user = unprivilegedUser(['nobody']);
  const child = spawn(
    executable(),
    ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
    {
      env: { PATH: process.env.PATH, HOME: profileFolder, LOKET_PROFILE: profileFolder, ...display },
      ...(user && { uid: user.uid, gid: user.gid }),
      timeout: 60_000,
    },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += chunk;
    });
  const [code] = await once(child, 'exit');
  return { code, said };
}

/** The marks that stand in a bundle of the simulators. */
async function bundledSimulators(marks: readonly string[], minify: boolean): Promise<string[]> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: join(import.meta.dirname, '../../../hardware/simulators/src/index.ts'),
      write: false,
      minify,
    },
  });
  const outputs = Array.isArray(built) ? built : 'output' in built ? [built] : [];
  const code = outputs.flatMap(({ output }) => output.map((each) => ('code' in each ? each.code : '')));
  return marksIn(Buffer.from(code.join('\n')), marks);
}

/** What a person would read on the counter's screen, line breaks as spaces. */
async function wordsOnScreen(counter: StackCounter): Promise<string> {
  const place = await mkdtemp(join(tmpdir(), 'loket-screen-'));
  try {
    const picture = join(place, 'screen.png');
    const env = { ...process.env, ...counter.display };
    await run('import', ['-window', 'root', picture], { env });
    const { stdout } = await run('tesseract', [picture, '-', '--psm', '11'], { env });
    return stdout.replace(/\s+/g, ' ');
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}
