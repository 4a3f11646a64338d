import { deskWords } from '../desk-page.ts';
import { inCall, openConsultation, picturesMove } from '../in-call.ts';
import { expect, test, virtualPeople } from '../stage.ts';

test('desk reloads during a call and returns to it', async ({ stage }) => {
  const { desk } = stage;
  const mykola = virtualPeople.find(({ id }) => id === 'mykola')!;
  await inCall(stage);
  await stage.insertCard('mykola');
  await expect(desk.identity().getByText(deskWords.allVerified)).toBeVisible();
  const before = await openConsultation(stage);

  await desk.page.reload();
  await picturesMove(stage);
  await expect(desk.identity().getByText(mykola.surname)).toBeVisible();
  expect(await openConsultation(stage)).toEqual(before);
  await desk.end();
});
