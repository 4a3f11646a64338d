import { randomBytes, randomUUID } from 'node:crypto';
import type { CounterId, Heartbeat, IssuedTicket, StaffId } from '@loket/contract';
import type pg from 'pg';
import { DataSource } from 'typeorm';
import type { StaffSession } from '../access/access.ts';
import { configurationFrom } from '../config/configuration.ts';
import { Consultations } from '../consultations/consultations.service.ts';
import { Sweep } from '../consultations/sweep.ts';
import { applicationDataSource } from '../database/data-source.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { recordHeartbeat } from '../fleet/heartbeats.repository.ts';
import { openLog } from '../logging/log.ts';
import { Accept } from '../queue/accept.ts';
import { Issuing } from '../queue/issuing.ts';
import { Vault } from '../vault/vault.ts';
import { KnownWaits } from '../waiting/known-waits.ts';
import { ALL_READY } from './test-clients.ts';
import type { TestZone } from './test-zone.ts';

const KEY = randomBytes(32);

/** The services of one node with a pool of its own, without a server: for what the database has to decide. */
export async function openTestNode(appUrl: string) {
  const dataSource = await new DataSource(applicationDataSource(appUrl, () => undefined)).initialize();
  const configuration = configurationFrom({ DATABASE_URL: appUrl, LOKET_SECRETS: '/nowhere' });
  const database = new ZoneDatabase(dataSource);
  const vault = new Vault(KEY);
  return {
    source: dataSource,
    database,
    vault,
    issuing: new Issuing(database, vault, configuration, new KnownWaits()),
    accept: new Accept(database, vault, configuration),
    consultations: new Consultations(database, configuration),
    sweep: new Sweep(database, openLog('silent')),
    close: () => dataSource.destroy(),
  };
}

export type TestNode = Awaited<ReturnType<typeof openTestNode>>;

/** A zone's people and appliances at work, through one node's services. */
export class TestDay {
  readonly node: TestNode;
  readonly zone: TestZone;
  readonly owner: pg.Client;

  constructor(node: TestNode, zone: TestZone, owner: pg.Client) {
    this.node = node;
    this.zone = zone;
    this.owner = owner;
  }

  staff(place = 0): StaffSession {
    const person = this.zone.inspectors[place];
    if (!person) throw new Error('The test zone has fewer inspectors.');
    const { id: staffId, name } = person;
    const { id: zoneId } = this.zone;
    return { staffId, name, zoneId, zoneName: '', roles: ['inspector'], sessionId: '' };
  }

  counter(place = 0): { zoneId: TestZone['id']; counterId: CounterId } {
    const counter = this.zone.counters[place];
    if (!counter) throw new Error('The test zone has fewer counters.');
    return { zoneId: this.zone.id, counterId: counter.id };
  }

  /** Every inspector is available with a desk open, every counter has just said that it is ready. */
  async begin(): Promise<void> {
    for (const { id } of this.zone.inspectors) await this.openDesk(id);
    for (const { id } of this.zone.counters) await this.beat(id);
  }

  async openDesk(staffId: StaffId): Promise<void> {
    await this.owner.query(
      `INSERT INTO inspector (zone_id, staff_id, availability, desk_seen_at, desk_open)
       VALUES ($1, $2, 'available', clock_timestamp(), true)
       ON CONFLICT (zone_id, staff_id) DO UPDATE SET desk_seen_at = clock_timestamp()`,
      [this.zone.id, staffId],
    );
  }

  async beat(counterId: CounterId, busy: Heartbeat['busy'] = 'idle', devices = ALL_READY): Promise<void> {
    await this.node.database.inZone(this.zone.id, async (tx) => {
      await recordHeartbeat(tx, counterId, { bootId: BOOT, busy, devices });
    });
  }

  issue(place = 0): Promise<IssuedTicket> {
    return this.node.issuing.issue(this.counter(place), {
      idempotencyKey: randomUUID(),
      locale: 'nl',
      reason: 'theft',
    });
  }

  /** As if this much time had passed since the last heartbeat of a counter. */
  async silence(counterId: CounterId, seconds: number): Promise<void> {
    await this.owner.query(
      'UPDATE counter_health SET last_heartbeat_at = clock_timestamp() - make_interval(secs => $2) WHERE counter_id = $1',
      [counterId, seconds],
    );
  }

  async ticket(id: string): Promise<{ state: string; priority_class: string; ordered_at: Date }> {
    const { rows } = await this.owner.query('SELECT * FROM ticket WHERE id = $1', [id]);
    return rows[0];
  }
}

const BOOT = randomUUID();

/** The code of the Refusal that this ends with. */
export const refusalOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: unknown) => String(Reflect.get(Object(error), 'code')),
  );
