import { createHash, randomInt, verify, X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PinFacts } from '@loket/contract';
import {
  type CardSlot,
  makeVirtualCard,
  openTestHierarchy,
  serveCardSlot,
  type TestHierarchy,
  type VirtualCardOptions,
} from '@loket/simulators';
import { foundInMemory } from './process-memory.testing.ts';
import { type Rig, startRig } from './rig.testing.ts';

/** A PIN typed on the screen of a real Electron, up to the card and back; and what is left of it afterwards. */

/** Twelve digits that nobody's memory holds by chance. */
const PIN = Array.from({ length: 12 }, () => String(randomInt(10))).join('');
const WANTED = {
  ascii: Buffer.from(PIN, 'ascii'),
  utf16: Buffer.from(PIN, 'utf16le'),
  block: Buffer.from(`2c${PIN}ff`, 'hex'),
};
const FACTS: PinFacts = {
  reading: { locale: 'nl', textScale: 1, highContrast: false },
  siteName: 'Stadhuis Eikenrode',
  inspectorName: 'Claes',
  signerName: 'Zoë-Éléonore D’Hæyère-Çelik',
  pageCount: 2,
  at: '2026-03-24T13:58:00.000Z',
};
const DOCUMENT = Buffer.from('what is signed');

let folder: string;
let hierarchy: TestHierarchy;
let slot: CardSlot;
let rig: Rig;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loket-pin-cards-'));
  hierarchy = await openTestHierarchy(folder);
  slot = await serveCardSlot();
  rig = await startRig({
    cardReader: { kind: 'socket', host: '127.0.0.1', port: slot.port },
    ticketPrinter: { kind: 'none' },
  });
}, 180_000);
afterAll(async () => {
  await rig?.close();
  await slot?.close();
  await rm(folder, { recursive: true, force: true });
});

async function begin(person: string, options?: VirtualCardOptions) {
  const card = await makeVirtualCard(hierarchy, person, { pin: PIN, ...options });
  slot.pull();
  await rig.reader('absent');
  slot.insert(card);
  await rig.reader('present');
  rig.ask({ ask: 'certificates' });
  const { result } = (await rig.next('certificates')) as unknown as {
    result: { ok: true; certificates: string[]; hash: 'sha256' | 'sha384' };
  };
  const certificate = result.certificates[0]!;
  const digest = createHash(result.hash).update(DOCUMENT).digest();
  const ask = () =>
    rig.ask({ ask: 'pin', hash: result.hash, digest: digest.toString('base64'), certificate, facts: FACTS });
  ask();
  return { card, certificate, hash: result.hash, ask, page: await rig.pinPage() };
}

const ended = async () =>
  (await rig.next('ended')).outcome as
    | { ok: true; signature: string }
    | { ok: false; cause: string; wish: string | null };

const touch = async (page: Awaited<ReturnType<Rig['pinPage']>>, digits: string) => {
  for (const digit of digits) await page.getByRole('button', { name: digit, exact: true }).click();
};

const processes = async () => {
  rig.ask({ ask: 'processes' });
  return (await rig.next('processes')) as unknown as {
    host: number;
    metrics: { pid: number; type: string }[];
  };
};

/** Electron's main process and everything under it. */
function family(root: number): number[] {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(Number(name))]),
  );
  const isOurs = (pid: number): boolean => {
    const parent = parents.get(pid);
    return pid === root || (parent !== undefined && parent > 1 && isOurs(parent));
  };
  return [...parents.keys()].filter(isOurs);
}

function parentOf(pid: number): number {
  try {
    return Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return 0;
  }
}

const foundAnywhere = async (): Promise<string[]> => {
  const found: string[] = [];
  for (const pid of family(rig.mainPid)) {
    const names = await foundInMemory(pid, WANTED).catch(() => []);
    found.push(...names.map((name) => `${name} in ${pid}`));
  }
  return found;
};

test('wrong PIN twice, then right, by touch: a signature, and no byte of the PIN anywhere', async () => {
  const { page, certificate, hash, card } = await begin('zoe');
  const before = await processes();
  const pagePid = before.metrics.filter(({ type }) => type === 'Tab').map(({ pid }) => pid);
  await page.getByText('U kunt nog 3 keer proberen.').waitFor();
  const sign = page.getByRole('button', { name: 'Teken', exact: true });
  expect(await sign.isDisabled()).toBe(true);
  for (const left of ['2', '1']) {
    await touch(page, '1928');
    await sign.click();
    await page.getByText('Deze pincode is niet juist.').waitFor();
    await page.getByText(`U kunt nog ${left} keer proberen.`).waitFor();
  }
  await touch(page, PIN);
  expect(await page.locator('.pin-dots i').count()).toBe(12);
  expect(await page.content()).not.toContain(PIN);
  await sign.click();
  const outcome = await ended();
  if (!outcome.ok) throw new Error(outcome.cause);
  const key = new X509Certificate(Buffer.from(certificate, 'base64')).publicKey;
  const signature = Buffer.from(outcome.signature, 'base64');
  expect(verify(hash, DOCUMENT, { key, dsaEncoding: 'ieee-p1363' }, signature)).toBe(true);
  expect(card.log.filter(({ header }) => header === '002A9E9A')).toHaveLength(1);
  await rig.reader('present');
  expect(rig.readings()).toBe(1); // the fresh host leaves the card alone that was read before
  const after = await processes();
  expect(after.host).not.toBe(before.host);
  const alive = family(rig.mainPid);
  for (const pid of [before.host, ...pagePid]) expect(alive).not.toContain(pid);
  expect(await foundAnywhere()).toEqual([]);
  expect(rig.log()).not.toContain(PIN);
}, 120_000);

test('typed on a keyboard: the same, and Enter signs', async () => {
  const { page } = await begin('anneleen');
  await page.getByText('U kunt nog 3 keer proberen.').waitFor();
  await rig.type(...PIN, 'BackSpace', PIN.at(-1)!);
  await page.getByText('12 cijfers getypt').waitFor({ state: 'attached' });
  await rig.type('Return');
  expect((await ended()).ok).toBe(true);
  expect(await foundAnywhere()).toEqual([]);
}, 120_000);

test('the search finds what is there: a PIN in this very process', async () => {
  const here = await foundInMemory(process.pid, { ascii: Buffer.from(PIN, 'ascii') });
  expect(here).toEqual(['ascii']);
}, 60_000);

test('pulled at signing, then put in again: it signs', async () => {
  const { page, card, ask } = await begin('zoe', { pulledAtSignature: true });
  await page.getByText('U kunt nog 3 keer proberen.').waitFor();
  await touch(page, PIN);
  await page.getByRole('button', { name: 'Teken', exact: true }).click();
  expect(await ended()).toEqual({ ok: false, cause: 'card_pulled', wish: null });
  await rig.reader('absent');
  slot.insert(card);
  await rig.reader('present');
  ask();
  const again = await rig.pinPage();
  await again.getByText('U kunt nog 3 keer proberen.').waitFor();
  await touch(again, PIN);
  await again.getByRole('button', { name: 'Teken', exact: true }).click();
  expect((await ended()).ok).toBe(true);
}, 120_000);

test('the last wrong PIN blocks the card', async () => {
  const { page } = await begin('anneleen', { wrongPinsBefore: 2 });
  await page.getByText('U kunt nog 1 keer proberen.').waitFor();
  await touch(page, '0000');
  await page.getByRole('button', { name: 'Teken', exact: true }).click();
  expect(await ended()).toEqual({ ok: false, cause: 'pin_blocked', wish: null });
}, 120_000);

test.each([
  ['Lees nog eens', 'read_again'],
  ['Liever met pen', 'pen'],
  ['Ik teken niet', 'refuse'],
])(
  '%s',
  async (words, wish) => {
    const { page } = await begin('zoe');
    await touch(page, PIN.slice(0, 6));
    // The page goes while the click is still being told.
    await page
      .getByRole('button', { name: words })
      .click({ noWaitAfter: true })
      .catch(() => undefined);
    expect(await ended()).toEqual({ ok: false, cause: 'cancelled', wish });
  },
  120_000,
);

test('cancelled from outside, the PIN half typed', async () => {
  const { page } = await begin('zoe');
  await touch(page, PIN.slice(0, 6));
  rig.ask({ ask: 'cancel' });
  expect(await ended()).toEqual({ ok: false, cause: 'cancelled', wish: null });
  expect(page.isClosed()).toBe(true);
}, 120_000);

test('the PIN page has nothing but its bridge: no Node, no way to main, nothing stored', async () => {
  const { page } = await begin('zoe');
  const reach = await page.evaluate(() => ({
    names: ['require', 'process', 'module', 'Buffer', 'ipcRenderer'].filter((name) => name in globalThis),
    bridges: ['loketCitizen', 'loketPresence', 'loketPin'].filter((name) => name in globalThis),
    bridge: Object.keys(Reflect.get(globalThis, 'loketPin')),
    stored: Object.keys(localStorage).length + Object.keys(sessionStorage).length,
    inputs: document.querySelectorAll('input, textarea').length,
  }));
  expect(reach).toEqual({
    names: [],
    bridges: ['loketPin'],
    bridge: ['onFacts', 'onState', 'press'],
    stored: 0,
    inputs: 0,
  });
  rig.ask({ ask: 'cancel' });
  await ended();
}, 120_000);
