import { BoardPage } from './board-page.ts';
import { words } from './counter-window.ts';
import { DeskPage } from './desk-page.ts';
import { picturesMove } from './in-call.ts';
import { expect, type Stage, test } from './stage.ts';

/** Two tickets, and a chief who keeps the first one for somebody, and then changes her mind. */
test('chief reassigns', async ({ stage, browser }) => {
  const { counter, desk: samira } = stage;
  const bart = await signIn('bart');
  await bart.becomeAvailable();
  const chief = await signIn('hilde');
  const board = new BoardPage(chief.page);
  await board.open();

  const first = await counter.takeTicket();
  await counter.touch(words.done);
  const second = await counter.takeTicket();
  await expect(board.ticket(second)).toBeVisible();
  await board.assign(first, nameOf(stage, 'bart'));

  // The first is kept for Bart: Samira's next is the second.
  await samira.next();
  await counter.shows(words.here);
  await counter.shows(second);
  await counter.touch(words.here);
  await picturesMove({ counter, desk: samira });
  await samira.end('helped');
  await counter.shows(words.welcome, 30_000);

  // Bart is called away: the chief gives his ticket to Samira.
  await board.assign(first, nameOf(stage, 'samira'));
  await samira.next();
  await counter.shows(words.here);
  await counter.shows(first);
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
