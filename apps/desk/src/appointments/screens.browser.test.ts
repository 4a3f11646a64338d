import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { LOCALES } from '@loket/contract';
import { type Browser, chromium, type Page } from 'playwright-core';

/** The sections of appointments and reports in a real Chromium, every part of them. */

const ORIGIN = 'https://desk.test';
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
const PARTS = 5;

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
let folder: string;
let browser: Browser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loket-desk-'));
  const vite = join(require.resolve('vite/package.json'), '../bin/vite.js');
  await promisify(execFile)(process.execPath, [vite, 'build', '--outDir', folder, '--base', '/'], {
    cwd: join(import.meta.dirname, '../..'),
    env: { ...process.env, LOKET_FIXTURES: '1' },
  });
  browser = await chromium.launch({
    executablePath: process.env.LOKET_CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

async function openPage() {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.route(`${ORIGIN}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const body = await readFile(join(folder, pathname)).catch(() => null);
    if (!body) return route.fulfill({ status: 204 });
    return route.fulfill({ body, contentType: TYPES[extname(pathname)] ?? 'application/octet-stream' });
  });
  const show = async (scene: string, locale: string) => {
    await page.goto(`${ORIGIN}/fixtures.html#scene=${scene}&locale=${locale}`);
    await page.locator('main h1').waitFor();
  };
  return { page, complaints, show };
}

type Look = (where: string) => Promise<void>;

/** Every part of both sections, with a row opened where rows open. */
async function walk(
  page: Page,
  show: (scene: string, locale: string) => Promise<void>,
  locale: string,
  look: Look,
) {
  await show('appointments', locale);
  for (let part = 0; part < PARTS; part += 1) {
    await page.getByRole('tab').nth(part).click();
    await page.locator('.tab-panel').waitFor();
    if (part === 0) {
      await page.locator('.part input').first().fill('Afspraak voorbereiden');
      await page.locator('.row-actions button').first().click();
      await page.locator('.part-details').waitFor();
    }
    if (part === 2) await page.locator('select').nth(1).selectOption({ index: 1 });
    await look(`appointments ${part}`);
  }
  await show('reports', locale);
  await page.locator('.reports tbody tr').first().waitFor();
  await look('inbox');
  await page.locator('.reports input').fill('Nieuwe melding');
  await page.locator('.reports tbody button').first().click();
  await page.locator('.part-details').first().waitFor();
  await look('report');
}

type Axe = { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };

async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe };
    const { violations } = await axe.run();
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 140)).join(' | ')}`,
    );
  });
}

it('has no finding of axe', async () => {
  const { page, complaints, show } = await openPage();
  const findings: string[] = [];
  await walk(page, show, 'nl', async (where) => {
    findings.push(...(await axeFindings(page)).map((finding) => `${where}: ${finding}`));
  });
  await page.close();
  expect(findings).toEqual([]);
  expect(complaints).toEqual([]);
}, 120_000);

it.each(LOCALES)(
  'misses no word in %s, also at 200 %% text',
  async (locale) => {
    const { page, show } = await openPage();
    const findings: string[] = [];
    await walk(page, show, locale, async (where) => {
      for (const text of ['100%', '200%']) {
        await page.evaluate((size) => {
          document.documentElement.style.fontSize = size;
        }, text);
        const words = (await page.locator('body').innerText()).match(
          /\b[a-z]+_[a-z_]+\b|undefined|NaN|\[object/g,
        );
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        findings.push(
          ...(words ?? []).map((word) => `${where}: ${word}`),
          ...(wide ? [`${where} ${text}`] : []),
        );
        if (process.env.LOKET_PICTURES)
          await page.screenshot({
            path: join(process.env.LOKET_PICTURES, `desk-${locale}-${text.slice(0, 3)}-${where}.png`),
          });
      }
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '';
      });
    });
    await page.close();
    expect(findings).toEqual([]);
  },
  120_000,
);
