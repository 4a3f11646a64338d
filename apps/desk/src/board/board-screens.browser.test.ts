import { LOCALES, type Locale } from '@loket/contract';
import type { BuiltScreens } from '@loket/devkit/screens/built-screens.ts';
import { axeFindings, sticksOut, untranslated } from '@loket/devkit/screens/findings.ts';
import { inLocale } from '@loket/ui/texts/area.ts';
import { reasonWords, shortReasonWords } from '@loket/ui/texts/words.ts';
import type { Page } from 'playwright-core';
import { BUILD_PATIENCE_MS, openDesk, openPage, PATIENCE_MS } from '../fixtures/screens.testing.ts';

/** The board on a wall, by keys, and every dialog that it opens, in a real Chromium. */

let screens: BuiltScreens;

beforeAll(async () => {
  screens = await openDesk();
}, BUILD_PATIENCE_MS);

afterAll(() => screens?.close());

const WALL = [1920, 1080] as const;

/** How each dialog is opened. */
const DIALOGS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  'a ticket that waits': (page) => page.locator('.line-ticket', { hasText: 'E 43' }).click(),
  'a ticket that is away': (page) => page.locator('.line-ticket', { hasText: 'E 41' }).click(),
  'a ticket in a call': (page) => page.locator('.board-busy').first().click(),
  'a site': (page) => page.locator('.board-site').nth(1).click(),
  'an inspector': (page) => page.locator('button.board-list-name', { hasText: 'Sofie' }).click(),
  messages: (page) => page.keyboard.press('F2'),
  rules: (page) => page.keyboard.press('F3'),
  'the cap': (page) => page.keyboard.press('F4'),
};

it.each(LOCALES)(
  'shows the whole zone on one wall in %s, in letters that are read from three metres, and no reason',
  async (locale: Locale) => {
    const { page, show } = await openPage(screens, ...WALL);
    await show('board', locale);
    // As on a wall: full screen, without the frame of the app.
    await page.locator('.staff-header').evaluate((header) => header.remove());
    const { scrolls, smallest, words } = await page.evaluate(() => {
      const sizes = [...document.querySelectorAll('.board :is(p, td, th, dt, dd, h1, h2, li, button)')]
        .filter((one) => !one.closest('.key-button') && (one as HTMLElement).innerText?.trim())
        .map((one) => Number.parseFloat(getComputedStyle(one).fontSize));
      return {
        scrolls: document.documentElement.scrollHeight - innerHeight,
        smallest: Math.min(...sizes),
        words: document.body.innerText,
      };
    });
    expect(scrolls).toBeLessThanOrEqual(0);
    // LOOK.md: nothing on a board's wall is smaller than 24 px.
    expect(smallest).toBeGreaterThanOrEqual(24);
    const reasons = [
      ...Object.values(inLocale(reasonWords, locale)),
      ...Object.values(inLocale(shortReasonWords, locale)),
    ];
    expect(reasons.filter((reason) => words.includes(reason))).toEqual([]);
    await page.close();
  },
  PATIENCE_MS,
);

it.each(Object.keys(DIALOGS))(
  'has nothing that axe finds, nothing untranslated and nothing that sticks out in the dialog of %s',
  async (name) => {
    const { page, show, complaints } = await openPage(screens, 1600);
    const dialog = page.getByRole('dialog');
    for (const locale of LOCALES) {
      for (const textPx of [16, 32]) {
        await show(textPx === 16 ? 'board' : 'board_called', locale);
        await page.evaluate((px) => {
          document.documentElement.style.fontSize = `${px}px`;
        }, textPx);
        await DIALOGS[name]?.(page);
        await dialog.waitFor();
        expect([locale, textPx, await axeFindings(page)]).toEqual([locale, textPx, []]);
        expect([locale, textPx, await untranslated(page)]).toEqual([locale, textPx, []]);
        expect([locale, textPx, await sticksOut(page)]).toEqual([locale, textPx, 0]);
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'detached' });
      }
    }
    await page.close();
    expect(complaints).toEqual([]);
  },
  PATIENCE_MS * 2,
);

it(
  'works by keys: a ticket says why it waits, whom it can be kept for, and is sent on in three keys',
  async () => {
    const { page, show, did } = await openPage(screens, ...WALL);
    await show('board');
    await page.getByRole('button', { name: /^E 43, wacht 24 minuten/ }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('2 tickets staan ervoor.').waitFor();
    await dialog.getByText('Sofie Maes').waitFor();
    await page.keyboard.press('3');
    await dialog.getByText('Waarheen verwijst u door?').waitFor();
    await page.keyboard.press('4');
    await dialog.waitFor({ state: 'detached' });
    expect(await did()).toMatch(/^refer ".*" "appointment"$/);
    await page.close();
  },
  PATIENCE_MS,
);

it(
  'gives a called ticket to a colleague',
  async () => {
    const { page, show, did } = await openPage(screens, ...WALL);
    await show('board_called');
    await page.getByRole('button', { name: /Claes · E 42 · geroepen/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Geroepen door Nora Claes').waitFor();
    expect(await dialog.getByRole('radio', { name: /^Nora Claes/ }).isChecked()).toBe(true);
    await dialog.locator('.radio', { hasText: 'Sofie Maes' }).click();
    expect(await did()).toMatch(/^assign ".*0600" ".*0902"$/);
    await page.close();
  },
  PATIENCE_MS,
);

it(
  'saves no rules that were not looked at, and keeps what was typed when a colleague was faster',
  async () => {
    const { page, show } = await openPage(screens, 1600);
    await show('board');
    await page.keyboard.press('F3');
    const dialog = page.getByRole('dialog');
    const back = dialog.getByLabel('Terug na een onderbreking, in minuten');
    await back.fill('999');
    await dialog.getByText('Een geheel getal van 0 tot 480.').waitFor();
    expect(await dialog.getByRole('button', { name: 'Bekijk wat verandert' }).isDisabled()).toBe(true);
    await back.fill('120');
    await dialog.getByText('Daarna gaat niemand nog voor die meer dan 135 minuten later kwam.').waitFor();
    await dialog.getByRole('button', { name: 'Bekijk wat verandert' }).click();
    await dialog.getByText('200 vroegere beslissingen zijn nagerekend.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await dialog.getByLabel('Waarom verandert u dit?').fill('Te veel voorrang');
    await dialog.getByRole('button', { name: 'Zo laten gelden' }).click();
    await dialog.getByText('Lies Wouters schreef intussen een nieuwe versie').waitFor();
    await dialog.getByText('Nu geldt 240.').waitFor();
    expect(await back.inputValue()).toBe('120');
    expect(await dialog.getByRole('button', { name: 'Zo laten gelden' }).count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    await page.close();
  },
  PATIENCE_MS,
);

it(
  'asks for a message in every language before it goes to the screens',
  async () => {
    const { page, show } = await openPage(screens, 1600);
    await show('board');
    await page.keyboard.press('F2');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Nederlands' }).fill('De printer is stuk.');
    await dialog.getByRole('button', { name: 'Op de schermen zetten' }).click();
    expect(await dialog.getByText('Schrijf deze zin.').count()).toBe(3);
    await dialog.getByText('Kies een uur.').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.close();
  },
  PATIENCE_MS,
);

it(
  'asks what those who wait are told before a site closes',
  async () => {
    const { page, show, did } = await openPage(screens, 1600);
    await show('board');
    await page.locator('.board-site').nth(1).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Hier wachten nog 2 mensen. Wat zeggen we?').waitFor();
    await dialog.locator('.radio', { hasText: 'U kunt een afspraak maken' }).click();
    await dialog.getByRole('button', { name: 'Nu sluiten' }).click();
    expect(await did()).toMatch(/^closeSite ".*0101" null "appointment"$/);
    await page.close();
  },
  PATIENCE_MS,
);

it(
  'gives a break, and takes no inspector without a language',
  async () => {
    const { page, show, did } = await openPage(screens, 1600);
    await show('board');
    await page.locator('button.board-list-name', { hasText: 'Sofie' }).click();
    const dialog = page.getByRole('dialog');
    for (const language of ['Nederlands', 'Frans'])
      await dialog.locator('.checkbox', { hasText: language }).click();
    await dialog.getByText('Kies ten minste één taal.').waitFor();
    expect(await dialog.getByRole('button', { name: 'Opslaan' }).isDisabled()).toBe(true);
    await dialog.locator('.checkbox', { hasText: 'Duits' }).click();
    await dialog.getByRole('button', { name: 'Opslaan' }).click();
    expect(await did()).toMatch(/^setCompetence ".*0902" \{"languages":\["de"\]/);
    await page.locator('button.board-list-name', { hasText: 'Sofie' }).click();
    await dialog.getByRole('button', { name: 'Pauze geven' }).click();
    expect(await did()).toMatch(/^forceBreak ".*0902"$/);
    await page.close();
  },
  PATIENCE_MS,
);
