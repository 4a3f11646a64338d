import { roomOf } from '@loket/devkit/simulator/room.ts';
import { openSimulatorPage } from '@loket/devkit/simulator/server.ts';
import { inLocale } from '@loket/ui';
import { padTexts } from '@loket/ui/texts/counter/pad.ts';
import { bicycleTheft } from './bicycle-theft.ts';
import { words } from './counter-window.ts';
import { meet } from './in-call.ts';
import { expect, test } from './stage.ts';

test.use({
  stackOptions: { counters: [{ site: 'G', pad: 'STU-540', documents: 'virtual' }] },
});

/** What a new user does on the page of `npm start`, up to a signature on the pad. */
test('simulator page: card, paper and a signature on the pad', async ({ stage, browser }) => {
  const { stack, counter, desk } = stage;
  const served = await openSimulatorPage(roomOf(stack), 0);
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  const picture = async (name: string) => {
    const folder = process.env.LOKET_PICTURES;
    if (folder) await page.screenshot({ path: `${folder}/simulator-${name}.png`, fullPage: true });
  };
  const state = (device: string) => page.locator(`#${device} .state`);
  const told = (device: string) => page.locator(`#${device} .told`);
  const press = (device: string, name: string) =>
    page.locator(`#${device}`).getByRole('button', { name, exact: true }).click();
  try {
    await page.goto(served.url);
    await expect(told('reader')).toHaveText('The counter says: ready, no card');

    await counter.takeTicket('nl', 'theft');
    await expect(page.locator('#papers li')).toHaveCount(1);
    await expect(state('printer')).toHaveText('A paper hangs in its exit.');
    await press('printer', 'Tear the paper off');
    await page.locator('#printer').getByLabel('nearly out').check();
    await expect(told('printer')).toHaveText('The counter says: paper low');

    await meet({ counter, desk });
    await page.locator('button[value=anneleen]').click();
    await expect(desk.identity().getByText('Vandersmissen').first()).toBeVisible();
    await counter.shows(words.cardRead);
    await picture('card');

    const { file } = desk;
    await file.startStatement('bicycle_theft');
    await counter.acknowledgeRights();
    await file.canWrite();
    await file.answers(bicycleTheft('Stationsplein 4, Genk'));
    await file.tell('Toen ik terugkwam, was mijn fiets weg.');
    await file.allSaved();
    await file.present();
    await counter.confirmPages();
    await file.allPagesConfirmed();
    await counter.touch(inLocale(padTexts, 'nl').choose);
    await expect(state('pad')).toContainText('taking ink');
    await press('pad', 'Write the recorded signature');
    await expect(state('pad')).toContainText('taking ink', { timeout: 15_000 });
    await picture('pad');
    await press('pad', 'Agree');
    await file.signed('simple');
    await expect(state('pad')).toContainText('screen empty');

    await press('pad', 'Unplug it');
    await expect(told('pad')).toContainText('not there');
    await press('reader', 'Pull the card');
    await expect(told('reader')).toHaveText('The counter says: ready, no card');
    await picture('signed');
    await desk.end('helped');
  } finally {
    await page.close();
    await served.close();
  }
});
