import { execFile, spawn } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { startDisplay } from '@loket/devkit/electron/display.ts';
import { electronRuntime } from '@loket/devkit/electron/runtime.ts';
import { unprivilegedUser } from '@loket/devkit/folders.ts';
import { freePort } from '@loket/devkit/free-port.ts';
import { silent } from '@loket/devkit/progress.ts';
import { type Browser, chromium, type Page } from 'playwright-core';

type Told = { told: string } & Record<string, unknown>;

/** The counter's window, device host and PIN page in a real Electron, driven by a test. */
export type Rig = {
  ask(question: object): void;
  /** The next answer of this kind, also one that came already. */
  next(told: string): Promise<Told>;
  /** Waits until the device host says that a card lies in its reader, or none. */
  reader(card: 'absent' | 'present'): Promise<void>;
  /** Waits until the last status of the reader, as JSON, has these words. */
  readerSays(words: string): Promise<void>;
  /** How many readings of a card have ended. */
  readings(): number;
  /** The PIN page that was not given before, once its question stands there: an earlier one may still be closing. */
  pinPage(): Promise<Page>;
  /** Real keys, through the display, as a keyboard sends them. */
  type(...keys: string[]): Promise<void>;
  readonly mainPid: number;
  /** Everything that was written to standard error. */
  log(): string;
  close(): Promise<void>;
};

const run = promisify(execFile);
/** Native packages are not built into the rig, as they are not built into the appliance. */
const MODULES = join(import.meta.dirname, '../../../../node_modules');

/**
 * @param modules lays the native packages where the device host looks for them; every one of this project's unless told
 */
export async function startRig(
  devices: object,
  modules: (place: string) => Promise<void> = (place) => symlink(MODULES, place),
): Promise<Rig> {
  const folder = await mkdtemp(join(tmpdir(), 'loket-pin-'));
  await chmod(folder, 0o755);
  const built = join(folder, 'app');
  await mkdir(built, { mode: 0o755 });
  // In a process of its own: the bundler's native part doesn't run inside jest's module registry.
  await run(process.execPath, [join(import.meta.dirname, 'rig.build.mjs'), built], {
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  await modules(join(folder, 'node_modules'));
  const profile = join(folder, 'profile');
  await mkdir(profile);
  const user = unprivilegedUser(['nobody']);
  if (user) await chown(profile, user.uid, user.gid);
  const electron = await electronRuntime(silent);
  const display = await startDisplay({ folder: profile, width: 1080, height: 1920, user });
  const port = await freePort();
  const child = spawn(
    electron.executable,
    [
      `--remote-debugging-port=${port}`,
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      built,
    ],
    {
      env: {
        PATH: process.env.PATH,
        LANG: process.env.LANG,
        HOME: profile,
        RIG_PROFILE: profile,
        RIG_DEVICES: JSON.stringify(devices),
        ...display.environment,
      },
      ...(user ? { uid: user.uid, gid: user.gid } : {}),
      // What it leaves behind, core dumps too, lies there.
      cwd: profile,
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  );
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => {
    log += chunk.toString();
  });
  const told: Told[] = [];
  let wake = () => {};
  let readings = 0;
  let status = '';
  createInterface({ input: child.stdout }).on('line', (line) => {
    const said = line.startsWith('{') ? (JSON.parse(line) as Told) : null; // our own rig's lines
    if (said?.told === 'reading') readings += 1;
    else if (said?.told === 'reader') status = JSON.stringify(said.status);
    else if (said) told.push(said);
    wake();
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  const more = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
    });
  let browser: Browser | undefined;
  const given = new Set<Page>();
  return {
    ask: (question) => void child.stdin.write(`${JSON.stringify(question)}\n`),
    async next(kind) {
      for (;;) {
        const at = told.findIndex((each) => each.told === kind);
        if (at >= 0) return told.splice(at, 1)[0] ?? { told: kind };
        if (child.exitCode !== null) throw new Error(`the rig ended: ${log}`);
        await more();
      }
    },
    async reader(card) {
      while (!status.includes(`"card":"${card}"`)) await more();
    },
    async readerSays(words) {
      while (!status.includes(words)) await more();
    },
    readings: () => readings,
    async pinPage() {
      for (let look = 0; ; look += 1) {
        browser ??= await chromium.connectOverCDP(`http://127.0.0.1:${port}`).catch(() => undefined);
        const pages = browser?.contexts().flatMap((context) => context.pages()) ?? [];
        const page = pages.find((each) => !given.has(each) && each.url().startsWith('loket://pin'));
        if (page) {
          given.add(page);
          await page.locator('h1').waitFor();
          return page;
        }
        if (look > 100) throw new Error(`no PIN page: ${log}`);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
    type: async (...keys) => {
      await run('xdotool', ['key', '--delay', '40', ...keys], {
        env: { ...process.env, ...display.environment },
      });
    },
    get mainPid() {
      return child.pid ?? 0;
    },
    log: () => log,
    async close() {
      await browser?.close().catch(() => undefined);
      child.stdin.end();
      const late = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await ended;
      clearTimeout(late);
      display.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
