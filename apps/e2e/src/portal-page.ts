import { type Stack, startStack } from '@loket/devkit/stack.ts';
import { inLocale } from '@loket/ui';
import { portalTexts } from '@loket/ui/texts/portal.ts';
import { portalAppointmentTexts } from '@loket/ui/texts/portal-appointments.ts';
import { portalReportTexts } from '@loket/ui/texts/portal-reports.ts';
import { type Browser, type BrowserContext, test as base, devices, type Page } from '@playwright/test';

/** The words on the public pages, in Dutch. */
export const portalWords = {
  ...inLocale(portalTexts, 'nl'),
  ...inLocale(portalAppointmentTexts, 'nl'),
  ...inLocale(portalReportTexts, 'nl'),
};

/** Central and its web pages, without a counter; every mail is caught. */
export const test = base.extend<object, { stack: Stack }>({
  stack: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const centralEnvironment = { LOKET_PUBLIC_POSTS_PER_MINUTE: '100000' };
      const stack = await startStack({ counters: [], centralEnvironment });
      try {
        await use(stack);
      } finally {
        await stack.stop();
      }
    },
    { scope: 'worker', timeout: 300_000 },
  ],
});
export { expect } from '@playwright/test';

/** A citizen with a telephone of their own. */
export class PortalPage {
  readonly page: Page;
  readonly #context: BrowserContext;

  private constructor(context: BrowserContext, page: Page) {
    this.#context = context;
    this.page = page;
  }

  static async open(browser: Browser, centralUrl: string, path = '/portal/'): Promise<PortalPage> {
    const { defaultBrowserType: _, ...phone } = devices['Pixel 7'];
    const context = await browser.newContext({ ...phone, locale: 'nl-BE' });
    const page = await context.newPage();
    await page.goto(new URL(path, centralUrl).href);
    return new PortalPage(context, page);
  }

  async close(): Promise<void> {
    await this.#context.close();
  }

  press(name: string | RegExp): Promise<void> {
    return this.page.getByRole('button', { name, exact: typeof name === 'string' }).click();
  }

  /** A choice begins with its words; more may stand under them. */
  choose(name: string): Promise<void> {
    return this.page.getByRole('button', { name }).first().click();
  }

  fill(label: string, text: string): Promise<void> {
    return this.page.getByLabel(label).fill(text);
  }

  /** From the door to the moments of an address's neighbourhood inspector. */
  async findMyInspector(street: string, municipality: string): Promise<void> {
    await this.choose(portalWords.appointment);
    await this.choose(portalWords.byAddress);
    await this.fill(portalWords.street, street);
    await this.page.getByLabel(portalWords.municipality).selectOption(municipality);
    await this.press(portalWords.search);
    await this.page.locator('.choice').first().click();
  }

  /** @returns the chosen moment as the page says it */
  async pickMoment(day: number, time: number, action: string): Promise<string> {
    await this.page.locator('.day').nth(day).click();
    await this.page.locator('.time').nth(time).click();
    const moment = await this.page.locator('.chosen-bar strong').innerText();
    await this.press(action);
    return moment;
  }

  /** Fetches as this page does, from its own origin. */
  post(path: string, body: unknown): Promise<{ status: number; code: string | undefined }> {
    return this.page.evaluate(
      async ([to, sent]) => {
        const response = await fetch(to, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: sent,
        });
        const { code } = (await response.json()) as { code?: string };
        return { status: response.status, code: response.ok ? undefined : code };
      },
      [path, JSON.stringify(body)] as const,
    );
  }
}
