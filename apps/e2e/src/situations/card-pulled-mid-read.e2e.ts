import { cardFailureWords } from '@loket/ui';
import { words } from '../counter-window.ts';
import { deskWords } from '../desk-page.ts';
import { inCall } from '../in-call.ts';
import { expect, test, virtualPeople } from '../stage.ts';

test('card pulled mid-read', async ({ stage }) => {
  const { counter, desk } = stage;
  const zoe = virtualPeople.find(({ id }) => id === 'zoe')!;
  await inCall(stage);

  await stage.insertCard('zoe', { pulledAfterApdus: 14, delayMs: 60 });
  await counter.shows(cardFailureWords.card_pulled.nl);
  await expect(desk.identity().getByText(deskWords.cardFailedTitle)).toBeVisible();
  await expect(desk.identity().getByText(zoe.surname)).toHaveCount(0);
  expect(await stage.sql(`SELECT 1 FROM card_reading WHERE state = 'complete'`)).toHaveLength(0);

  // Put in again, the same card is read from the start.
  await stage.pullCard();
  await stage.insertCard('zoe');
  await expect(desk.identity().getByText(zoe.surname)).toBeVisible();
  await expect(desk.identity().getByText(deskWords.allVerified)).toBeVisible();
  await counter.shows(words.cardRead);
  await desk.end();
});
