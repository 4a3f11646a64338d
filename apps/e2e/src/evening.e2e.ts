import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LOCALES } from '@loket/contract';
import { axeFindings } from '@loket/devkit/screens/findings.ts';
import { inLocale } from '@loket/ui';
import { goodbyeTitles } from '@loket/ui/texts/counter.ts';
import type { Page, TestInfo } from '@playwright/test';
import { CounterWindow, statementWords, words } from './counter-window.ts';
import { DeskPage } from './desk-page.ts';
import { FarCounter } from './far-counter.ts';
import { Hour } from './hour.ts';
import { InfoscreenPage } from './infoscreen-page.ts';
import { scan } from './phone.ts';
import { expect, test } from './stage.ts';
import { TicketPage } from './ticket-page.ts';

test.use({
  // Seven pages, an appliance and two rooms share this machine.
  actionTimeout: 60_000,
  stackOptions: {
    counters: [{ site: 'A' }],
    clock: { at: '2028-10-27T07:58:00+02:00' },
    // The pictures are taken while somebody is called.
    timings: { callPatienceSeconds: 300 },
  },
});

const SENTENCE = 'Mijn fiets stond aan de bibliotheek en is weg.';
const MESSAGE = {
  nl: 'Het duurt vandaag langer dan anders.',
  fr: 'L’attente est plus longue que d’habitude.',
  de: 'Heute dauert es länger als sonst.',
  en: 'It takes longer than usual today.',
};

/** What central and the counter said, beside the other results of a run that failed: the stack's folder is gone then. */
test.afterEach(async ({ stack }, testInfo) => {
  if (testInfo.status === testInfo.expectedStatus) return;
  await copyFile(stack.centrals[0]!.logFile, testInfo.outputPath('central.log'));
  await copyFile(stack.counters[0]!.logFile, testInfo.outputPath('counter.log'));
});

/** Three sites under one clock: everything that can happen to people who wait, and what each of their screens says. */
test('an evening on the screens', async ({ stack, browser }, testInfo) => {
  test.setTimeout(600_000);
  const hour = new Hour(stack.clock!);
  const prepare = hour.include;
  const appliance = stack.counters[0]!;
  const counter = await CounterWindow.open(appliance);
  const genk = await FarCounter.open(stack, 'G');
  const houthalen = await FarCounter.open(stack, 'H');
  const infoscreen = (siteId: string) => InfoscreenPage.open(browser, stack.centralUrl, siteId, { prepare });
  const inAs = await infoscreen(appliance.siteId);
  const inHouthalen = await infoscreen(houthalen.siteId);
  const chief = await desk('hilde');
  await chief.board.open();

  await test.step('closed until eight by the database’s clock, then open', async () => {
    // Its page has the machine's date and so names the day; what is open its main process decides.
    await counter.shows(/Wij zijn er weer .*om 8 uur/, 40_000);
    await inAs.says('gesloten, weer open om 8 uur');
    await chief.board.isClosed('As');
    await hour.set('2028-10-27T08:00:00+02:00');
    await counter.shows(words.welcome);
    await inAs.says('open tot 20 uur');
    await chief.board.isOpen('As');
    await expect.poll(() => houthalen.isOpen()).toBe(true);
  });

  const samira = await desk('samira');
  const bart = await desk('bart');
  await samira.becomeAvailable();
  await Promise.all([genk.isReady(), houthalen.isReady()]);

  const a1 = await test.step('a ticket at each site', async () => {
    const number = await counter.takeTicket();
    const phone = await TicketPage.open(browser, await scan(await counter.citizen()));
    await counter.touch(words.done);
    expect([number, (await genk.take()).number]).toEqual(['A 1', 'G 1']);
    await phone.says('U bent de volgende');
    await expect.poll(() => inAs.waitingHere()).toEqual(['A 1']);
    await inAs.shows('G 1');
    await inAs.says('als volgende');
    await expect(chief.board.ticket('G 1')).toBeVisible();
    return phone;
  });

  await test.step('nobody comes: called twice, missed, and back at the old place', async () => {
    await samira.next();
    await counter.shows(words.here);
    await inAs.called('A 1', 'Loket 1');
    await a1.says('Het is uw beurt');
    await samira.recall();
    await samira.noShow();
    await counter.shows(words.welcome, 30_000);
    await inAs.doesNotShow('A 1');
    await a1.says('Beurt gemist');
    await a1.press('Ik ben terug');
    await a1.says('U bent de volgende');
    await expect.poll(() => samira.waitingInOrder()).toEqual(['A 1', 'G 1']);
    // A site in which nobody was called yet has its turn before the one that just had its own.
    await samira.next();
    await genk.called('G 1');
    await genk.here();
    await samira.end('helped');
  });

  await test.step('passed on to a colleague, with what was written', async () => {
    await bart.becomeAvailable();
    await samira.next();
    await counter.shows(words.here);
    await counter.touch(words.here);
    await counter.shows(words.insertCard, 30_000);
    await samira.file.startStatement('bicycle_theft');
    await counter.shows(statementWords.rightsHeard);
    await counter.acknowledgeRights();
    await samira.file.canWrite();
    await samira.file.tell(SENTENCE);
    await samira.file.allSaved();
    await samira.transferTo(nameOf('bart'));
    await counter.shows(inLocale(goodbyeTitles, 'nl').transferred);
    await picture('transferred', await counter.citizen());
    await counter.shows(words.welcome, 30_000);
    await bart.next();
    await counter.shows(words.here);
    await inAs.called('A 1', 'Loket 1');
    await counter.touch(words.here);
    await bart.file.openPart('statement');
    await expect.poll(() => bart.file.storyText()).toContain(SENTENCE);
    await bart.end('helped');
    await counter.shows(words.welcome, 30_000);
    await a1.says('Dit bezoek is voorbij');
  });

  await test.step('the inspector’s laptop dies: the citizen is back at the head, and another takes over', async () => {
    const { number } = await genk.take();
    const { number: later } = await genk.take();
    await bart.next();
    const lost = await genk.called(number);
    const diedAt = Date.now();
    await bart.close();
    await expect(samira.waiting(number)).toBeVisible({ timeout: 25_000 });
    console.log(`back in the queue after ${((Date.now() - diedAt) / 1_000).toFixed(1)} s`);
    expect(await samira.waitingInOrder()).toEqual([number, later]);
    await genk.isReady();
    await samira.next();
    expect(await genk.called(number)).not.toBe(lost);
    await genk.here();
    await samira.end('helped');
    await genk.isReady();
    await samira.next();
    await genk.called(later);
    await genk.here();
    await samira.end('helped');
  });

  await test.step('the chief closes a site in which two wait: they are told', async () => {
    const waiting = [await houthalen.take('nl'), await houthalen.take('fr')];
    await expect.poll(() => inHouthalen.waitingHere()).toEqual(waiting.map(({ number }) => number));
    const phone = await TicketPage.open(browser, waiting[0]!.followUrl);
    await chief.board.closeAndTell('Houthalen');
    await chief.board.isClosed('Houthalen');
    await inHouthalen.says('Wacht hier niet langer');
    await inHouthalen.says(/H 1 · H 2\s*Maak een afspraak/);
    await phone.says('We helpen u op afspraak');
    await expect.poll(() => houthalen.isOpen()).toBe(false);
    await expect(samira.waiting('H 1')).toHaveCount(0);
    await picture('site-closed', inHouthalen.page);
    expect(await axeFindings(inHouthalen.page)).toEqual([]);
    await phone.close();
  });

  await test.step('out of paper: the number stands on the screen and counts', async () => {
    appliance.printer!.set({ paper: 'out' });
    const number = await counter.takeTicket();
    await counter.shows(words.noPaper);
    await picture('no-paper', await counter.citizen());
    await counter.touch(words.done);
    appliance.printer!.set({ paper: 'ok' });
    await expect(chief.board.ticket(number)).toBeVisible();
    await samira.next();
    await counter.shows(words.here);
    await counter.shows(number);
  });

  await test.step('board and infoscreen in four languages, and nothing for axe', async () => {
    for (const locale of LOCALES) await genk.take(locale);
    await inAs.shows('G 7');
    await chief.board.say(MESSAGE, '20:00');
    for (const locale of LOCALES) {
      await inAs.speak(locale);
      await inAs.says(MESSAGE[locale]);
      expect([locale, await axeFindings(inAs.page)]).toEqual([locale, []]);
      await picture(`infoscreen-${locale}`, inAs.page);
      await chief.speak(locale);
      expect([locale, await axeFindings(chief.page)]).toEqual([locale, []]);
      await picture(`board-${locale}`, chief.page);
    }
    await chief.speak('nl');
    await inAs.speak('nl');
    await counter.touch(words.here);
    await samira.end('helped');
    await counter.shows(words.welcome, 30_000);
  });
  await Promise.all([samira.close(), chief.close()]);

  await test.step('the night in which the clocks go back', async () => {
    await hour.set('2028-10-29T02:50:00+02:00');
    const inGenk = await infoscreen(genk.siteId);
    await genk.isReady();
    const first = await genk.take();
    await inGenk.says('dag en nacht open');
    await expect(inGenk.page.locator('.screen-clock')).toHaveText('2.50');
    // Twenty minutes later it is earlier on the wall.
    await hour.set('2028-10-29T02:10:00+01:00');
    await genk.isReady();
    const second = await genk.take();
    await expect(inGenk.page.locator('.screen-clock')).toHaveText('2.10');
    await inGenk.says('dag en nacht open');
    expect(genk.isOpen()).toBe(true);
    await expect.poll(() => inGenk.waitingHere()).toEqual([first.number, second.number]);
    const night = await desk('samira');
    await expect.poll(() => night.waitingInOrder()).toEqual([first.number, second.number]);
    await night.becomeAvailable();
    await night.next();
    await genk.called(first.number);
    await inGenk.called(first.number, 'Loket 1');
    await picture('dst-night', inGenk.page);
    await genk.here();
    await night.end('helped');
    await night.close();
    await inAs.says('gesloten, weer open morgen om 8 uur');
  });

  await test.step('on Monday eight is eight again, an hour later in the world', async () => {
    await hour.set('2028-10-30T07:59:30+01:00');
    await inAs.says('gesloten, weer open om 8 uur');
    await counter.shows(words.closed);
    await hour.set('2028-10-30T08:00:00+01:00');
    await counter.shows(words.welcome, 30_000);
    await inAs.says('open tot 20 uur');
  });

  genk.close();
  houthalen.close();
  await counter.close();

  async function desk(username: string): Promise<DeskPage> {
    const account = stack.staff.find((one) => one.username === username)!;
    const page = await DeskPage.open(browser, stack.centralUrl, { prepare });
    await page.signIn({ username, password: account.password! });
    return page;
  }

  function nameOf(username: string): string {
    return stack.staff.find((one) => one.username === username)!.name;
  }

  async function picture(name: string, page: Pick<Page, 'screenshot'>): Promise<void> {
    await keepPicture(testInfo, name, page);
  }
});

/** Among the test's results, and in a folder when somebody asks for the README's: `LOKET_PICTURES=FOLDER`. */
async function keepPicture(testInfo: TestInfo, name: string, page: Pick<Page, 'screenshot'>): Promise<void> {
  await page.screenshot({ path: testInfo.outputPath(`${name}.png`) });
  const folder = process.env.LOKET_PICTURES;
  if (folder) await page.screenshot({ path: join(folder, `evening-${name}.png`) });
}
