import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';

/** The page behind a ticket's code, on the citizen's own phone. */
export class TicketPage {
  readonly page: Page;
  readonly #context: BrowserContext;
  readonly #address: string;

  private constructor(context: BrowserContext, page: Page, address: string) {
    this.#context = context;
    this.page = page;
    this.#address = address;
  }

  static async open(browser: Browser, address: string): Promise<TicketPage> {
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      isMobile: true,
      locale: 'nl-BE',
    });
    const page = await context.newPage();
    await page.goto(address);
    return new TicketPage(context, page, address);
  }

  async close(): Promise<void> {
    await this.#context.close();
  }

  /** Looks again until the page says this; it would by itself every 15 s. */
  async says(words: string | RegExp, timeoutMs = 20_000): Promise<void> {
    await expect(async () => {
      await this.page.goto(this.#address);
      await expect(this.page.locator('main')).toContainText(words, { timeout: 1_000 });
    }).toPass({ timeout: timeoutMs });
  }

  async press(button: string): Promise<void> {
    await this.page.getByRole('button', { name: button }).click();
  }
}
