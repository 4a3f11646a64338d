import { callStatistics } from '../call-statistics.ts';
import { words } from '../counter-window.ts';
import { deskWords } from '../desk-page.ts';
import { inCall, openConsultation, picturesMove } from '../in-call.ts';
import { expect, test } from '../stage.ts';

test('central restarts with a call running and a ticket waiting', async ({ stage }) => {
  const { counter, desk, stack } = stage;
  await inCall(stage);
  const before = await openConsultation(stage);
  const framesBefore = (await callStatistics(desk.page)).framesDecoded;
  const [waiting] = await stage.sql<{ id: string }>(
    `INSERT INTO ticket (zone_id, site_id, service_day, count, reason, locale, issued_by, idempotency_key, follow_hash)
     SELECT zone_id, site_id, service_day, count + 1, reason, locale, issued_by, gen_random_uuid(),
       decode(md5(random()::text), 'hex') FROM ticket ORDER BY ordered_at DESC LIMIT 1 RETURNING id`,
  );

  stack.centrals[0]!.program.kill('SIGKILL');
  await stack.centrals[0]!.ready();
  // The picture went on meanwhile, through the same peer.
  expect((await callStatistics(desk.page)).framesDecoded).toBeGreaterThan(framesBefore);
  await picturesMove(stage);
  await expect.poll(() => openConsultation(stage)).toEqual(before);
  expect(
    await stage.sql('SELECT 1 FROM ticket WHERE id = $1 AND state = $2', [waiting?.id, 'waiting']),
  ).toHaveLength(1);

  // State resumes: the card and the end still work.
  await stage.insertCard('anneleen');
  await expect(desk.identity().getByText(deskWords.allVerified)).toBeVisible({ timeout: 30_000 });
  await desk.end();
  await counter.shows(words.welcome, 30_000);
});
