import { join } from 'node:path';
import { LOCALES } from '@loket/contract';
import { type BuiltScreens, openBuiltScreens } from '@loket/devkit/screens/built-screens.ts';
import { axeFindings, sticksOut, untranslated } from '@loket/devkit/screens/findings.ts';
import type { Page } from 'playwright-core';

/** The sections of appointments and reports in a real Chromium, every part of them. */

const PARTS = 5;

let screens: BuiltScreens;
beforeAll(async () => {
  screens = await openBuiltScreens(join(import.meta.dirname, '../..'), 'https://desk.test');
}, 180_000);
afterAll(() => screens?.close());

async function openPage() {
  const { page, complaints } = await screens.openPage({ width: 1440, height: 900 });
  const show = async (scene: string, locale: string) => {
    await page.goto(`${screens.origin}/fixtures.html#scene=${scene}&locale=${locale}`);
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
        findings.push(...(await untranslated(page)).map((word) => `${where}: ${word}`));
        if ((await sticksOut(page)) > 0) findings.push(`${where} ${text}`);
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
