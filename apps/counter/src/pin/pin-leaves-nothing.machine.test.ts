import { execFile, spawn } from 'node:child_process';
import { createHash, randomInt } from 'node:crypto';
import { mkdtemp, readdir, readFile, readlink, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { PinFacts } from '@loket/contract';
import { type CardProcess, openTestHierarchy, startCardProcess, startPcscd } from '@loket/simulators';
import { family, foundInCore, foundInMemory, hasEnded, named } from './process-memory.testing.ts';
import { type Rig, startRig } from './rig.testing.ts';

/**
 * A PIN typed on the screen of a real Electron for a card behind the real pcscd: afterwards it stands in the memory of
 * no process but the card's own, in no file, in no log and in no core dump of the process that held it.
 */

const run = promisify(execFile);
/** Twelve digits that nobody's memory holds by chance. */
const twelve = () => Array.from({ length: 12 }, () => String(randomInt(10))).join('');
const RIGHT = twelve();
const WRONG = twelve();
const formsOf = (pin: string) => ({
  ascii: Buffer.from(pin, 'ascii'),
  utf16: Buffer.from(pin, 'utf16le'),
  block: Buffer.from(`2c${pin}ff`, 'hex'),
  digits: Buffer.from(pin, 'hex'),
});
const FACTS: PinFacts = {
  reading: { locale: 'nl', textScale: 1, highContrast: false },
  siteName: 'Stadhuis Eikenrode',
  inspectorName: 'Claes',
  signerName: 'Anneleen Vandersmissen',
  pageCount: 2,
  at: '2026-03-24T13:58:00.000Z',
};

let folder: string;
let pcscd: { stop(): Promise<void> };
let card: CardProcess;
let rig: Rig;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loket-pin-traces-'));
  await openTestHierarchy(folder);
  pcscd = await startPcscd();
  rig = await startRig({ cardReader: { kind: 'pcsc' }, ticketPrinter: { kind: 'none' } });
  card = await startCardProcess(folder, 'anneleen', { pin: RIGHT });
  await card.insert();
  await rig.reader('present');
}, 480_000);
afterAll(async () => {
  await rig?.close();
  await card?.end();
  await pcscd?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Everything but the card, which must know its PIN, and this test, which typed it. */
const counter = () => family(rig.mainPid);
async function foundIn(pids: readonly number[], pin: string): Promise<string[]> {
  const found: string[] = [];
  for (const pid of pids) {
    const names = await foundInMemory(pid, formsOf(pin)).catch(() => []);
    const { stdout } = await run('ps', ['-o', 'args=', '-p', String(pid)]).catch(() => ({ stdout: '' }));
    found.push(...names.map((name) => `${name} in ${pid} ${stdout.trim().slice(0, 160)}`));
  }
  return found;
}

/** Files below a folder that hold the PIN in any form. */
async function filesWith(pin: string, below: string): Promise<string[]> {
  const entries = await readdir(below, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.filter((each) => each.isFile())) {
    const bytes = await readFile(join(entry.parentPath, entry.name)).catch(() => Buffer.alloc(0));
    for (const [form, wanted] of Object.entries(formsOf(pin)))
      if (bytes.includes(wanted)) found.push(`${form} in ${entry.name}`);
  }
  return found;
}

async function askForPin() {
  rig.ask({ ask: 'certificates' });
  const { result } = (await rig.next('certificates')) as unknown as {
    result: { ok: true; certificates: string[]; hash: 'sha256' | 'sha384' };
  };
  const digest = createHash(result.hash).update('what is signed').digest('base64');
  rig.ask({ ask: 'pin', hash: result.hash, digest, certificate: result.certificates[0], facts: FACTS });
  const page = await rig.pinPage();
  const type = async (digits: string) => {
    for (const digit of digits) await page.getByRole('button', { name: digit, exact: true }).click();
    await page.getByRole('button', { name: 'Teken', exact: true }).click();
  };
  await page.getByText(/U kunt nog \d keer proberen/).waitFor();
  return { page, type };
}

const hostPid = async () => {
  rig.ask({ ask: 'processes' });
  return ((await rig.next('processes')) as unknown as { host: number }).host;
};

/** Ends a process with a core dump: its size, and which forms of the PIN stand in it. */
async function coreOf(pid: number, pin: string): Promise<{ sizeBytes: number; forms: string[] }> {
  const where = await readlink(`/proc/${pid}/cwd`);
  const before = new Set(await readdir(where));
  // As its own user: nobody else may, not even root in a container that took that right away.
  const owner = await stat(`/proc/${pid}`);
  await run('prlimit', ['--pid', String(pid), '--core=unlimited:unlimited'], {
    uid: owner.uid,
    gid: owner.gid,
  });
  process.kill(pid, 'SIGABRT');
  for (let look = 0; look < 300; look += 1) {
    await after(200);
    const fresh = (await readdir(where)).find((name) => name.startsWith('core') && !before.has(name));
    if (!fresh || !hasEnded(pid)) continue;
    const path = join(where, fresh);
    const sizeBytes = (await stat(path)).size;
    const forms = await foundInCore(path, formsOf(pin));
    await rm(path);
    return { sizeBytes, forms };
  }
  throw new Error(`no core dump of ${pid} in ${where}`);
}

test('after a wrong PIN: nowhere in a living process, and not in a core dump of the one that held it', async () => {
  const { page, type } = await askForPin();
  await type(WRONG);
  await page.getByText('Deze pincode is niet juist.').waitFor();
  expect(await foundIn(counter(), WRONG)).toEqual([]);
  expect(await foundIn(named('pcscd'), WRONG)).toEqual([]);
  const core = await coreOf(await hostPid(), WRONG);
  expect(core.sizeBytes).toBeGreaterThan(1_000_000);
  expect(core.forms).toEqual([]);
  await rig.next('ended');
}, 480_000);

test('after the right PIN and its signature: in no process, file or log', async () => {
  await rig.reader('present');
  const { type } = await askForPin();
  await type(RIGHT);
  expect((await rig.next('ended')).outcome).toMatchObject({ ok: true });
  for (const pin of [RIGHT, WRONG]) {
    expect(await foundIn([...counter(), ...named('pcscd')], pin)).toEqual([]);
    expect(await filesWith(pin, await readlink(`/proc/${rig.mainPid}/cwd`))).toEqual([]);
    expect(rig.log()).not.toContain(pin);
  }
}, 480_000);

test('the search finds what is there: a planted PIN in another process and in its core dump', async () => {
  const planted = twelve();
  const code = `const pin = Buffer.from(process.argv[1]); setInterval(() => pin.length, 1000); console.log('ready')`;
  const where = await mkdtemp(join(tmpdir(), 'loket-planted-'));
  const child = spawn(process.execPath, ['-e', code, planted], { cwd: where, env: {} });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  expect((await foundIn([child.pid ?? 0], planted)).join()).toContain('ascii');
  expect((await coreOf(child.pid ?? 0, planted)).forms).toContain('ascii');
  await rm(where, { recursive: true, force: true });
}, 120_000);
