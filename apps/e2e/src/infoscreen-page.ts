import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';

/** The screen in a waiting room. */
export class InfoscreenPage {
  readonly page: Page;
  readonly #context: BrowserContext;

  private constructor(context: BrowserContext, page: Page) {
    this.#context = context;
    this.page = page;
  }

  static async open(browser: Browser, centralUrl: string, siteId: string): Promise<InfoscreenPage> {
    const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
    const page = await context.newPage();
    await page.goto(`${centralUrl}/infoscreen/?site=${siteId}`);
    return new InfoscreenPage(context, page);
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
