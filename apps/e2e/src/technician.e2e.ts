import { inLocale } from '@loket/ui';
import { serviceReportTexts } from '@loket/ui/texts/console-service.ts';
import { serviceFailureWords, serviceTexts } from '@loket/ui/texts/counter/service.ts';
import type { Page } from '@playwright/test';
import { ConsolePage } from './console-page.ts';
import { type CounterWindow, words } from './counter-window.ts';
import { prove } from './installing.ts';
import { expect, test } from './stage.ts';

// A slot of its own: the test puts a card in, and no other run of pcscd minds.
test.use({ stackOptions: { counters: [{ site: 'B' }] } });

const service = inLocale(serviceTexts, 'nl');
const failures = inLocale(serviceFailureWords, 'nl');
const reports = inLocale(serviceReportTexts, 'nl');

/** Rests a finger on the site's name until the field for a code is there. */
async function holdSiteName(counter: CounterWindow): Promise<void> {
  const page = await counter.citizen();
  const box = await page.locator('.frame-site').boundingBox();
  if (!box) throw new Error('the site has no name on the screen');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await counter.shows(service.code);
  await page.mouse.up();
}

async function typeCode(counter: CounterWindow, code: string): Promise<void> {
  const page = await counter.citizen();
  const field = page.getByLabel(service.codeLabel);
  await field.fill(code);
  await counter.touch(service.open);
}

const rowOf = (page: Page, device: string) => page.locator(`[data-device=${device}]`);

test('technician proves every device', async ({ stage, browser }) => {
  test.setTimeout(300_000);
  const { stack, counter, desk, sql } = stage;
  const [appliance] = stack.counters;
  const account = stack.staff.find(({ roles }) => roles.includes('technician'));
  if (!appliance?.slot || !appliance.printer || !account?.password)
    throw new Error('the stage is incomplete');
  await counter.shows(words.welcome, 30_000);
  const citizenBefore = await counter.citizen();

  // At the console, as himself: a code for this one counter.
  const technician = await ConsolePage.open(browser, stack.centralUrl);
  await technician.signIn({ username: account.username, password: account.password });
  await technician.show('counters');
  const name = `${appliance.siteName}, loket ${appliance.label}`;
  await technician.counter(name).getByRole('button', { name: reports.makeCode }).click();
  const shown = technician.page.locator('.enrolment-code');
  await expect(shown).toBeVisible();
  const code = (await shown.getAttribute('data-code')) ?? '';

  // At the counter: the gesture shows a field and nothing else; a wrong code opens nothing.
  await holdSiteName(counter);
  await typeCode(counter, 'AAAA-BBBB-CCCC');
  await counter.shows(failures.code_not_valid);
  await typeCode(counter, code);
  await counter.shows(service.title);
  await counter.shows(account.name);

  // Nobody is called here meanwhile.
  const [health] = await sql<{ ready: boolean; busy: string }>(
    'SELECT ready, busy FROM counter_health WHERE counter_id = $1',
    [appliance.counterId],
  );
  expect(health).toEqual({ ready: false, busy: 'service' });

  // Each device does something real.
  for (const device of ['link', 'touch', 'camera', 'microphone', 'speaker', 'record_and_play'] as const)
    await prove(counter, device);
  await prove(counter, 'ticket_printer');
  expect(appliance.printer.papers).toHaveLength(1);
  appliance.slot.insert(await stack.card('anneleen'));
  await prove(counter, 'card_reader');
  appliance.slot.pull();
  const page = await counter.citizen();
  await expect(rowOf(page, 'card_reader')).toContainText(/gelezen in \d+,\d s/);
  await prove(counter, 'display');
  // Of the card nothing is on the screen, nor in what central keeps.
  expect(await page.innerText('body')).not.toMatch(/anneleen/i);

  // It says what he did, and closes: a signed report, and a fresh window.
  await counter.touch(service.addNote);
  await page.getByLabel(service.note).fill('Lens gepoetst.');
  await counter.touch(service.noteDone);
  await counter.touch(service.close);
  await counter.shows(words.welcome, 30_000);
  expect(citizenBefore.isClosed()).toBe(true);
  const [kept] = await sql<{ report: string }>('SELECT report FROM service_report');
  expect(kept?.report).toContain('Lens gepoetst.');
  expect(kept?.report).not.toMatch(/anneleen/i);

  // The console has it, with its signature; the used code opens nothing a second time.
  await technician.page.reload();
  await technician.counter(name).getByRole('button').first().click();
  const report = technician.page.locator('.service-report').first();
  await expect(report).toContainText(account.name);
  await expect(report).toContainText(reports.verified);
  await expect(report).toContainText('Lens gepoetst.');
  await holdSiteName(counter);
  await typeCode(counter, code);
  await counter.shows(failures.code_not_valid);
  await counter.touch(words.back);
  await counter.shows(words.welcome);

  // And citizens are called here again.
  const number = await counter.takeTicket();
  await desk.next();
  await counter.shows(number);
  await technician.close();
});
