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
import { openTestDatabase } from '../testing/test-database.ts';
import { Vault } from '../vault/vault.ts';
import { installMovableClock } from './movable-clock.testing.ts';

const KEY = randomBytes(32);
/** More than one history does at once. */
const CONNECTIONS = 6;

/** The queue's services as one process of central holds them, with a pool of its own. */
async function openProofNode(appUrl: string, ports: QueuePorts) {
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
    issuing: new Issuing(database, vault, configuration, ports),
    offline: new OfflineNumbers(database, vault),
    accept: new Accept(database, vault, configuration, ports),
    consultations: new Consultations(database, configuration, ports),
    tickets: new TicketActions(database, ports),
    routing: new Routing(database),
    sweep: new Sweep(database, openLog('silent'), ports),
    close: () => dataSource.destroy(),
  };
}

export type ProofNode = Awaited<ReturnType<typeof openProofNode>>;

/** What is wrong in a house, when a proof has to notice: a port, or an object of the database. */
export type Spoilt = { readonly ports?: Partial<QueuePorts>; readonly sql?: string };

/** A database of its own with a clock that can be moved, and two processes of central on it. */
export class ProofHouse {
  readonly owner: pg.Client;
  readonly #appUrl: string;
  readonly #ports: QueuePorts;
  readonly #nodes: [ProofNode, ProofNode];
  readonly #closeDatabase: () => Promise<void>;

  private constructor(
    database: { owner: pg.Client; appUrl: string; close(): Promise<void> },
    ports: QueuePorts,
    nodes: [ProofNode, ProofNode],
  ) {
    this.owner = database.owner;
    this.#appUrl = database.appUrl;
    this.#closeDatabase = () => database.close();
    this.#ports = ports;
    this.#nodes = nodes;
  }

  static async open({ ports, sql }: Spoilt = {}): Promise<ProofHouse> {
    const database = await openTestDatabase();
    await installMovableClock(database.owner);
    if (sql !== undefined) await database.owner.query(sql);
    const all = { ...queuePorts, ...ports };
    const nodes = await Promise.all([
      openProofNode(database.appUrl, all),
      openProofNode(database.appUrl, all),
    ]);
    return new ProofHouse(database, all, nodes);
  }

  node(which: number): ProofNode {
    return this.#nodes[which % 2 === 0 ? 0 : 1];
  }

  /** The process ends, and one that remembers nothing takes its place. */
  async restart(which: number): Promise<void> {
    await this.node(which).close();
    this.#nodes[which % 2 === 0 ? 0 : 1] = await openProofNode(this.#appUrl, this.#ports);
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
    await this.#closeDatabase();
  }
}
