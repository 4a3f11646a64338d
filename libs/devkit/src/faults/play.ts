import { setTimeout as pause } from 'node:timers/promises';
import type { Players } from './cast.ts';
import { CounterClient } from './counter-client.ts';
import type { DeskClient } from './desk-client.ts';
import { BOARD } from './desk-client.ts';
import type { Random } from './random.ts';
import { randomOf } from './random.ts';
import type { Fault, Operation, Schedule, Step } from './schedule.ts';
import type { Stage } from './stage.ts';

const HOUR_MS = 3_600_000;

/** Plays a schedule: every step at its time, none waiting for another. Resolves when the last one has begun. */
export async function play(schedule: Schedule, stage: Stage, players: Players): Promise<Promise<unknown>[]> {
  const began = performance.now();
  const running: Promise<unknown>[] = [];
  const random = randomOf(schedule.seed, schedule.round, 'board');
  players.counters.forEach((counter, place) => {
    counter.citizensCome = schedule.citizensCome[place] ?? true;
  });
  for (const step of schedule.steps) {
    await pause(Math.max(0, step.atMs - (performance.now() - began)));
    running.push(take(step, stage, players, random));
  }
  return running;
}

function take(step: Step, stage: Stage, players: Players, random: Random): Promise<unknown> {
  return step.part === 'operation' ? operate(step, players, random) : strike(step, stage, players);
}

async function operate(step: Operation, players: Players, random: Random): Promise<unknown> {
  switch (step.does) {
    case 'issue':
      return counterAt(players, step.counter).issue(step.twice);
    case 'cancel': {
      const counter = counterAt(players, step.counter);
      return Promise.all(step.twice ? [counter.cancel(), counter.cancel()] : [counter.cancel()]);
    }
    case 'stop': {
      const counter = counterAt(players, step.counter);
      return counter.consultation === null ? undefined : counter.visit('stop', counter.consultation.id);
    }
    case 'desk': {
      const desk = deskAt(players, step.desk);
      return Promise.all(
        step.twice ? [press(desk, step.wish), press(desk, step.wish)] : [press(desk, step.wish)],
      );
    }
    case 'board':
      return onBoard(players, step.action, random);
  }
}

/** What an inspector does with what the desk shows. */
function press(desk: DeskClient, wish: Extract<Operation, { does: 'desk' }>['wish']): Promise<unknown> {
  const held = desk.consultation;
  if (wish === 'next' || held === null) return desk.next();
  if (wish === 'recall' || wish === 'no_show' || wish === 'transfer') return desk.act(wish, held.id);
  return desk.act('close', held.id, wish);
}

async function onBoard(
  { chief, desks }: Players,
  action: keyof typeof BOARD,
  random: Random,
): Promise<unknown> {
  const reply = await chief.queue();
  if (reply.kind !== 'ok') return undefined;
  const wanted = action === 'resume' ? 'parked' : 'waiting';
  const tickets = reply.value.tickets.filter(({ state }) => state === wanted);
  if (tickets.length === 0) return undefined;
  return chief.board(random.pick(tickets).id, action, random.pick(desks).id);
}

async function strike(step: Fault, stage: Stage, players: Players): Promise<unknown> {
  switch (step.does) {
    case 'kill_central':
      // It is started again by the one who watches over it, as by systemd.
      for (const node of step.nodes) stage.centrals[node]?.program.kill('SIGKILL');
      return undefined;
    case 'kill_postgres':
      await stage.postgres.crash();
      await pause(step.downMs);
      return stage.postgres.restart();
    case 'end_sessions':
      return stage.database
        .query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'loket_app'`)
        .catch(() => undefined);
    case 'clock_jump':
      return counterAt(players, step.counter).moveClock(step.byHours * HOUR_MS);
    case 'outage':
      return outage(counterAt(players, step.counter), step);
    case 'counter_dies':
      counterAt(players, step.counter).silent = true;
      return undefined;
    case 'camera_fails': {
      const counter = counterAt(players, step.counter);
      counter.broken = true;
      void counter.heartbeat();
      await pause(step.forMs);
      counter.broken = false;
      return counter.heartbeat();
    }
    case 'counter_restarts':
      return counterAt(players, step.counter).restart();
    case 'desk_vanishes':
      return deskAt(players, step.desk).vanish();
    case 'late_message':
      return lateMessage(players.client(step.who));
    default:
      return onTheWay(step, players);
  }
}

async function onTheWay(step: Extract<Fault, { who: unknown }>, players: Players): Promise<unknown> {
  const { proxy } = players.client(step.who);
  switch (step.does) {
    case 'cut':
      return proxy.cut();
    case 'half_open':
      proxy.freeze();
      await pause(step.forMs);
      return proxy.thaw();
    case 'lose_replies':
      proxy.loseReplies();
      await pause(step.forMs);
      return proxy.heal();
    case 'slow':
      proxy.delay(step.byMs);
      await pause(step.forMs);
      return proxy.delay(0);
    case 'late_message':
      return undefined;
  }
}

async function outage(counter: CounterClient, step: Extract<Fault, { does: 'outage' }>): Promise<void> {
  if (counter.offline) return;
  counter.offline = true;
  counter.hangUp();
  for (let given = 0; given < step.tickets; given += 1) {
    await pause(step.forMs / (step.tickets + 1));
    counter.giveOffline();
    if (given === 0 && step.clockJumpHours !== 0) counter.moveClock(step.clockJumpHours * HOUR_MS);
  }
  await pause(step.forMs / (step.tickets + 1));
  counter.offline = false;
  await counter.reconcile();
}

/** Something that was true once: about a consultation that is over. */
async function lateMessage(client: CounterClient | DeskClient): Promise<unknown> {
  if (client instanceof CounterClient) {
    const old = client.past.at(-1);
    return old === undefined
      ? undefined
      : client.visit(client.random.pick(['here', 'stop', 'away'] as const), old);
  }
  const old = client.past.at(-1);
  if (old === undefined) return undefined;
  return client.act(
    client.random.pick(['close', 'no_show', 'recall', 'transfer'] as const),
    old.id,
    'citizen_left',
  );
}

function counterAt({ counters }: Players, place: number): CounterClient {
  const found = counters[place];
  if (found === undefined) throw new Error(`there is no counter ${place}`);
  return found;
}

function deskAt({ desks }: Players, place: number): DeskClient {
  const found = desks[place];
  if (found === undefined) throw new Error(`there is no desk ${place}`);
  return found;
}
