import { callStatistics } from '../call-statistics.ts';
import { words } from '../counter-window.ts';
import { inCall, openConsultation, picturesMove } from '../in-call.ts';
import { rendererOf } from '../renderer-process.ts';
import { expect, test } from '../stage.ts';

test.use({
  stackOptions: { counters: [{ site: 'B', reader: 'pcsc' }], timings: { awayLimitSeconds: 25 } },
});

test('presence window is killed: Ik ben er once more, then the same consultation', async ({ stage }) => {
  const { counter, desk, stack } = stage;
  await inCall(stage);
  const before = await openConsultation(stage);

  process.kill(await rendererOf(stack.counters[0]!, await counter.presence()), 'SIGKILL');
  await counter.shows(words.returning);
  await expect.poll(async () => (await openConsultation(stage))?.phase).toBe('away');
  // Before the citizen says so again, nothing leaves the counter.
  expect((await callStatistics(await counter.presence())).videoPacketsSent).toBe(0);
  await counter.touch(words.here);
  await picturesMove(stage);
  expect(await openConsultation(stage)).toEqual({ id: before?.id, phase: 'present' });
  await desk.end();
});

test('main is killed: the counter starts again and returns to the same consultation', async ({ stage }) => {
  const { counter, desk, stack } = stage;
  await inCall(stage);
  const before = await openConsultation(stage);

  stack.counters[0]!.kill('SIGKILL');
  await counter.reopen(stack.counters[0]!);
  await counter.shows(words.returning, 40_000);
  await counter.touch(words.here);
  await picturesMove(stage);
  expect(await openConsultation(stage)).toEqual({ id: before?.id, phase: 'present' });
  await desk.end();
});

test('nobody comes back: wiped, and the ticket is at the head', async ({ stage }) => {
  const { counter, desk, stack } = stage;
  const number = await inCall(stage);
  const before = await openConsultation(stage);

  process.kill(await rendererOf(stack.counters[0]!, await counter.presence()), 'SIGKILL');
  await counter.shows(words.returning);
  await expect.poll(() => openConsultation(stage), { timeout: 45_000 }).toBeUndefined();
  await counter.shows(words.welcome, 40_000);
  await expect(desk.waiting(number)).toBeVisible();
  const [ticket] = await stage.sql<{ priority_class: string; state: string }>(
    `SELECT t.priority_class, t.state FROM ticket t JOIN consultation c ON c.ticket_id = t.id WHERE c.id = $1`,
    [before?.id],
  );
  expect(ticket).toEqual({ priority_class: 'returning', state: 'waiting' });
  expect(await stage.sql('SELECT 1 FROM consultation_key')).toHaveLength(0);
});
