import type { Locale } from '@loket/contract';
import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';

/** The screen in a waiting room. */
export class InfoscreenPage {
  readonly page: Page;
  readonly #context: BrowserContext;

  private constructor(context: BrowserContext, page: Page) {
    this.#context = context;
    this.page = page;
  }

  /** @param prepare what the browser is given before it opens the page */
  static async open(
    browser: Browser,
    centralUrl: string,
    siteId: string,
    { prepare }: { prepare?: (context: BrowserContext) => Promise<void> } = {},
  ): Promise<InfoscreenPage> {
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
    await prepare?.(context);
    const page = await context.newPage();
    await page.goto(`${centralUrl}/infoscreen/?site=${siteId}`);
    return new InfoscreenPage(context, page);
  }

  /** The same screen in another first language. */
  async speak(locale: Locale): Promise<void> {
    const address = new URL(this.page.url());
    address.searchParams.set('language', locale);
    await this.page.goto(address.href);
    await expect(this.page.locator('.screen-header strong')).toBeVisible();
  }

  /** This number is called in large, to this room. */
  async called(number: string, room: string): Promise<void> {
    const row = this.page.locator('.call-row[data-large="true"]');
    await expect(row.locator('.ticket-number > [aria-hidden]')).toHaveText(
      new RegExp(`^${number.replace(' ', '\\s*')}$`),
    );
    await expect(row.locator('.call-room')).toHaveText(room);
  }

  async says(words: string | RegExp): Promise<void> {
    await expect(this.page.locator('.screen')).toContainText(words);
  }

  /** The numbers that wait in this room, in their order. */
  async waitingHere(): Promise<string[]> {
    const numbers = await this.page.locator('.waiting-here .ticket-number > [aria-hidden]').allInnerTexts();
    return numbers.map((number) => number.replace(/\s+/g, ' ').trim());
  }

  async close(): Promise<void> {
    await this.#context.close();
  }

  async shows(number: string): Promise<void> {
    await expect(this.page.getByText(new RegExp(`^${number.replace(' ', '\\s*')}$`)).first()).toBeVisible();
  }

  async doesNotShow(number: string): Promise<void> {
    await expect(this.page.getByText(new RegExp(`^${number.replace(' ', '\\s*')}$`))).toHaveCount(0);
  }
}
