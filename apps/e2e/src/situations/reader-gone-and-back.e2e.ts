import { words } from '../counter-window.ts';
import { deskWords } from '../desk-page.ts';
import { inCall, picturesMove } from '../in-call.ts';
import { expect, test, virtualPeople } from '../stage.ts';

test('pcscd stops during a call and comes back', async ({ stage }) => {
  const { counter, desk } = stage;
  const anneleen = virtualPeople.find(({ id }) => id === 'anneleen')!;
  await inCall(stage);

  await stage.pcscd.stop();
  await counter.shows(words.readerAway, 30_000);
  await picturesMove(stage);

  await stage.pcscd.start();
  await counter.shows(words.insertCard, 30_000);
  await stage.insertCard('anneleen');
  await expect(desk.identity().getByText(anneleen.surname)).toBeVisible();
  await expect(desk.identity().getByText(deskWords.allVerified)).toBeVisible();
  await desk.end();
});
