import { setTimeout as pause } from 'node:timers/promises';
import { WayOut } from '../way-out.ts';
import { CounterClient } from './counter-client.ts';
import { DeskClient } from './desk-client.ts';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';
import { Journal } from './journal.ts';
import { randomOf } from './random.ts';
import type { Who } from './schedule.ts';
import type { Stage } from './stage.ts';

/** Everybody who talks to central, each over a way of its own. */
export type Players = {
  readonly counters: readonly CounterClient[];
  readonly desks: readonly DeskClient[];
  readonly chief: DeskClient;
  /** What was seen before the first round. */
  readonly opening: Journal;
  client(who: Who): CounterClient | DeskClient;
  readonly proxies: readonly FaultProxy[];
  /** A new round: what is seen from now on goes into this journal. */
  begin(journal: Journal, seed: number, round: number): void;
  /** Resolves when every living client is connected. */
  connected(withinMs: number): Promise<boolean>;
  stop(): Promise<void>;
};

/** Two rooms at two sites and one at a third; where there are two, only the first gives tickets. */
const ROOMS = ['G 1', 'G 2', 'O 1', 'O 2', 'Z 1'];
const INSPECTORS = ['samira', 'bart', 'julie', 'tom'];
const CHIEF = 'hilde';

export async function openCast(stage: Stage): Promise<Players> {
  let turn = 0;
  const ports = stage.centrals.map(({ url }) => Number(new URL(url).port));
  // As a load balancer would: the next connection to the next node, whether it lives or not.
  const next = () => ports[turn++ % ports.length] ?? 0;
  const proxies: FaultProxy[] = [];
  const way = async () => {
    const proxy = await startFaultProxy(next);
    proxies.push(proxy);
    return proxy;
  };
  const random = (name: string) => randomOf(0, 'before the first round', name);
  const journal = new Journal();
  const counters: CounterClient[] = [];
  for (const place of roomsOf(stage))
    counters.push(new CounterClient(place, await way(), journal, random(place.name)));
  const desks: DeskClient[] = [];
  for (const username of [...INSPECTORS, CHIEF]) {
    const desk = new DeskClient(personOf(stage, username), await way(), journal, random(username));
    await desk.open(username !== CHIEF);
    desks.push(desk);
  }
  const chief = desks.at(-1);
  if (chief === undefined) throw new Error('there is no chief');
  const inspectors = desks.slice(0, -1);
  return {
    counters,
    desks: inspectors,
    chief,
    opening: journal,
    proxies,
    client: ({ kind, place }) => {
      const found = kind === 'counter' ? counters[place] : inspectors[place];
      if (found === undefined) throw new Error(`there is no ${kind} ${place}`);
      return found;
    },
    begin: (into, seed, round) => {
      for (const client of [...counters, ...desks]) {
        client.journal = into;
        client.random = randomOf(seed, round, client.name);
      }
      for (const counter of counters) counter.given.length = 0;
    },
    connected: async (withinMs) => {
      const until = Date.now() + withinMs;
      const all = () => [...counters, ...desks].every((client) => client.connected);
      while (!all() && Date.now() < until) await pause(20);
      return all();
    },
    stop: async () => {
      for (const client of [...counters, ...desks]) client.stop();
      for (const proxy of proxies) await proxy.close();
    },
  };
}

function roomsOf({ demonstration: { counters, sites, zoneId } }: Stage) {
  return ROOMS.map((name) => {
    const [code, label] = name.split(' ');
    const site = sites.find((each) => each.code === code);
    const found = counters.find((each) => each.siteId === site?.id && each.label === Number(label));
    if (found?.privateKeyPem === undefined)
      throw new WayOut(`There is no counter ${name}.`, 'Build central anew.');
    return {
      name,
      zoneId,
      counterId: found.counterId,
      privateKeyPem: found.privateKeyPem,
      givesTickets: found.roles.includes('ticket_kiosk'),
    };
  });
}

function personOf({ demonstration: { staff } }: Stage, username: string) {
  const password = staff.find((each) => each.username === username)?.password;
  if (password === undefined) throw new WayOut(`There is no account ${username}.`, 'Build central anew.');
  return { username, password };
}
