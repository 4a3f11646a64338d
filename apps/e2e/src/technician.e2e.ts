import { readFile } from 'node:fs/promises';
import { layoutOf } from '@loket/signature-pad/page/layout.ts';
import { exampleSignature, type PadServer, penTap } from '@loket/simulators';
import { inLocale } from '@loket/ui';
import { serviceReportTexts } from '@loket/ui/texts/console-service.ts';
import { remedyTexts } from '@loket/ui/texts/counter/remedies.ts';
import { serviceFailureWords, serviceTexts } from '@loket/ui/texts/counter/service.ts';
import type { Browser, Page } from '@playwright/test';
import { ConsolePage } from './console-page.ts';
import { type CounterWindow, words } from './counter-window.ts';
import { inCall } from './in-call.ts';
import { prove } from './installing.ts';
import { test as base, expect, type PcscService, type Stage, virtualPeople } from './stage.ts';

/** A card slot of its own: no run that uses the machine's PC/SC service is waited for. */
const test = base.extend<object, { pcscd: PcscService }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
  pcscd: [async ({}, use) => use({ start: async () => {}, stop: async () => {} }), { scope: 'worker' }],
});
test.use({ stackOptions: { counters: [{ site: 'B', pad: 'STU-430', documents: 'virtual' }] } });

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
const tryOut = (page: Page, device: string) => rowOf(page, device).getByRole('button').first().click();

/** At the console, as himself: a code for this one counter. */
async function makeCode({ stack }: Stage, browser: Browser) {
  const [appliance] = stack.counters;
  const account = stack.staff.find(({ roles }) => roles.includes('technician'));
  if (!appliance || !account?.password) throw new Error('the stage is incomplete');
  const technician = await ConsolePage.open(browser, stack.centralUrl);
  await technician.signIn({ username: account.username, password: account.password });
  await technician.show('counters');
  const name = `${appliance.siteName}, loket ${appliance.label}`;
  await technician.counter(name).getByRole('button', { name: reports.makeCode }).click();
  const shown = technician.page.locator('.enrolment-code');
  await expect(shown).toBeVisible();
  return { technician, account, name, code: (await shown.getAttribute('data-code')) ?? '' };
}

/** Somebody with the pad's own pen: a line as a signature is long, and a tap on agree. */
async function drawOn({ plug }: PadServer): Promise<void> {
  await expect.poll(() => plug.pad.inking, { timeout: 20_000 }).toBe(true);
  const { facts } = plug.pad;
  const { pen, keys } = layoutOf(facts.widthPx, facts.heightPx);
  const agree = penTap(
    facts,
    (keys.agree.left + keys.agree.right) / 2,
    (keys.agree.top + keys.agree.bottom) / 2,
    60_000,
  );
  for (const event of [...exampleSignature(facts, pen), ...agree]) plug.pen(event);
}

test('technician proves every device', async ({ stage, browser }) => {
  const { stack, counter, desk, sql } = stage;
  const [appliance] = stack.counters;
  if (!appliance?.slot || !appliance.printer || !appliance.pad || !appliance.documents)
    throw new Error('the stage is incomplete');
  await counter.shows(words.welcome, 30_000);
  const citizenBefore = await counter.citizen();
  const { technician, account, name, code } = await makeCode(stage, browser);

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
  for (const device of ['link', 'touch', 'citizen_display', 'camera', 'microphone', 'speaker'] as const)
    await prove(counter, device);
  await prove(counter, 'record_and_play');
  const page = await counter.citizen();

  // What fails says so, and what to do; done, it passes.
  appliance.printer.set({ paper: 'out' });
  await tryOut(page, 'ticket_printer');
  await expect(rowOf(page, 'ticket_printer')).toHaveAttribute('data-state', 'fail');
  await expect(rowOf(page, 'ticket_printer')).toContainText(remedyTexts.paper_out.nl.split('.')[0] ?? '');
  expect(appliance.printer.papers).toHaveLength(0);
  appliance.printer.set({ paper: 'ok' });
  await prove(counter, 'ticket_printer');
  expect(appliance.printer.papers).toHaveLength(1);
  // Chromium's camera and microphone are no room: the tone was not heard, and that is no pass.
  await tryOut(page, 'echo');
  await expect(rowOf(page, 'echo')).toHaveAttribute('data-state', 'fail', { timeout: 20_000 });
  await expect(rowOf(page, 'echo')).toContainText(remedyTexts.tone_not_heard.nl.split('.')[0] ?? '');
  await prove(counter, 'document_printer');
  expect(appliance.documents.papers).toHaveLength(1);
  await Promise.all([prove(counter, 'signature_pad'), drawOn(appliance.pad)]);
  expect(appliance.pad.plug.pad.isAtRest).toBe(true);
  appliance.slot.insert(await stack.card('anneleen'));
  await prove(counter, 'card_reader');
  appliance.slot.pull();
  await expect(rowOf(page, 'card_reader')).toContainText(/gelezen in \d+,\d s/);
  await prove(counter, 'display');
  await expect(rowOf(page, 'signature_pad')).toContainText('Wacom STU-430');
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
  await inCall(stage);
  await desk.end();
  await counter.shows(words.welcome, 30_000);
  await technician.close();
});

test('technician walks away: the page closes by itself, and what was found is at central', async ({
  stage,
  browser,
}) => {
  const { stack, counter, sql } = stage;
  const [appliance] = stack.counters;
  if (!appliance?.slot) throw new Error('the stage is incomplete');
  const { technician, code } = await makeCode(stage, browser);
  await counter.shows(words.welcome, 30_000);
  await holdSiteName(counter);
  await typeCode(counter, code);
  await counter.shows(service.title);
  appliance.slot.insert(await stack.card('anneleen'));
  await prove(counter, 'card_reader');
  const abandoned = await counter.citizen();

  // Nobody touches anything, and the card stays in: two minutes later the counter is the citizens' again.
  await counter.shows(words.welcome, 170_000);
  expect(abandoned.isClosed()).toBe(true);
  const [kept] = await sql<{ report: string }>('SELECT report FROM service_report ORDER BY id DESC LIMIT 1');
  expect(kept?.report).toContain('"card_reader"');
  const everything = JSON.stringify([
    kept,
    await readFile(appliance.logFile, 'utf8'),
    await (await counter.citizen()).innerText('body'),
  ]);
  for (const { surname, nationalNumber } of virtualPeople.filter(({ id }) => id === 'anneleen'))
    for (const fact of [surname, nationalNumber]) expect(everything).not.toContain(fact);
  await expect
    .poll(() => sql('SELECT ready, busy FROM counter_health WHERE counter_id = $1', [appliance.counterId]))
    .toEqual([{ ready: true, busy: 'idle' }]);
  appliance.slot.pull();
  await technician.close();
});
