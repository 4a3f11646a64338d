import { callStatistics } from '../call-statistics.ts';
import { inCall, openConsultation, picturesMove } from '../in-call.ts';
import { expect, test } from '../stage.ts';

const CUT_MS = 5_000;

test.use({ stackOptions: { counters: [{ site: 'B', reader: 'pcsc' }], network: 'cuttable' } });

test('the network is cut for a while: the same call, and the picture is back at once', async ({ stage }) => {
  const { counter, desk, stack } = stage;
  await inCall(stage);
  const before = await openConsultation(stage);
  const presence = await counter.presence();

  stack.network?.cut();
  await presence.waitForTimeout(CUT_MS);
  const { framesDecoded } = await callStatistics(presence);
  await presence.waitForTimeout(500);
  // Nothing went around the cut.
  expect((await callStatistics(presence)).framesDecoded).toBe(framesDecoded);
  const mendedAt = Date.now();
  stack.network?.mend();
  await expect
    .poll(async () => (await callStatistics(presence)).framesDecoded !== framesDecoded, { intervals: [50] })
    .toBe(true);
  console.log(`network cut: picture back after ${Date.now() - mendedAt} ms`);

  await picturesMove(stage);
  expect(await openConsultation(stage)).toEqual({ id: before?.id, phase: 'present' });
  await desk.end();
});
