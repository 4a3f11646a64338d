import { ConsolePage } from './console-page.ts';
import { words } from './counter-window.ts';
import { meet } from './in-call.ts';
import { expect, test } from './stage.ts';

test.use({ stackOptions: { counters: [{ site: 'B', reader: 'pcsc' }], network: 'cuttable' } });

const FAIR = 'Jaarmarkt Bree';

/** The truck unfolds at a fair, loses its network, gives out numbers all the same, and nobody is lost. */
test('fair on Saturday', async ({ stage, browser }) => {
  const { stack, counter, desk } = stage;
  const account = stack.staff.find(({ roles }) => roles.includes('mobile_operator'))!;
  const operator = await ConsolePage.open(browser, stack.centralUrl, { width: 1024, height: 768 });
  await operator.signIn({ username: account.username, password: account.password! });
  await operator.makeEvent({
    name: FAIR,
    address: 'Vrijthof, 3960 Bree',
    municipality: 'Bree',
    code: 'F',
    counter: `${stack.counters[0]!.siteName}, loket 1`,
  });
  await operator.openEvent(FAIR);
  await counter.shows(FAIR, 30_000);
  const first = await counter.takeTicket();
  expect(first).toBe('F 1');
  await counter.touch(words.done);
  await counter.shows(words.welcome, 30_000);

  // The network goes: the counter says so and gives a number of its own series.
  stack.network!.cut();
  await counter.shows(words.offline, 60_000);
  const offline = await counter.takeTicket();
  expect(offline).toBe('F 1 b');
  await counter.touch(words.done);
  stack.network!.mend();

  // Both wait, in the order in which they came; the one without network is served like the other.
  await expect(desk.waiting(first)).toBeVisible();
  await expect(desk.waiting(offline)).toBeVisible({ timeout: 60_000 });
  const order = await stage.sql<{ number: string }>(
    `SELECT trim('F ' || count || ' ' || series) AS number FROM ticket ORDER BY ranked_at, ordered_at`,
  );
  expect(order.map(({ number }) => number)).toEqual([first, offline]);
  await counter.shows(words.welcome, 30_000);
  await meet({ counter, desk });
  await desk.end('helped');
  await counter.shows(words.welcome, 30_000);

  await operator.closeEvent(FAIR);
  await counter.shows(words.closed, 30_000);
  await operator.close();
});
