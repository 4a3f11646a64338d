import { inLocale } from '@loket/ui';
import { consoleTexts, mobileTexts } from '@loket/ui/texts/console.ts';
import { auditActionWords } from '@loket/ui/texts/console-audit-words.ts';
import { counterTexts } from '@loket/ui/texts/console-counters.ts';
import { placeTexts } from '@loket/ui/texts/console-places.ts';
import { auditTexts, figureTexts } from '@loket/ui/texts/console-records.ts';
import { deskTexts } from '@loket/ui/texts/desk.ts';
import { type Browser, type BrowserContext, expect, type Locator, type Page } from '@playwright/test';

const frame = inLocale(consoleTexts, 'nl');
const counters = inLocale(counterTexts, 'nl');
const places = inLocale(placeTexts, 'nl');
const mobile = inLocale(mobileTexts, 'nl');
const figures = inLocale(figureTexts, 'nl');
const audit = inLocale(auditTexts, 'nl');
const actions = inLocale(auditActionWords, 'nl');
const desk = inLocale(deskTexts, 'nl');

/** An event as an operator types it; dates and times as on the wall. */
export type NewEvent = {
  name: string;
  address: string;
  municipality: string;
  code?: string;
  from?: { date: string; time: string };
  to?: { date: string; time: string };
  /** As the list names it: `Bibliotheek As, loket 1`. */
  counter: string;
};

/** A technician, an operator, a chief inspector or an analyst at the console, in a browser of their own. In Dutch. */
export class ConsolePage {
  readonly page: Page;
  readonly #context: BrowserContext;
  readonly #centralUrl: string;

  private constructor(context: BrowserContext, page: Page, centralUrl: string) {
    this.#context = context;
    this.page = page;
    this.#centralUrl = centralUrl;
  }

  /** @param viewport a tablet's for the operator of a mobile unit */
  static async open(
    browser: Browser,
    centralUrl: string,
    viewport = { width: 1440, height: 900 },
  ): Promise<ConsolePage> {
    const context = await browser.newContext({ locale: 'nl-BE', viewport });
    return new ConsolePage(context, await context.newPage(), centralUrl);
  }

  async close(): Promise<void> {
    await this.#context.close();
  }

  /** Asks for the console, is sent to the desk's login, and comes back with a session. */
  async signIn(account: { username: string; password: string }): Promise<void> {
    await this.page.goto(`${this.#centralUrl}/console/`);
    await this.page.waitForURL(/\/desk\//);
    await this.page.getByLabel(desk.username).fill(account.username);
    await this.page.getByLabel(desk.password, { exact: true }).fill(account.password);
    await this.page.getByRole('button', { name: desk.signIn, exact: true }).click();
    await expect(this.page.getByRole('button', { name: desk.signOut })).toBeVisible();
    await this.page.goto(`${this.#centralUrl}/console/`);
    await expect(this.page.getByRole('button', { name: frame.signOut })).toBeVisible();
  }

  /** @param hash the page's address: `counters`, `mobile/new` */
  async show(hash: string): Promise<void> {
    await this.page.goto(`${this.#centralUrl}/console/#${hash}`);
    await expect(this.page.getByRole('heading', { level: 1 })).toBeVisible();
  }

  /** The row of one counter: `Bibliotheek As, loket 2`. */
  counter(name: string): Locator {
    return this.page.locator(`[data-counter="${name}"]`);
  }

  /** Plans a counter at a site and gives its name in the list. @param site `Bibliotheek As, As`: name and municipality */
  async planCounter(site: string, label: number): Promise<string> {
    await this.show('counters');
    await this.page.getByRole('button', { name: counters.add }).click();
    const dialog = this.page.getByRole('alertdialog');
    await dialog.getByLabel(counters.site).selectOption({ label: site });
    await dialog.getByLabel(counters.label).fill(String(label));
    await dialog.getByRole('button', { name: frame.save }).click();
    await expect(dialog).toBeHidden();
    const name = `${site.replace(/, [^,]+$/, '')}, ${counters.counterOf(String(label))}`;
    await expect(this.counter(name)).toBeVisible();
    return name;
  }

  /** Asks a code; the dialog stays open and follows the counter. Gives the code as it is shown, `7K3F-9QXD-2M8P`. */
  async enrolmentCode(counter: string): Promise<string> {
    await this.counter(counter).getByRole('button', { name: counters.makeCode }).click();
    const shown = this.page.locator('.enrolment-code');
    await expect(shown).toBeVisible();
    return (await shown.getAttribute('data-code')) ?? '';
  }

  /** The steps in the code's dialog, each with `data-status` good, busy, attention or absent. */
  enrolmentSteps(): Locator {
    return this.page.getByRole('alertdialog').getByRole('listitem');
  }

  /** Waits until the dialog of the code itself says that the counter is in service, and closes it. */
  async inService(timeoutMs = 60_000): Promise<void> {
    const dialog = this.page.getByRole('alertdialog');
    await expect(dialog.getByText(counters.stepInService)).toBeVisible({ timeout: timeoutMs });
    await dialog.getByRole('button', { name: frame.close }).click();
  }

  async revoke(counter: string): Promise<void> {
    await this.show('counters');
    await this.counter(counter).getByRole('button', { name: counters.revoke }).click();
    await this.page.getByRole('alertdialog').getByRole('button', { name: counters.revoke }).click();
    await expect(this.counter(counter).getByText(counters.revoked)).toBeVisible();
  }

  async makeEvent(event: NewEvent): Promise<void> {
    await this.show('mobile/new');
    const field = (label: string) => this.page.getByLabel(label, { exact: true });
    await field(mobile.name).fill(event.name);
    await field(mobile.address).fill(event.address);
    await field(places.municipality).selectOption({ label: event.municipality });
    if (event.code) await field(places.code).fill(event.code);
    if (event.from) await this.#fillMoment(places.fromDate, places.fromTime, event.from);
    if (event.to) await this.#fillMoment(places.toDate, places.toTime, event.to);
    await field(mobile.counter).selectOption({ label: event.counter });
    await this.page.getByRole('button', { name: mobile.start }).click();
    await expect(this.event(event.name)).toBeVisible();
  }

  async #fillMoment(
    dateLabel: string,
    timeLabel: string,
    moment: { date: string; time: string },
  ): Promise<void> {
    await this.page.getByLabel(dateLabel, { exact: true }).fill(moment.date);
    await this.page.getByLabel(timeLabel, { exact: true }).fill(moment.time);
  }

  event(name: string): Locator {
    return this.page.getByRole('article', { name });
  }

  async openEvent(name: string): Promise<void> {
    await this.event(name).getByRole('button', { name: mobile.openNow }).click();
    await expect(this.event(name)).toHaveAttribute('data-open', 'true');
  }

  async closeEvent(name: string): Promise<void> {
    await this.event(name).getByRole('button', { name: mobile.closeNow }).click();
    await expect(this.event(name)).toHaveAttribute('data-open', 'false');
  }

  /** Entries of the log, newest first. */
  async searchAudit(reason: string, action?: keyof typeof actions): Promise<Locator> {
    await this.show('audit');
    await this.page.getByLabel(audit.reason).fill(reason);
    if (action) await this.page.getByLabel(audit.action).selectOption(action);
    await this.page.getByRole('button', { name: audit.search, exact: true }).click();
    const rows = this.page.getByRole('table').locator('tbody tr');
    await expect(rows.first()).toBeVisible();
    return rows;
  }

  /** Consultations, tickets and signed statements of one site in this year so far, from the page's table. */
  async figuresOf(site: string): Promise<{ consultations: number; tickets: number; statements: number }> {
    await this.show('figures');
    await this.page.reload();
    const table = this.page.getByRole('table', { name: figures.perSiteAndMonth });
    const rows = table.locator('tbody tr').filter({ has: this.page.getByRole('rowheader', { name: site }) });
    await expect(rows.first()).toBeVisible();
    const sum = async (column: number) => {
      const cells = await rows.locator(`td:nth-child(${column})`).allInnerTexts();
      return cells.reduce((total, cell) => total + Number(cell.replaceAll(/\D/g, '')), 0);
    };
    return { tickets: await sum(3), consultations: await sum(4), statements: await sum(5) };
  }
}
