import type { ClosingOutcome, Locale } from '@loket/contract';
import { relayOnly } from '@loket/devkit/stack/network.ts';
import { inLocale, outcomeWords } from '@loket/ui';
import { deskTexts } from '@loket/ui/texts/desk.ts';
import { deskCallTexts } from '@loket/ui/texts/desk-call.ts';
import { deskTransferTexts } from '@loket/ui/texts/desk-transfer.ts';
import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
import { BoardPage } from './board-page.ts';
import { DeskFile, fileWords } from './desk-file.ts';

/** The words on the desk, in Dutch. */
export const deskWords = inLocale(deskTexts, 'nl');
const callWords = inLocale(deskCallTexts, 'nl');
const transferWords = inLocale(deskTransferTexts, 'nl');

type OpenDesk = { relayOnly?: boolean; prepare?: (context: BrowserContext) => Promise<void> };

/** An inspector at a desk, in a browser of their own. */
export class DeskPage {
  readonly page: Page;
  /** Statement, documents, papers, identification by hand. */
  readonly file: DeskFile;
  /** For a chief inspector. */
  readonly board: BoardPage;
  readonly #context: BrowserContext;

  private constructor(context: BrowserContext, page: Page) {
    this.#context = context;
    this.page = page;
    this.file = new DeskFile(page);
    this.board = new BoardPage(page);
  }

  /**
   * @param relayOnly pictures and sound only through TURN, where a test can cut them
   * @param prepare what the browser is given before it opens the page
   */
  static async open(
    browser: Browser,
    centralUrl: string,
    { relayOnly: throughTurn = false, prepare }: OpenDesk = {},
  ): Promise<DeskPage> {
    const context = await browser.newContext({
      locale: 'nl-BE',
      viewport: { width: 1600, height: 1000 },
      permissions: ['camera', 'microphone'],
    });
    await prepare?.(context);
    const page = await context.newPage();
    if (throughTurn) await page.addInitScript(relayOnly);
    await page.goto(`${centralUrl}/desk/`);
    return new DeskPage(context, page);
  }

  async close(): Promise<void> {
    await this.#context.close();
  }

  async signIn(account: { username: string; password: string }): Promise<void> {
    await this.page.getByLabel(deskWords.username).fill(account.username);
    await this.page.getByLabel(deskWords.password, { exact: true }).fill(account.password);
    await this.page.getByRole('button', { name: deskWords.signIn, exact: true }).click();
    await expect(this.page.getByRole('heading', { name: deskWords.queue })).toBeVisible();
  }

  async becomeAvailable(): Promise<void> {
    await this.page.getByRole('button', { name: deskWords.available, exact: true }).click();
    await expect(
      this.page.getByRole('button', { name: deskWords.available, exact: true, pressed: true }),
    ).toBeVisible();
  }

  waiting(number: string) {
    return this.page.locator('.waiting-list').getByText(new RegExp(`^${number.replace(' ', '\\s*')}$`));
  }

  /** Presses *next*; by keyboard, as an inspector does all day. */
  async next(): Promise<void> {
    await expect(this.page.getByRole('button', { name: deskWords.next })).toBeEnabled();
    await this.page.keyboard.press('F2');
  }

  /** The rows of the queue in their order, as they stand there: `G 1`. */
  async waitingInOrder(): Promise<string[]> {
    const numbers = await this.page.locator('.waiting-list .ticket-number > [aria-hidden]').allInnerTexts();
    return numbers.map((number) => number.replace(/\s+/g, ' ').trim());
  }

  /** Calls once more, as soon as central lets one: between two calls somebody has to have the time to come. */
  async recall(): Promise<void> {
    await expect(async () => {
      await this.page.keyboard.press('F9');
      await expect(this.page.getByText(new RegExp(callWords.recalled(1), 'i'))).toBeVisible({
        timeout: 3_000,
      });
    }).toPass({ timeout: 60_000 });
  }

  async noShow(): Promise<void> {
    await expect(this.page.getByRole('button', { name: callWords.noShow })).toBeEnabled();
    await this.page.keyboard.press('Shift+F9');
    await expect(this.page.getByText(deskWords.noIdentityIdle)).toBeVisible();
  }

  /** Passes the call on to a colleague by name. */
  async transferTo(name: string): Promise<void> {
    await this.page.keyboard.press('F7');
    const dialog = this.page.getByRole('dialog');
    await dialog.locator('.radio', { hasText: name }).click();
    await dialog.getByRole('button', { name: transferWords.transfer, exact: true }).click();
    await expect(this.page.getByText(deskWords.noIdentityIdle)).toBeVisible();
  }

  async speak(locale: Locale): Promise<void> {
    await this.page.locator('.language-choice').selectOption(locale);
  }

  identity() {
    return this.page.locator('.identity');
  }

  async end(outcome: ClosingOutcome = 'helped'): Promise<void> {
    await expect(this.page.getByRole('button', { name: deskWords.end })).toBeEnabled();
    await this.page.keyboard.press('F10');
    await this.page
      .getByRole('dialog')
      .getByRole('button', { name: inLocale(outcomeWords, 'nl')[outcome] })
      .click();
    await expect(this.page.getByText(deskWords.noIdentityIdle)).toBeVisible();
  }

  /** Calls for help for the counter of this consultation, without a word on either screen's picture. */
  async raiseAlarm(): Promise<void> {
    await this.page.keyboard.press('Control+F12');
    await expect(this.page.getByText(fileWords.safety.raised)).toBeVisible();
  }

  /** A call for help that came in, with the address to which a patrol is sent. */
  alarm() {
    return this.page.locator('.alarm');
  }

  async answerAlarm(): Promise<void> {
    await this.page.keyboard.press('Control+F11');
    await expect(this.alarm()).toHaveCount(0);
  }
}
