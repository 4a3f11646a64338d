import { randomBytes, randomUUID } from 'node:crypto';
import type { ConsultationId, CounterId, StaffId, TicketId } from '@loket/contract';
import pg from 'pg';
import { DataSource } from 'typeorm';
import type { StaffSession } from '../access/access.ts';
import { configurationFrom } from '../config/configuration.ts';
import { Consultations } from '../consultations/consultations.service.ts';
import { applicationDataSource, CONNECTIONS } from '../database/data-source.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { recordHeartbeat } from '../fleet/heartbeats.repository.ts';
import { Accept } from '../queue/accept.ts';
import { Issuing } from '../queue/issuing.ts';
import { CapturedStatements } from '../testing/captured-statements.ts';
import { ALL_READY } from '../testing/test-clients.ts';
import { Vault } from '../vault/vault.ts';
import { KnownWaits } from '../waiting/known-waits.ts';
import { type BenchZone, begin, stayAlive } from './bench-zone.ts';
import { type Recording, replayCycle } from './replay.ts';

const ALIVE_EVERY_MS = 2_000;
/** No other number in a cycle's statements is this one, so a replay knows it for the ticket's. */
const RECORDED_COUNT = 50_001;

type Cycle = { readonly ticketId: TicketId; readonly consultationId: ConsultationId };

/**
 * The queue's own services in this process, and the statements that they run replayed by hand: each cycle issues a
 * ticket, accepts one, lets the citizen sit down, closes, and hears the counter say that it is ready again.
 */
export async function openCycles(appUrl: string, owner: pg.Client, zone: BenchZone) {
  const source = await new DataSource(applicationDataSource(appUrl, () => undefined)).initialize();
  const captured = new CapturedStatements(source);
  // Connections of central and of the hand-written side are alike.
  const pool = new pg.Pool({ connectionString: appUrl, ...CONNECTIONS });
  const configuration = configurationFrom({ DATABASE_URL: appUrl, LOKET_SECRETS: '/nowhere' });
  const database = new ZoneDatabase(source);
  const vault = new Vault(randomBytes(32));
  const issuing = new Issuing(database, vault, configuration, new KnownWaits());
  const accept = new Accept(database, vault, configuration);
  const consultations = new Consultations(database, configuration);
  await begin(owner, zone, BOOT);
  let last: Promise<void> = Promise.resolve();
  const alive = setInterval(() => {
    last = stayAlive(owner, zone);
  }, ALIVE_EVERY_MS);

  const cycle = async (
    counterId: CounterId,
    staffId: StaffId,
    key: string = randomUUID(),
  ): Promise<Cycle> => {
    const staff = sessionOf(zone, staffId);
    await issuing.issue(
      { zoneId: zone.id, counterId },
      { idempotencyKey: key, locale: 'nl', reason: 'theft' },
    );
    const called = await accept.next(staff);
    const at = { zoneId: zone.id, counterId: called.counterId };
    await consultations.here(at, called.id);
    await consultations.close(staff, called.id, 'helped');
    await database.inZone(zone.id, (tx) =>
      recordHeartbeat(tx, called.counterId, { bootId: BOOT, busy: 'idle', devices: ALL_READY }),
    );
    return { ticketId: called.ticketId, consultationId: called.id };
  };
  const lane = (place: number) => {
    // Spread over the sites.
    const counter = zone.counters[(place * zone.sites.length) % zone.counters.length];
    const inspector = zone.inspectors[place % zone.inspectors.length];
    if (!counter || !inspector) throw new Error('The zone is empty.');
    return { counter, inspector };
  };

  return {
    services: async (place: number): Promise<string> =>
      (await cycle(lane(place).counter.id, lane(place).inspector.id)).ticketId,
    byHand: (recording: Recording, place: number): Promise<string> =>
      replayCycle(pool, recording, namesOf(zone, lane(place))),
    /** One cycle as the services run it, alone. */
    record: async (): Promise<Recording> => {
      await owner.query('UPDATE ticket_series SET last_count = $2 WHERE zone_id = $1', [
        zone.id,
        RECORDED_COUNT - 1,
      ]);
      const idempotencyKey = randomUUID();
      let made: Cycle | undefined;
      const statements = await captured.during(async () => {
        made = await cycle(lane(0).counter.id, lane(0).inspector.id, idempotencyKey);
      });
      if (!made) throw new Error('The recorded cycle did not end.');
      const { ticketId, consultationId } = made;
      return {
        statements,
        names: namesOf(zone, lane(0)),
        fresh: { idempotencyKey, ticketId, consultationId },
        count: RECORDED_COUNT,
      };
    },
    close: async () => {
      clearInterval(alive);
      await last;
      await pool.end();
      await source.destroy();
    },
  };
}

const BOOT = randomUUID();

const sessionOf = ({ id: zoneId }: BenchZone, staffId: StaffId): StaffSession => ({
  staffId,
  zoneId,
  name: '',
  zoneName: '',
  roles: ['inspector'],
  sessionId: '',
});

type Lane = { counter: BenchZone['counters'][number]; inspector: BenchZone['inspectors'][number] };

const namesOf = (zone: BenchZone, { counter, inspector }: Lane): Recording['names'] => ({
  zoneId: zone.id,
  counterId: counter.id,
  siteId: counter.siteId,
  inspectorId: inspector.id,
});
