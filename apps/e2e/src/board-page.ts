import { LOCALES, type Locale } from '@loket/contract';
import { inLocale, languageNames } from '@loket/ui';
import { deskBoardTexts } from '@loket/ui/texts/desk-board.ts';
import { boardInspectorTexts } from '@loket/ui/texts/desk-board-inspector.ts';
import { boardMessageTexts } from '@loket/ui/texts/desk-board-messages.ts';
import { boardSiteTexts } from '@loket/ui/texts/desk-board-site.ts';
import { boardTicketTexts } from '@loket/ui/texts/desk-board-ticket.ts';
import { deskNavigationTexts } from '@loket/ui/texts/desk-navigation.ts';
import { deskSafetyTexts } from '@loket/ui/texts/desk-safety.ts';
import { expect, type Locator, type Page } from '@playwright/test';

const words = inLocale(deskBoardTexts, 'nl');
const inspectors = inLocale(boardInspectorTexts, 'nl');
const messages = inLocale(boardMessageTexts, 'nl');
const sites = inLocale(boardSiteTexts, 'nl');
const tickets = inLocale(boardTicketTexts, 'nl');
const navigation = inLocale(deskNavigationTexts, 'nl');
const safety = inLocale(deskSafetyTexts, 'nl');

/** The chief inspector's board, on the page of somebody who is signed in. */
export class BoardPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(): Promise<void> {
    await this.#page.getByRole('button', { name: navigation.board, exact: true }).click();
    await expect(this.#page.getByRole('heading', { name: inspectors.title })).toBeVisible();
  }

  /** A ticket on the waiting line, `E 42`. */
  ticket(number: string): Locator {
    return this.#page.locator('.line-ticket', { hasText: new RegExp(`^${number.replace(' ', '\\s*')}`) });
  }

  /** The row of a place, by the name that stands there. */
  site(place: string): Locator {
    return this.#page.locator('.waiting-line tbody tr', { hasText: place });
  }

  inspector(name: string): Locator {
    return this.#page.locator('.board-list li', { hasText: name });
  }

  figures(): Locator {
    return this.#page.locator('.board-figures');
  }

  /** Keeps a ticket for one inspector by name, or for nobody in particular. */
  async assign(number: string, inspector: string | null): Promise<void> {
    await this.ticket(number).click();
    const dialog = this.#page.getByRole('dialog');
    const choice = dialog.locator('.radio', { hasText: inspector ?? tickets.anybody });
    await choice.click();
    // The choice shows when central has it: only then does the next inspector's *next* know of it.
    await expect(choice.getByRole('radio')).toBeChecked();
    await this.#closeDialog(dialog);
  }

  async raise(number: string): Promise<void> {
    await this.ticket(number).click();
    const dialog = this.#page.getByRole('dialog');
    await dialog.getByRole('button', { name: tickets.raise }).click();
    await expect(dialog.getByRole('button', { name: tickets.lower })).toBeVisible();
    await this.#closeDialog(dialog);
  }

  async lower(number: string): Promise<void> {
    await this.ticket(number).click();
    const dialog = this.#page.getByRole('dialog');
    await dialog.getByRole('button', { name: tickets.lower }).click();
    await expect(dialog.getByRole('button', { name: tickets.raise })).toBeVisible();
    await this.#closeDialog(dialog);
  }

  /** Opens or closes a site above its hours, or goes back to them; `until` is a time of the day, `16:00`. */
  async override(place: string, wish: 'open' | 'closed' | 'by_hours', until?: string): Promise<void> {
    await this.site(place).getByRole('button').first().click();
    const dialog = this.#page.getByRole('dialog');
    if (until) await dialog.getByLabel(sites.until).fill(until);
    const name = { open: sites.openNow, closed: sites.closeNow, by_hours: sites.byHours }[wish];
    await dialog.getByRole('button', { name }).click();
    await expect(dialog).toBeHidden();
  }

  /** Closes a site in which people wait, who are told to make an appointment. */
  async closeAndTell(place: string): Promise<void> {
    await this.site(place).getByRole('button').first().click();
    const dialog = this.#page.getByRole('dialog');
    await dialog.locator('.radio', { hasText: sites.tellAppointment }).click();
    await dialog.getByRole('button', { name: sites.closeNow }).click();
    await expect(dialog).toBeHidden();
  }

  /** Puts a sentence on every screen, until a time of the day, `20:00`. */
  async say(sentences: Readonly<Record<Locale, string>>, until: string): Promise<void> {
    await this.#page.getByRole('button', { name: messages.open }).click();
    const dialog = this.#page.getByRole('dialog');
    for (const locale of LOCALES) await dialog.getByLabel(languageNames[locale]).fill(sentences[locale]);
    await dialog.getByLabel(messages.howLong).fill(until);
    await dialog.getByRole('button', { name: messages.show }).click();
    await expect(dialog.locator('.board-messages')).toContainText(sentences.nl);
    await this.#closeDialog(dialog);
    // What was read aloud while it was sent names a sign that is gone; the library takes it away after 7 s.
    await expect(this.#page.locator('[data-live-announcer] [role="img"]')).toHaveCount(0);
  }

  async isOpen(place: string): Promise<void> {
    await expect(this.site(place)).toHaveAttribute('data-open', 'true');
  }

  async isClosed(place: string): Promise<void> {
    await expect(this.site(place)).toHaveAttribute('data-open', 'false');
  }

  /** Changes how many inspectors may be at work at once. */
  async setCap(from: number, to: number): Promise<void> {
    await this.#page.getByRole('button', { name: words.change }).click();
    const dialog = this.#page.getByRole('dialog');
    const step = dialog.getByRole('button', { name: to > from ? inspectors.more : inspectors.fewer });
    for (let at = 0; at < Math.abs(to - from); at += 1) await step.click();
    await dialog.getByRole('button').filter({ hasText: 'Opslaan' }).click();
    await expect(dialog).toBeHidden();
  }

  alarms(): Locator {
    return this.#page.locator('.alarm');
  }

  async answerAlarm(): Promise<void> {
    await this.#page.getByRole('button', { name: safety.answer }).first().click();
    await expect(this.#page.locator('.alarm:not([data-own])')).toHaveCount(0);
  }

  async #closeDialog(dialog: Locator): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
}
