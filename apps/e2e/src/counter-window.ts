import type { Locale, Reason } from '@loket/contract';
import { inLocale, languageNames, reasonWords } from '@loket/ui';
import { pinTexts } from '@loket/ui/texts/counter/pin.ts';
import {
  arrivalTexts,
  frameTexts,
  issuingTexts,
  paperTexts,
  signingTexts,
  statementTexts,
  visitTexts,
} from '@loket/ui/texts/counter.ts';
import { type Browser, chromium, type Page } from 'playwright-core';

/** The words on the counter's screens, in Dutch, which the tests touch and read. */
export const words = {
  ...inLocale(arrivalTexts, 'nl'),
  ...inLocale(frameTexts, 'nl'),
  ...inLocale(issuingTexts, 'nl'),
  ...inLocale(visitTexts, 'nl'),
};

/** The words of a statement's way from the rights to the signature. */
export const statementWords = {
  ...inLocale(statementTexts, 'nl'),
  ...inLocale(paperTexts, 'nl'),
  ...inLocale(signingTexts, 'nl'),
};
export const pinWords = inLocale(pinTexts, 'nl');

type Part = 'citizen' | 'presence' | 'pin';

/**
 * The appliance's window as a citizen has it, through Electron's own debugging port (open in development only).
 * Renderers are fresh at each visit, so a page is looked up each time it is needed.
 */
export class CounterWindow {
  #browser: Browser;

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  /** Waits for a counter that is still starting. */
  static async open(counter: { readonly cdpUrl: string }, timeoutMs = 60_000): Promise<CounterWindow> {
    const until = Date.now() + timeoutMs;
    for (;;) {
      try {
        return new CounterWindow(await chromium.connectOverCDP(counter.cdpUrl));
      } catch (error) {
        if (Date.now() > until) throw new Error('the counter does not start', { cause: error });
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
    }
  }

  /** After the main process died and was started again. */
  async reopen(counter: { readonly cdpUrl: string }): Promise<void> {
    await this.#browser.close().catch(() => undefined);
    this.#browser = (await CounterWindow.open(counter)).#browser;
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }

  #pages(part: Part): Page[] {
    return this.#browser
      .contexts()
      .flatMap((context) => context.pages())
      .filter((page) => !page.isClosed() && page.url().includes(part));
  }

  /** The one live page of that part; waits while it is being replaced. */
  async #page(part: Part, timeoutMs = 15_000): Promise<Page> {
    const until = Date.now() + timeoutMs;
    for (;;) {
      const page = this.#pages(part).at(-1);
      if (page) return page;
      if (Date.now() > until) throw new Error(`the counter shows no ${part} page`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  citizen(): Promise<Page> {
    return this.#page('citizen');
  }

  presence(): Promise<Page> {
    return this.#page('presence');
  }

  /** The page that takes a PIN: it lives only as long as one is typed. */
  pin(): Promise<Page> {
    return this.#page('pin');
  }

  pinPages(): readonly Page[] {
    return this.#pages('pin');
  }

  /** Waits until the citizen's page, whichever it is by then, shows this text. */
  async shows(text: string | RegExp, timeoutMs = 20_000): Promise<void> {
    const until = Date.now() + timeoutMs;
    for (;;) {
      try {
        const page = await this.citizen();
        await page
          .getByText(text)
          .first()
          .waitFor({ state: 'visible', timeout: Math.max(1, Math.min(1_000, until - Date.now())) });
        return;
      } catch (error) {
        if (Date.now() > until) {
          const page = await this.citizen();
          throw new Error(`the counter does not show ${text}; it shows: ${await page.innerText('body')}`, {
            cause: error,
          });
        }
      }
    }
  }

  async touch(name: string): Promise<void> {
    const page = await this.citizen();
    await page.getByRole('button', { name, exact: false }).first().click();
  }

  /** From the welcome screen to a ticket, as a citizen would; returns the number on the screen, like `G 1`. */
  async takeTicket(locale: Locale = 'nl', reason: Reason = 'theft'): Promise<string> {
    const texts = inLocale(issuingTexts, locale);
    await this.shows(inLocale(issuingTexts, 'nl').welcome, 30_000);
    await this.touch(languageNames[locale]);
    await this.shows(texts.question);
    await this.touch(inLocale(reasonWords, locale)[reason]);
    await this.shows(texts.yourNumber);
    const page = await this.citizen();
    const text = await page
      .getByText(/^[A-Z]{1,2}\s\d+(\s[a-z])?$/)
      .first()
      .innerText();
    return text.replace(/\s+/g, ' ').trim();
  }

  /** Reads the rights of a victim or witness and says so. */
  async acknowledgeRights(): Promise<void> {
    await this.touch(statementWords.rightsHeard);
  }

  /** Page after page, each as soon as it is really drawn. Returns how many there were. */
  async confirmPages(): Promise<number> {
    await this.shows(statementWords.readPages);
    for (let page = 1; ; page += 1) {
      await this.touch(statementWords.pageRight(page));
      await this.shows(new RegExp(`${statementWords.pageRight(page + 1)}|${statementWords.choose}`));
      if (await (await this.citizen()).getByText(statementWords.choose).isVisible()) return page;
    }
  }

  async typePin(pin: string): Promise<void> {
    const page = await this.pin();
    for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click();
    await page.getByRole('button', { name: pinWords.sign, exact: true }).click();
  }

  /** A signature like a wave, drawn with the mouse as with a pen. */
  async drawSignature(): Promise<void> {
    const page = await this.citizen();
    const box = await page.locator('canvas').boundingBox();
    if (!box) throw new Error('there is nothing to sign on');
    const at = (part: number) => ({
      x: box.x + box.width * (0.15 + 0.7 * part),
      y: box.y + box.height * (0.5 + 0.3 * Math.sin(part * 12)),
    });
    await page.mouse.move(at(0).x, at(0).y);
    await page.mouse.down();
    for (let step = 1; step <= 40; step += 1) await page.mouse.move(at(step / 40).x, at(step / 40).y);
    await page.mouse.up();
  }
}
