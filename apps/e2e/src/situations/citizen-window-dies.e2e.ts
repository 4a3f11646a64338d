import { callStatistics } from '../call-statistics.ts';
import { processesOf } from '../counter-log.ts';
import { words } from '../counter-window.ts';
import { inCall, openConsultation, picturesMove } from '../in-call.ts';
import { rendererOf } from '../renderer-process.ts';
import { expect, test, virtualPeople } from '../stage.ts';

test('citizen window is killed during a call: one moment, then on with the same call', async ({ stage }) => {
  const { counter, desk, stack } = stage;
  const appliance = stack.counters[0]!;
  const anneleen = virtualPeople.find(({ id }) => id === 'anneleen')!;
  await inCall(stage);
  await stage.insertCard('anneleen');
  await expect(desk.identity().getByText(anneleen.surname)).toBeVisible();
  const before = await openConsultation(stage);
  const decodedBefore = (await callStatistics(desk.page)).framesDecoded;

  process.kill(await rendererOf(appliance, await counter.citizen()), 'SIGKILL');
  await counter.shows(words.cardRead, 5_000);
  // The same peer went on counting: the call was never cut.
  expect((await callStatistics(desk.page)).framesDecoded).toBeGreaterThan(decodedBefore);
  await picturesMove(stage);
  expect(await openConsultation(stage)).toEqual(before);
  expect(await (await counter.citizen()).innerText('body')).not.toContain(anneleen.surname);
  expect((await processesOf(appliance)).some(({ kind }) => kind === 'renderer')).toBe(true);
  await desk.end();
});
