import { setTimeout as pause } from 'node:timers/promises';
import type { DeskSnapshot } from '@loket/contract';
import type { Players } from './cast.ts';
import type { DeskClient } from './desk-client.ts';
import type { Stage } from './stage.ts';

/** Longer than any lease, patience or validity of a heartbeat takes to run out, one after the other. */
const DEAD_ONES_GIVEN_UP_WITHIN_MS = 80_000;
/** With everything healthy, everybody who waits is served within this. */
const SERVED_WITHIN_MS = 25_000;

/**
 * Heals everything but the dead, waits until their citizens were given back, and then serves everybody, so that the
 * history is whole: nobody waits, nobody is in a call.
 * @returns what did not come to its end
 */
export async function settle(
  stage: Stage,
  players: Players,
  running: readonly Promise<unknown>[],
): Promise<string[]> {
  await Promise.all(running);
  await stage.heal();
  for (const proxy of players.proxies) proxy.heal();
  for (const counter of players.counters) {
    counter.broken = false;
    counter.offline = false;
    counter.citizensCome = true;
  }
  const problems = await awaitTheDead(players);

  for (const counter of players.counters) counter.silent = false;
  for (const desk of players.desks) desk.vanished = false;
  if (!(await players.connected(15_000))) problems.push('not every client got a connection back');
  await Promise.all(players.counters.map((counter) => counter.reconcile()));
  await lateDesks(players);
  problems.push(...(await serveEverybody(players)));
  return problems;
}

/** A counter or a desk that died keeps its citizen only until central notices. */
async function awaitTheDead({ counters, desks, chief }: Players): Promise<string[]> {
  const dead = () => {
    const rooms = new Set<string>(counters.filter(({ silent }) => silent).map(({ id }) => id));
    const inspectors = new Set<string>(desks.filter(({ vanished }) => vanished).map(({ id }) => id));
    return { rooms, inspectors, any: rooms.size + inspectors.size > 0 };
  };
  if (!dead().any) return [];
  const until = Date.now() + DEAD_ONES_GIVEN_UP_WITHIN_MS;
  for (;;) {
    const reply = await chief.queue();
    if (reply.kind === 'ok') {
      const { rooms, inspectors } = dead();
      const held = reply.value.tickets.filter(
        ({ consultationId, counterId, inspectorId }) =>
          consultationId !== null && (rooms.has(counterId ?? '') || inspectors.has(inspectorId ?? '')),
      );
      if (held.length === 0) return [];
      if (Date.now() > until)
        return held.map(({ id, state }) => `ticket ${id} is ${state} with somebody who is dead`);
    }
    await pause(100);
  }
}

/** A page that was asleep shows its citizen still, and its inspector presses a button. */
async function lateDesks({ desks }: Players): Promise<void> {
  for (const desk of desks) {
    const shown = desk.asleep;
    desk.asleep = null;
    if (shown !== null) await desk.act('close', shown.id, 'helped');
  }
}

async function serveEverybody(players: Players): Promise<string[]> {
  const until = Date.now() + SERVED_WITHIN_MS;
  const serving = players.desks.map(async (desk) => {
    while (Date.now() < until) {
      const reply = await desk.queue();
      if (reply.kind === 'ok') {
        if (reply.value.tickets.length === 0) return;
        await serveOne(desk, reply.value);
      }
      await pause(15);
    }
  });
  const returning = resumeParked(players.chief, until);
  await Promise.all([...serving, returning]);
  const left = await players.chief.queue();
  if (left.kind !== 'ok') return ['the queue could not be read when everything was healthy'];
  return left.value.tickets.map(
    ({ id, state }) =>
      `ticket ${id} is still ${state} after everything was healthy for ${SERVED_WITHIN_MS / 1_000} s`,
  );
}

async function serveOne(desk: DeskClient, { consultation, tickets }: DeskSnapshot): Promise<void> {
  if (consultation === null) {
    if (!tickets.some(({ state }) => state === 'waiting')) return;
    const reply = await desk.next();
    if (reply.kind === 'refused' && reply.failure.code === 'not_available') await desk.takeCalls();
    return;
  }
  const isThere = consultation.phase === 'present';
  const waitedMs = Date.now() - Date.parse(consultation.calledAt);
  if (isThere || waitedMs > 1_500) await desk.act('close', consultation.id, 'helped');
}

async function resumeParked(chief: DeskClient, until: number): Promise<void> {
  while (Date.now() < until) {
    const reply = await chief.queue();
    if (reply.kind === 'ok') {
      if (reply.value.tickets.length === 0) return;
      for (const { id, state } of reply.value.tickets)
        if (state === 'parked') await chief.board(id, 'resume', chief.id);
    }
    await pause(100);
  }
}
