import { words } from '../counter-window.ts';
import { expect, test } from '../stage.ts';

test('one room, both roles: five tickets, each called in turn', async ({ stage }) => {
  const { counter, desk } = stage;
  const numbers: string[] = [];
  for (let taken = 0; taken < 5; taken += 1) {
    numbers.push(await counter.takeTicket());
    await counter.touch(words.done);
  }
  expect(new Set(numbers).size).toBe(5);
  for (const number of numbers) {
    await desk.next();
    await counter.shows(words.here);
    await counter.shows(new RegExp(`^${number.replace(' ', '\\s*')}$`));
    await counter.touch(words.here);
    await counter.shows(words.insertCard, 30_000);
    await desk.end();
    await counter.shows(words.welcome, 30_000);
  }
  await expect(desk.page.locator('.waiting-list li')).toHaveCount(0);
});
