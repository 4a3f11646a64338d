import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { processorTime, stolenShare } from '@loket/devkit/bench/stolen-processor.ts';
import { processesOf } from '../counter-log.ts';
import { deskWords } from '../desk-page.ts';
import { inCall, openConsultation, picturesMove } from '../in-call.ts';
import { expect, type Stage, test, virtualPeople } from '../stage.ts';

const KILLS = 50;
/** Of the machine's own time: what its host gave to others meanwhile is no time in which anything could come back. */
const BACK_WITHIN_MS = 3_000;
/** Sockets and timers come and go by themselves; fifty of anything would be a leak. */
const HANDLES_OF_CHANCE = 8;
/** So that a failing run can be played again: pauses of a linear congruence. */
const SEED = 20_261_121;

test.describe.configure({ timeout: 900_000 });

test('device host killed fifty times during a call: devices are back within three seconds, nothing leaks', async ({
  stage,
}) => {
  const { desk } = stage;
  const anneleen = virtualPeople.find(({ id }) => id === 'anneleen')!;
  await inCall(stage);
  const consultation = await openConsultation(stage);
  const before = await holdings(stage);

  let random = SEED;
  const upTo = (most: number) => {
    random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
    return (random / 2 ** 32) * most;
  };
  const back: Back[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    // Now and then a card goes in, so that the host dies in the middle of a reading too.
    if (kill % 5 === 0) await stage.insertCard('anneleen');
    await pause(upTo(1_500));
    back.push(await killAndAwait(stage));
    if (kill % 5 === 4) await stage.pullCard();
  }
  const sorted = back.map(({ tookMs }) => tookMs).toSorted((one, other) => one - other);
  const ownMs = Math.max(...back.map(({ tookMs, stolen }) => tookMs * (1 - stolen)));
  const description = `back after ${sorted[KILLS / 2]} ms (median), ${sorted.at(-1)} ms at most, ${Math.round(ownMs)} ms of the machine's own`;
  test.info().annotations.push({ type: 'measured', description });
  const each = back.map(({ tookMs, stolen }) => `${tookMs} (${Math.round(stolen * 100)} % stolen)`);
  expect(ownMs, `${description}; each: ${each.join(', ')}`).toBeLessThanOrEqual(BACK_WITHIN_MS);

  await picturesMove(stage);
  expect(await openConsultation(stage)).toEqual(consultation);
  await stage.insertCard('anneleen');
  await expect(desk.identity().getByText(anneleen.surname)).toBeVisible({ timeout: 30_000 });
  await expect(desk.identity().getByText(deskWords.allVerified)).toBeVisible({ timeout: 30_000 });

  const after = await holdings(stage);
  test.info().annotations.push({
    type: 'measured',
    description: `handles of main ${before.handles} before, ${after.handles} after; processes ${before.processes}, ${after.processes}`,
  });
  expect(after.handles - before.handles).toBeLessThanOrEqual(HANDLES_OF_CHANCE);
  expect(after.processes).toBe(before.processes);
  expect(after.dead).toEqual([]);
  await stage.pullCard();
  await desk.end();
});

/** @param stolen of the processor, by the machine's host: 0 to 1 */
type Back = { tookMs: number; stolen: number };

/** Until central was told, by a host that came after, that reader and printer are ready. */
async function killAndAwait(stage: Stage): Promise<Back> {
  const old = await deviceHost(stage);
  if (old === undefined) throw new Error('there is no device host to kill');
  const [clock] = await stage.sql<{ now: Date }>('SELECT clock_timestamp() AS now');
  const before = await processorTime();
  const killedAt = performance.now();
  process.kill(old, 'SIGKILL');
  for (;;) {
    const [counter] = await stage.sql<{ away: boolean; back: boolean }>(
      `SELECT count(*) FILTER (WHERE device = 'cardReader' AND to_state = 'service_away') > 0 AS away,
         (SELECT bool_and(devices -> 'cardReader' ->> 'state' = 'ready'
            AND devices -> 'ticketPrinter' ->> 'state' IN ('ready', 'paper_low'))
          FROM counter_health WHERE counter_id = $2) AS back
       FROM device_change WHERE at > $1 AND counter_id = $2`,
      [clock?.now, stage.stack.counters[0]?.counterId],
    );
    const tookMs = Math.round(performance.now() - killedAt);
    if (counter?.away && counter.back) {
      const after = await processorTime();
      return { tookMs, stolen: before && after ? stolenShare(before, after) : 0 };
    }
    if (tookMs > 20_000) throw new Error('the devices did not come back');
    await pause(25);
  }
}

async function deviceHost(stage: Stage): Promise<number | undefined> {
  const [counter] = stage.stack.counters;
  if (!counter) return undefined;
  return (await processesOf(counter)).find(({ kind }) => kind === 'device-host')?.pid;
}

/** What main holds open, and every process of the appliance; the least of some looks, because things come and go. */
async function holdings(stage: Stage) {
  const [counter] = stage.stack.counters;
  if (counter?.pid === undefined) throw new Error('the counter does not run');
  const looks: { handles: number; processes: number; dead: string[] }[] = [];
  for (let look = 0; look < 5; look += 1) {
    const processes = await processesOf(counter);
    const handles = (await readdir(`/proc/${await mainOf(processes)}/fd`)).length;
    const dead = processes
      .filter(({ command }) => command.includes('<defunct>'))
      .map(({ command }) => command);
    looks.push({ handles, processes: processes.length, dead });
    await pause(500);
  }
  return looks.reduce((least, look) => (look.handles < least.handles ? look : least));
}

/** Main itself, whatever launched it: the parent of the zygote that its other processes come from. */
async function mainOf(processes: Awaited<ReturnType<typeof processesOf>>): Promise<number> {
  const mains = new Set(processes.filter(({ kind }) => kind === 'main').map(({ pid }) => pid));
  for (const { pid, command } of processes) {
    if (!command.includes('--type=zygote')) continue;
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    const parent = Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]);
    if (mains.has(parent)) return parent;
  }
  throw new Error('main was not found');
}
