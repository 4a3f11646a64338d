import { BoardPage } from './board-page.ts';
import { words } from './counter-window.ts';
import { DeskPage } from './desk-page.ts';
import { picturesMove } from './in-call.ts';
import { expect, type Stage, test } from './stage.ts';

/** One ticket, two inspectors, and a chief who changes her mind before the citizen sits down. */
test('chief reassigns', async ({ stage, browser }) => {
  test.setTimeout(180_000);
  const { counter, desk: samira } = stage;
  const bart = await signIn('bart');
  await bart.becomeAvailable();
  const chief = await signIn('hilde');
  const board = new BoardPage(chief.page);
  await board.open();

  const number = await counter.takeTicket();
  await expect(board.ticket(number)).toBeVisible();
  await board.assign(number, nameOf(stage, 'bart'));
  await expect(samira.waiting(number)).toBeVisible();
  await bart.next();
  await counter.shows(words.here);

  // Nobody sat down yet: the chief gives the same person to Samira, at the head of the queue.
  await board.assign(number, nameOf(stage, 'samira'));
  await expect(samira.waiting(number)).toBeVisible();
  await counter.shows(words.welcome, 30_000);
  await samira.next();
  await counter.shows(words.here);
  await counter.touch(words.here);
  await picturesMove({ counter, desk: samira });
  await samira.end('helped');
  await bart.close();
  await chief.close();

  async function signIn(username: string): Promise<DeskPage> {
    const account = stage.stack.staff.find((one) => one.username === username)!;
    const page = await DeskPage.open(browser, stage.stack.centralUrl);
    await page.signIn({ username, password: account.password! });
    return page;
  }
});

const nameOf = ({ stack }: Stage, username: string): string =>
  stack.staff.find((one) => one.username === username)!.name;
