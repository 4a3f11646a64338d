import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { LOCALES } from '@loket/contract';
import type { Page } from 'playwright-core';
import { lastIntent, openGallery } from './gallery.testing.ts';
import { GALLERY } from './gallery-views.ts';

/** Every screen, in every language, at twice the text size, standing and lying, in a real Chromium under our policy. */

const SCREENS = Object.keys(GALLERY);
/** Lying, the inspector's picture stands beside the page, which then has half of the screen. */
const SIZES = {
  standing: { width: 1080, height: 1920, pane: 864 },
  lying: { width: 1920, height: 1080, pane: 0 },
  beside: { width: 960, height: 1080, pane: 0 },
  small: { width: 540, height: 960, pane: 432 },
} as const;
const inCall = (screen: string) => GALLERY[screen]?.screen === 'in_call';
/** On a lying screen the call's pages are the half ones, and only those. */
const shownAt = (size: Size) =>
  SCREENS.filter(
    (screen) => size === 'standing' || size === 'small' || inCall(screen) === (size === 'beside'),
  );
type Size = keyof typeof SIZES;

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let gallery: Awaited<ReturnType<typeof openGallery>>;

beforeAll(async () => {
  gallery = await openGallery();
}, 120_000);

afterAll(() => gallery?.close());

const openPage = (size: Size) => gallery.openPage(SIZES[size]);
const show = (page: Page, options: Readonly<Record<string, string | number>>) => gallery.show(page, options);

type Axe = {
  run: (
    context: Document,
    options: object,
  ) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
};

/** axe is put in through the debugger's own world, which the page's policy does not govern. */
async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: Axe };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags } });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
    );
  });
}

/** Boxes that hold more than they show sideways, or words that stick out of the window. */
function overflows(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      // What is only read aloud has no room; a page's picture scrolls in its own box.
      if (element.closest('.only-read-aloud, svg, .page-picture, .shown-picture')) continue;
      if (getComputedStyle(element).clipPath === 'inset(50%)') continue;
      const { left, right, width } = element.getBoundingClientRect();
      const sticksOut = width > 0 && (left < -1 || right > innerWidth + 1);
      // Paper and keys reach into the margin of these two on purpose; whatever sticks out of the window is found anyway.
      const reaches = element.matches('.frame-say, .typing');
      const holdsMore = !reaches && element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1;
      if (sticksOut || holdsMore)
        found.push(`${element.className || element.tagName}: ${element.textContent?.slice(0, 60)}`);
    }
    return found;
  });
}

/** What a citizen may never lose: 101, the tools, and room to read. */
function lost(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    // A technician's finger needs every corner for a minute; no citizen ever comes here.
    if (document.querySelector('.touch-test')) return [];
    const box = (name: string) => document.querySelector(name)?.getBoundingClientRect();
    // Nor here: only the answers have to be in reach.
    if (document.querySelector('.screen-test'))
      return (box('.screen-test-keys')?.bottom ?? innerHeight + 99) > innerHeight ? ['the answers'] : [];
    const found = ['.danger-strip', '.tools'].filter(
      (name) => (box(name)?.bottom ?? innerHeight + 99) > innerHeight + 1,
    );
    if ((box('.frame-scroll')?.height ?? 0) < innerHeight / 6) found.push('room to read');
    return found.map((name) => `${name} is not there`);
  });
}

/** A key instead of its words shows as a name with an underscore or a hump; a hole as undefined. */
const looksLikeAKey = (text: string) =>
  text.match(/\b[a-z]+_[a-z_]+\b|\b[a-z]+[a-z]*[A-Z][a-zA-Z]+\b|undefined|NaN|\[object/g) ?? [];

/** What is lost, cut off or untranslated on the page as it is now. */
const layoutFindings = async (page: Page): Promise<string[]> => [
  ...(await overflows(page)),
  ...(await lost(page)),
  ...looksLikeAKey(await page.locator('body').innerText()),
];

const findingsOf = async (page: Page): Promise<string[]> => [
  ...(await axeFindings(page)),
  ...(await layoutFindings(page)),
];

/** A small window only in the language with the longest words. */
const CASES = [
  ...LOCALES.map((locale) => ['standing', locale] as const),
  ...LOCALES.map((locale) => ['lying', locale] as const),
  ...LOCALES.map((locale) => ['beside', locale] as const),
  ['small', 'de'] as const,
];

/** The page of the statement that can't be had answers so on purpose. */
const MEANT = /status of 404/;

test.each(CASES)(
  '%s screen in %s at 200 %% text: nothing cut off, lost or untranslated',
  async (size, locale) => {
    const { page, complaints } = await openPage(size);
    const findings: string[] = [];
    await show(page, { screen: 'one_moment', locale, scale: 2 });
    for (const screen of shownAt(size)) {
      await gallery.next(page, screen, inCall(screen) ? SIZES[size].pane : 0);
      // Names, roles and contrast are the same when the same page lies or speaks another language.
      const found =
        size === 'standing' && locale === 'de' ? await findingsOf(page) : await layoutFindings(page);
      findings.push(...found.map((finding) => `${screen}: ${finding}`));
    }
    await page.close();
    expect(findings).toEqual([]);
    expect(complaints.filter((complaint) => !MEANT.test(complaint))).toEqual([]);
  },
  300_000,
);

test('the checks above do find a nameless button, a word that sticks out and a key without its words', async () => {
  const { page, complaints } = await openPage('standing');
  await show(page, { screen: 'reason', locale: 'nl', scale: 2 });
  await page.evaluate(() => {
    const place = document.querySelector('.reasons');
    place?.append(document.createElement('button'));
    const long = document.createElement('p');
    long.textContent = 'choose_reason Donaudampfschifffahrtsgesellschaftskapitänsmütze';
    place?.append(long);
    const script = document.createElement('script');
    script.textContent = 'void 0';
    document.head.append(script);
  });
  const findings = (await findingsOf(page)).join('\n');
  expect(findings).toContain('button-name');
  expect(findings).toContain('Donaudampfschifffahrt');
  expect(findings).toContain('choose_reason');
  expect(complaints.join()).toContain('Content Security Policy');
  await page.close();
});

test('high contrast at the ordinary size is as accessible', async () => {
  const { page } = await openPage('standing');
  const findings: string[] = [];
  await show(page, { screen: 'one_moment', locale: 'nl', contrast: 'high' });
  for (const screen of SCREENS) {
    await gallery.next(page, screen, 0);
    findings.push(...(await findingsOf(page)).map((finding) => `${screen}: ${finding}`));
  }
  await page.close();
  expect(findings).toEqual([]);
}, 180_000);

test('every screen with answers can be used with the keyboard alone, from the question on', async () => {
  const { page } = await openPage('standing');
  await show(page, { screen: 'reason', locale: 'nl' });
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await lastIntent(page)).toEqual({ intent: 'choose_reason', reason: 'theft' });

  await show(page, { screen: 'called', locale: 'nl' });
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  expect(await lastIntent(page)).toEqual({ intent: 'here' });
  await page.close();
});

test('stopping a conversation asks once more, and Escape goes back to it', async () => {
  const { page } = await openPage('standing');
  await show(page, { screen: 'call_insert_card', locale: 'nl' });
  await page.getByRole('button', { name: 'Stop en wis' }).click();
  await page.getByRole('dialog').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await lastIntent(page)).toBeNull();
  await page.getByRole('button', { name: 'Stop en wis' }).click();
  await page.getByRole('button', { name: 'Ja, stop en wis' }).click();
  expect(await lastIntent(page)).toEqual({ intent: 'stop' });
  await page.close();
});

test('a screen that is about to leave says so in words and gives more time', async () => {
  const { page } = await openPage('standing');
  await show(page, { screen: 'reason', locale: 'nl', leaving: 9 });
  const dialog = page.getByRole('alertdialog');
  expect(await dialog.innerText()).toContain('over negen seconden');
  expect(await axeFindings(page)).toEqual([]);
  await page.keyboard.press('Enter');
  expect(await lastIntent(page)).toEqual({ intent: 'more_time' });
  await page.close();
});

test('language, size and contrast change the page at once', async () => {
  const { page } = await openPage('standing');
  await show(page, { screen: 'reason', locale: 'nl' });
  const size = () =>
    page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
  const before = await size();
  await page.getByRole('button', { name: 'Groter' }).click();
  await page.getByRole('button', { name: 'Groter' }).click();
  expect((await size()) / before).toBeCloseTo(2);
  await page.getByRole('button', { name: 'Contrast' }).click();
  expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(255, 255, 255)');
  await page.getByRole('button', { name: 'Taal' }).click();
  await page.getByRole('button', { name: 'Deutsch' }).click();
  await page.getByRole('heading', { name: 'Wie können wir Ihnen helfen?' }).waitFor();
  expect(await page.getAttribute('html', 'lang')).toBe('de-BE');
  await page.close();
});
