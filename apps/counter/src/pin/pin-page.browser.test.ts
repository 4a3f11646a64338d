import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { LOCALES, type PinFacts, type PinKey, type PinState } from '@loket/contract';
import { type Browser, chromium, type Page } from 'playwright-core';
import { CONTENT_SECURITY_POLICY } from '../main/scheme-rules.ts';

/** The PIN page in four languages, at twice the text, in high contrast, standing and lying, under our policy. */

const SIZES = {
  standing: { width: 1080, height: 1920 },
  lying: { width: 1920, height: 1080 },
  small: { width: 540, height: 960 },
} as const;
const STATES: readonly PinState[] = [
  { state: 'typing', count: 0, triesLeft: 3 },
  { state: 'typing', count: 12, triesLeft: 1 },
  { state: 'wrong', triesLeft: 1 },
  { state: 'on_reader', triesLeft: 3, wasWrong: false },
  { state: 'on_reader', triesLeft: 1, wasWrong: true },
  { state: 'working' },
  { state: 'blocked' },
  { state: 'pulled' },
  { state: 'done' },
  { state: 'ended' },
];
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TYPES = { html: 'text/html', js: 'text/javascript', css: 'text/css', woff2: 'font/woff2' } as const;

let folder: string;
let server: Server;
let url: string;
let browser: Browser;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loket-pin-page-'));
  await mkdir(join(folder, 'app'));
  await promisify(execFile)(
    process.execPath,
    [join(import.meta.dirname, 'rig.build.mjs'), join(folder, 'app')],
    { env: { ...process.env, NODE_OPTIONS: '' } },
  );
  server = createServer((request, response) => {
    const path = join(
      folder,
      'app/renderer/pin',
      normalize(new URL(request.url ?? '/', 'http://x').pathname),
    );
    const type = Object.entries(TYPES).find(([ending]) => path.endsWith(ending))?.[1] ?? 'text/plain';
    readFile(path).then(
      (bytes) =>
        response
          .writeHead(200, { 'content-type': type, 'content-security-policy': CONTENT_SECURITY_POLICY })
          .end(bytes),
      () => response.writeHead(204).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as { port: number }).port}/index.html`;
  browser = await chromium.launch({
    executablePath: process.env.LOKET_CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

type Window = { tell(state: PinState): void; pressed: PinKey[] };

async function show(
  size: keyof typeof SIZES,
  reading: PinFacts['reading'],
  state: PinState = { state: 'typing', count: 0, triesLeft: 3 },
) {
  const page = await browser.newPage({ viewport: SIZES[size], reducedMotion: 'reduce' });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  const facts: PinFacts = {
    reading,
    siteName: 'Stadhuis Eikenrode',
    inspectorName: 'Nora Vandenbroucke-Claes',
    signerName: 'Zoë-Éléonore D’Hæyère-Çelik van der Straßen-Ponthoz',
    pageCount: 2,
    at: '2026-03-24T13:58:00.000Z',
  };
  await page.addInitScript(
    ([given, first]) => {
      const pressed: PinKey[] = [];
      Object.assign(window, {
        pressed,
        loketPin: {
          onFacts: (listener: (facts: PinFacts) => void) => listener(given),
          onState: (listener: (state: PinState) => void) => {
            Object.assign(window, { tell: listener });
            listener(first);
          },
          press: (key: PinKey) => pressed.push(key),
        },
      });
    },
    [facts, state] as const,
  );
  await page.goto(url);
  await page.locator('h1').waitFor();
  await page.evaluate(() => document.fonts.ready);
  const tell = (next: PinState) => page.evaluate((told) => (window as unknown as Window).tell(told), next);
  const pressed = () => page.evaluate(() => (window as unknown as Window).pressed);
  return { page, complaints, tell, pressed };
}

/** What sticks out sideways, what lies below the window, and holes where words belong. */
const layoutFindings = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      // What is only read aloud has no room.
      if (element.closest('.only-read-aloud, svg')) continue;
      if (getComputedStyle(element).clipPath === 'inset(50%)') continue;
      const { left, right, width } = element.getBoundingClientRect();
      const holdsMore = element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1;
      if ((width > 0 && (left < -1 || right > innerWidth + 1)) || holdsMore)
        found.push(`${element.className || element.tagName}: ${element.textContent?.slice(0, 60)}`);
    }
    for (const name of ['.danger-strip', '.tools'])
      if ((document.querySelector(name)?.getBoundingClientRect().bottom ?? 9e9) > innerHeight + 1)
        found.push(`${name} is not there`);
    return [...found, ...(document.body.innerText.match(/undefined|NaN|\[object/g) ?? [])];
  });

async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    type Axe = { run(context: Document, options: object): Promise<{ violations: { id: string }[] }> };
    const { axe } = globalThis as unknown as { axe: Axe };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags } });
    return violations.map((violation) => JSON.stringify(violation).slice(0, 400));
  });
}

describe.each(LOCALES)('in %s', (locale) => {
  test.each([
    ['standing', 1, false],
    ['standing', 2, true],
    ['lying', 1, true],
    ['lying', 2, false],
    ['small', 1, false],
    ['small', 2, false],
  ] as const)(
    '%s, text × %d, contrast %s: every state',
    async (size, textScale, highContrast) => {
      const { page, complaints, tell } = await show(size, { locale, textScale, highContrast });
      const findings: string[] = [];
      for (const state of STATES) {
        await tell(state);
        for (const finding of await layoutFindings(page))
          findings.push(`${JSON.stringify(state)}: ${finding}`);
      }
      await tell({ state: 'wrong', triesLeft: 2 });
      findings.push(...(await axeFindings(page)), ...complaints);
      const shots = process.env.LOKET_PICTURES;
      if (shots)
        await page.screenshot({
          path: join(shots, `pin-${locale}-${size}-${textScale}-${highContrast}.png`),
        });
      await page.close();
      expect(findings).toEqual([]);
    },
    60_000,
  );
});

const plain = { locale: 'nl', textScale: 1, highContrast: false } as const;

test('on the standing screen of a counter every key is there at once, 140 high', async () => {
  const { page, tell } = await show('standing', plain);
  await tell({ state: 'wrong', triesLeft: 1 });
  const heights = await page
    .locator('.pin-keys .button')
    .evaluateAll((keys) => keys.map((key) => Math.round(key.getBoundingClientRect().height)));
  expect(heights).toEqual(Array(12).fill(140));
  expect(await page.locator('.read-on').count()).toBe(0);
  await page.close();
});

test('with the keyboard alone: digits from anywhere, Enter signs from the field, Tab reaches every way out', async () => {
  const { page, pressed, tell } = await show('standing', plain);
  await page.keyboard.type('12a3');
  await page.keyboard.press('Backspace');
  await tell({ state: 'typing', count: 4, triesLeft: 3 });
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Liever met pen' }).focus();
  await page.keyboard.press('Enter');
  expect(await pressed()).toEqual([
    { key: '1' },
    { key: '2' },
    { key: '3' },
    { key: 'erase' },
    { key: 'sign' },
    { key: 'cancel', wish: 'pen' },
  ]);
  await page.close();
});

test('no key moves while the words above them change', async () => {
  const { page, tell } = await show('standing', plain);
  const places = new Set<number>();
  for (const state of STATES.filter((each) => each.state !== 'on_reader')) {
    await tell(state);
    places.add((await page.getByRole('button', { name: '5', exact: true }).boundingBox())?.y ?? 0);
  }
  expect(places.size).toBe(1);
  await page.close();
});

test('while the card works nothing can be touched', async () => {
  const { page, pressed } = await show('standing', plain, { state: 'working' });
  expect(await page.locator('.pin .button:not([data-disabled])').count()).toBe(0);
  await page.keyboard.type('1');
  expect(await pressed()).toEqual([]);
  await page.close();
});

test('typed at the reader: no key is left on the screen, not even afterwards, and a key that is pressed says nothing', async () => {
  const reading = { locale: 'nl', textScale: 1, highContrast: false } as const;
  const { page, tell, pressed } = await show('standing', reading, {
    state: 'on_reader',
    triesLeft: 3,
    wasWrong: false,
  });
  const keys = page.getByRole('button', { name: /^[0-9]$/ });
  expect(await keys.count()).toBe(0);
  await page.keyboard.type('2468');
  await page.keyboard.press('Enter');
  expect(await pressed()).toEqual([]);
  if (process.env.LOKET_PICTURES)
    await page.screenshot({ path: join(process.env.LOKET_PICTURES, 'pin-on-reader.png') });
  await page.getByRole('button', { name: 'Liever met pen' }).click();
  expect(await pressed()).toEqual([{ key: 'cancel', wish: 'pen' }]);
  await tell({ state: 'done' });
  expect(await keys.count()).toBe(0);
  await page.close();
});
