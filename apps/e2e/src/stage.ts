import { type Stack, type StackOptions, startStack } from '@loket/devkit/stack.ts';
import { insertIntoVpcd, makeVirtualCard, startPcscd, type VirtualCardOptions } from '@loket/simulators';
import { test as base } from '@playwright/test';
import pg from 'pg';
import { CounterWindow } from './counter-window.ts';
import { DeskPage } from './desk-page.ts';

/** What a test of the whole has at hand: a running system, its counter's window and an inspector at a desk. */
export type Stage = {
  readonly stack: Stack;
  readonly counter: CounterWindow;
  readonly desk: DeskPage;
  readonly pcscd: PcscService;
  /** Puts a person's card into pcscd's virtual reader. */
  insertCard(person: string, options?: VirtualCardOptions): Promise<void>;
  pullCard(): Promise<void>;
  /** Reads or ages rows as the database's owner does; never used to make something true that a test then finds. */
  sql<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
};

/** The machine's PC/SC service, which a test may take away and bring back. */
export type PcscService = { start(): Promise<void>; stop(): Promise<void> };

type WorkerFixtures = {
  pcscd: PcscService;
  stackOptions: StackOptions;
  stack: Stack;
};

export const test = base.extend<{ stage: Stage }, WorkerFixtures>({
  stackOptions: [{ counters: [{ site: 'B', reader: 'pcsc' }] }, { option: true, scope: 'worker' }],

  pcscd: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const service = await startPcscd();
      await use({ start: () => service.resume(), stop: () => service.interrupt() });
      await service.stop();
    },
    // Another run may hold the machine's one PC/SC service for a while.
    { scope: 'worker', timeout: 180_000 },
  ],

  stack: [
    async ({ stackOptions, pcscd: _ }, use) => {
      const stack = await startStack(stackOptions);
      try {
        await use(stack);
      } finally {
        await stack.stop();
      }
    },
    { scope: 'worker', timeout: 300_000 },
  ],

  stage: async ({ stack, browser, pcscd }, use) => {
    const first = stack.counters[0];
    const account = stack.staff.find(({ roles }) => roles.includes('inspector'));
    if (!first || !account?.password)
      throw new Error('the demonstration zone has no counter or no inspector');
    const counter = await CounterWindow.open(first);
    const desk = await DeskPage.open(browser, stack.centralUrl, { relayOnly: stack.network !== undefined });
    await desk.signIn({ username: account.username, password: account.password });
    await desk.becomeAvailable();
    let inserted: { pull(): Promise<void> } | undefined;
    const database = new pg.Client({ connectionString: stack.ownerUrl });
    await database.connect();
    const stage: Stage = {
      stack,
      counter,
      desk,
      pcscd,
      insertCard: async (person, options) => {
        await inserted?.pull();
        inserted = await insertIntoVpcd(await makeVirtualCard(stack.hierarchy, person, options));
      },
      pullCard: async () => {
        await inserted?.pull();
        inserted = undefined;
      },
      sql: async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
        (await database.query<Row>(text, values)).rows,
    };
    try {
      await use(stage);
    } finally {
      await inserted?.pull();
      await emptyTheQueue(database);
      await database.end();
      await desk.close();
      await counter.close();
    }
  },
});

/** Leaves the zone as the next test expects it, whatever this one did: nobody waits, nobody is called. */
async function emptyTheQueue(database: pg.Client): Promise<void> {
  await database.query(
    `UPDATE consultation SET phase = 'ended', ended_at = now(), away_since = NULL, outcome = 'interrupted',
       version = version + 1 WHERE phase <> 'ended'`,
  );
  await database.query(
    `UPDATE ticket SET state = 'expired', parked_until = NULL
     WHERE state IN ('waiting', 'called', 'in_consultation', 'parked')`,
  );
  await database.query(`UPDATE zone_clock SET version = version + 1`);
}

/** A virtual person's facts, as they stand on the card. */
export { virtualPeople } from '@loket/simulators';
export { expect } from '@playwright/test';
