import {
  type OpenedService,
  type OpenService,
  SERVICE_VISIT_MS,
  ServiceVisitId,
  type StaffId,
} from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { CounterIdentity } from '../access/access.ts';
import { type NewAuditEntry, recordAudit } from '../audit/audit.repository.ts';
import { Refusal } from '../boundary/refusal.ts';
import { ZoneDatabase, type ZoneTransaction } from '../database/zone-database.ts';
import { ServiceCodes } from './service-codes.ts';

/** So many wrong codes at one counter, and then none is looked at until the first of them is this old. */
const MOST_TRIES = 5;
const TRIES_MINUTES = 15;

type Opening =
  | { opened: OpenedService }
  | { refused: 'wrong_code' }
  | { refused: 'too_many'; seconds: number };

/** A technician's code, typed at the counter, against a visit of half an hour. */
@Injectable()
export class ServiceVisits {
  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(ServiceCodes) private readonly codes: ServiceCodes,
  ) {}

  /**
   * Uses a code up. From this transaction on the counter is taken: no citizen is called to it.
   * @throws Refusal `code_not_valid` (wrong, another counter's, used, too old, or its maker is no technician any more;
   *   the same for all), `too_many_requests`, `out_of_state` (a citizen is there; the code stays good)
   */
  async open(counter: CounterIdentity, { code }: OpenService): Promise<OpenedService> {
    const { zoneId, counterId } = counter;
    const opening = await this.database.inZone(zoneId, async (tx): Promise<Opening> => {
      // One try at a time: the limit is exact, and accepting a ticket waits for what is decided here.
      await tx.query('SELECT 1 FROM counter WHERE id = $1 FOR UPDATE', [counterId]);
      const seconds = await secondsUntilNextTry(tx, counter);
      if (seconds > 0) return { refused: 'too_many', seconds };
      const technician = await redeem(tx, counter, this.codes.hashOf(zoneId, counterId, code));
      if (!technician) {
        await noteWrongCode(tx, counter);
        return { refused: 'wrong_code' };
      }
      await takeCounter(tx, counter);
      return { opened: await beginVisit(tx, counter, technician) };
    });
    // Outside the transaction: the refusal must not take back that it was counted.
    if ('opened' in opening) return opening.opened;
    if (opening.refused === 'wrong_code')
      throw new Refusal('code_not_valid', 'This code is wrong, was used, or is older than 15 minutes.');
    throw new Refusal('too_many_requests', 'Too many wrong codes at this counter.', {
      retryAfterSeconds: opening.seconds,
    });
  }
}

/** 0 while codes are still looked at. */
async function secondsUntilNextTry(tx: ZoneTransaction, { counterId }: CounterIdentity): Promise<number> {
  const [row] = await tx.query<{ tries: number; seconds: number }>(
    `SELECT count(*)::integer AS tries,
       coalesce(ceil(extract(epoch FROM min(at) + make_interval(mins => $2) - clock_timestamp())), 0)::integer AS seconds
     FROM service_try WHERE counter_id = $1 AND at > clock_timestamp() - make_interval(mins => $2)`,
    [counterId, TRIES_MINUTES],
  );
  return row && row.tries >= MOST_TRIES ? Math.max(1, row.seconds) : 0;
}

type Technician = { id: StaffId; name: string };

/** The one statement that two who type the same code at once race for. */
async function redeem(
  tx: ZoneTransaction,
  { counterId }: CounterIdentity,
  codeHash: Buffer,
): Promise<Technician | undefined> {
  const [used] = await tx.query<{ madeBy: StaffId }>(
    `UPDATE service_code SET used_at = clock_timestamp()
     WHERE counter_id = $1 AND code_hash = $2 AND used_at IS NULL AND expires_at > clock_timestamp()
     RETURNING made_by AS "madeBy"`,
    [counterId, codeHash],
  );
  if (!used) return undefined;
  const [technician] = await tx.query<Technician>(
    `SELECT s.id, s.name FROM staff s JOIN membership m ON m.staff_id = s.id
     WHERE s.id = $1 AND 'technician' = ANY (m.roles)`,
    [used.madeBy],
  );
  return technician;
}

async function noteWrongCode(tx: ZoneTransaction, counter: CounterIdentity): Promise<void> {
  await tx.query(
    `DELETE FROM service_try WHERE counter_id = $1 AND at < clock_timestamp() - interval '1 day'`,
    [counter.counterId],
  );
  await tx.query('INSERT INTO service_try (zone_id, counter_id) VALUES ($1, $2)', [
    tx.zoneId,
    counter.counterId,
  ]);
  const last = (await secondsUntilNextTry(tx, counter)) > 0;
  await recordAudit(tx, {
    ...byCounter(counter),
    action: 'service_code_refused',
    reason: last ? 'A wrong service code; no more are looked at for now.' : 'A wrong service code.',
  });
}

/** @throws Refusal `out_of_state` when a citizen is called to this counter or there; then nothing of this happened */
async function takeCounter(tx: ZoneTransaction, { counterId }: CounterIdentity): Promise<void> {
  await tx.query(`UPDATE counter_health SET ready = false, busy = 'service' WHERE counter_id = $1`, [
    counterId,
  ]);
  const [citizen] = await tx.query(`SELECT 1 FROM consultation WHERE counter_id = $1 AND phase <> 'ended'`, [
    counterId,
  ]);
  if (citizen) throw new Refusal('out_of_state', 'A consultation is going on at this counter.');
  tx.changed('counter', counterId);
}

async function beginVisit(
  tx: ZoneTransaction,
  counter: CounterIdentity,
  technician: Technician,
): Promise<OpenedService> {
  const [visit] = await tx.query<{ id: string; expiresAt: Date }>(
    `INSERT INTO service_visit (zone_id, counter_id, technician_id, expires_at)
     VALUES ($1, $2, $3, clock_timestamp() + make_interval(secs => $4))
     RETURNING id, expires_at AS "expiresAt"`,
    [tx.zoneId, counter.counterId, technician.id, SERVICE_VISIT_MS / 1000],
  );
  if (!visit) throw new Error('A visit was begun without a row.');
  await recordAudit(tx, {
    actorKind: 'staff',
    actorId: technician.id,
    action: 'service_opened',
    subjectKind: 'counter',
    subjectId: counter.counterId,
    reason: 'Opened with a code at the counter.',
  });
  return {
    visitId: ServiceVisitId.parse(visit.id),
    technician: technician.name,
    expiresAt: visit.expiresAt.toISOString(),
  };
}

/** An entry that the counter itself is the cause of. */
export const byCounter = ({ counterId }: CounterIdentity) =>
  ({
    actorKind: 'counter',
    actorId: counterId,
    subjectKind: 'counter',
    subjectId: counterId,
  }) satisfies Partial<NewAuditEntry>;
