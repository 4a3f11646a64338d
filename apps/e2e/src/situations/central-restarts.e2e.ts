import { callStatistics } from '../call-statistics.ts';
import { words } from '../counter-window.ts';
import { deskWords } from '../desk-page.ts';
import { meet, openConsultation, picturesMove } from '../in-call.ts';
import { expect, test } from '../stage.ts';

test('central restarts with a call running and a ticket waiting', async ({ stage }) => {
  const { counter, desk, stack } = stage;
  await counter.takeTicket();
  await counter.touch(words.done);
  const waiting = await counter.takeTicket();
  await meet(stage);
  const before = await openConsultation(stage);
  const framesBefore = (await callStatistics(desk.page)).framesDecoded;

  stack.centrals[0]!.program.kill('SIGKILL');
  await stack.centrals[0]!.ready();
  // The picture went on meanwhile, through the same peer.
  expect((await callStatistics(desk.page)).framesDecoded).toBeGreaterThan(framesBefore);
  await picturesMove(stage);
  await expect.poll(() => openConsultation(stage)).toEqual(before);
  await expect(desk.waiting(waiting)).toBeVisible();

  // State resumes: the card and the end still work.
  await stage.insertCard('anneleen');
  await expect(desk.identity().getByText(deskWords.allVerified)).toBeVisible({ timeout: 30_000 });
  await desk.end();
  await counter.shows(words.welcome, 30_000);
});
