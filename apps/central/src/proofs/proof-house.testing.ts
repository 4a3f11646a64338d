import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { DataSource } from 'typeorm';
import { TicketActions } from '../board/ticket-actions.ts';
import { configurationFrom } from '../config/configuration.ts';
import { Consultations } from '../consultations/consultations.service.ts';
import { Sweep } from '../consultations/sweep.ts';
import { applicationDataSource } from '../database/data-source.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { openLog } from '../logging/log.ts';
import { Accept } from '../queue/accept.ts';
import { Issuing } from '../queue/issuing.ts';
import { OfflineNumbers } from '../queue/offline-numbers.ts';
import { type QueuePorts, queuePorts } from '../queue/ports.ts';
import { Routing } from '../routing/routing.service.ts';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { Vault } from '../vault/vault.ts';
import { KnownWaits } from '../waiting/known-waits.ts';
import { installMovableClock } from './movable-clock.testing.ts';

const KEY = randomBytes(32);
/** More than one history does at once. */
const CONNECTIONS = 6;

/** The queue's services as one process of central holds them, with a pool of its own. */
async function openNode(appUrl: string, ports: QueuePorts) {
  const options = applicationDataSource(appUrl, () => undefined);
  const dataSource = await new DataSource({
    ...options,
    extra: { ...options.extra, max: CONNECTIONS },
  }).initialize();
  const configuration = configurationFrom({ DATABASE_URL: appUrl, LOKET_SECRETS: '/nowhere' });
  const database = new ZoneDatabase(dataSource);
  const vault = new Vault(KEY);
  return {
    database,
    issuing: new Issuing(database, vault, configuration, new KnownWaits(), ports),
    offline: new OfflineNumbers(database, vault),
    accept: new Accept(database, vault, configuration, ports),
    consultations: new Consultations(database, configuration, ports),
    tickets: new TicketActions(database, ports),
    routing: new Routing(database),
    sweep: new Sweep(database, openLog('silent'), ports),
    close: () => dataSource.destroy(),
  };
}

export type ProofNode = Awaited<ReturnType<typeof openNode>>;

/** What is wrong in a house, when a proof has to notice: a port, an object of the database, or a whole service. */
export type Spoilt = {
  readonly ports?: Partial<QueuePorts>;
  readonly sql?: string;
  readonly node?: (node: ProofNode) => ProofNode;
};

/** A database of its own with a clock that can be moved, and two processes of central on it. */
export class ProofHouse {
  readonly #database: TestDatabase;
  readonly #openNode: () => Promise<ProofNode>;
  readonly #nodes: [ProofNode, ProofNode];

  private constructor(
    database: TestDatabase,
    openAnother: () => Promise<ProofNode>,
    nodes: [ProofNode, ProofNode],
  ) {
    this.#database = database;
    this.#openNode = openAnother;
    this.#nodes = nodes;
  }

  static async open({ ports, sql, node = (one) => one }: Spoilt = {}): Promise<ProofHouse> {
    const database = await openTestDatabase();
    await installMovableClock(database.owner);
    if (sql !== undefined) await database.owner.query(sql);
    const openAnother = async () => node(await openNode(database.appUrl, { ...queuePorts, ...ports }));
    return new ProofHouse(database, openAnother, [await openAnother(), await openAnother()]);
  }

  get owner(): pg.Client {
    return this.#database.owner;
  }

  node(which: number): ProofNode {
    return this.#nodes[which % 2 === 0 ? 0 : 1];
  }

  /** The process ends, and one that remembers nothing takes its place. */
  async restart(which: number): Promise<void> {
    await this.node(which).close();
    this.#nodes[which % 2 === 0 ? 0 : 1] = await this.#openNode();
  }

  /** Cuts every connection of central in the middle of whatever it does. */
  async cutConnections(): Promise<void> {
    await this.owner.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
  }

  /** Waits until nothing is left of the connections that were cut. */
  async steady(): Promise<void> {
    for (const node of this.#nodes)
      for (let well = 0; well < CONNECTIONS; )
        well = await node.database.zones().then(
          () => well + 1,
          () => 0,
        );
  }

  async close(): Promise<void> {
    for (const node of this.#nodes) await node.close();
    await this.#database.close();
  }
}
