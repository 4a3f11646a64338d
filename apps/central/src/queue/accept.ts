import { randomUUID } from 'node:crypto';
import {
  ConsultationId,
  type CounterId,
  type DeskConsultation,
  HEARTBEAT_VALID_MS,
  type StaffId,
  type TicketId,
} from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { StaffSession } from '../access/access.ts';
import { Refusal } from '../boundary/refusal.ts';
import { CONFIGURATION, type Configuration } from '../config/configuration.ts';
import { openConsultationOf, viewConsultation } from '../consultations/consultation.repository.ts';
import { ZoneDatabase, type ZoneTransaction } from '../database/zone-database.ts';
import { storeNewKey } from '../vault/consultation-key.repository.ts';
import { Vault } from '../vault/vault.ts';
import { recordTicketEvent } from './ticket-history.ts';
import { QUEUE_ORDER, setTicketState } from './tickets.repository.ts';

/** Each turn loses to a colleague who took the same counter; there are fewer colleagues than this. */
const TURNS = 50;

/**
 * *Next*: the ticket in order, a ready free counter at its site and this inspector, in one transaction.
 * The unique indexes on `consultation` decide every race; the code only asks again.
 */
@Injectable()
export class Accept {
  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /**
   * @throws Refusal `not_available` (has a break), `already_in_consultation`, `nobody_waits`, or `no_free_counter`
   *   (somebody waits, but no ready counter is free at their site)
   */
  next(staff: StaffSession): Promise<DeskConsultation> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      await checkInspector(tx, staff.staffId);
      const assigned = await assign(tx, staff.staffId);
      if (!assigned) throw await whyNobody(tx, staff.staffId);
      await storeNewKey(tx, this.vault, assigned.consultationId);
      await setTicketState(tx, assigned.ticketId, 'called');
      await recordTicketEvent(tx, {
        ticketId: assigned.ticketId,
        kind: 'called',
        state: 'called',
        consultationId: assigned.consultationId,
        actor: { kind: 'staff', id: staff.staffId },
      });
      tx.changed('consultation', assigned.consultationId);
      tx.changed('inspector', staff.staffId);
      const views = await viewConsultation(tx, assigned.consultationId, this.configuration.turn);
      if (!views) throw new Error('A consultation vanished in its own transaction.');
      return views.desk;
    });
  }
}

/** The lock makes two presses of one inspector wait for each other. */
async function checkInspector(tx: ZoneTransaction, staffId: StaffId): Promise<void> {
  const [inspector] = await tx.query<{ availability: string }>(
    'SELECT availability FROM inspector WHERE staff_id = $1 FOR NO KEY UPDATE',
    [staffId],
  );
  if (!inspector) throw new Refusal('forbidden', 'This needs an inspector.');
  if (await openConsultationOf(tx, { inspectorId: staffId }))
    throw new Refusal('already_in_consultation', 'This inspector is in a consultation.');
  if (inspector.availability !== 'available')
    throw new Refusal('not_available', 'This inspector has a break.');
}

type Candidate = { ticketId: TicketId; counterId: CounterId };
type Assigned = { ticketId: TicketId; consultationId: ConsultationId };

async function assign(tx: ZoneTransaction, inspectorId: StaffId): Promise<Assigned | undefined> {
  for (let turn = 0; turn < TURNS; turn += 1) {
    // First without waiting for colleagues. When that finds nobody, wait for them, because they may yet fail; and
    // when they did not, look once more at what they left.
    const candidate =
      (await inOrder(tx, inspectorId, 'SKIP LOCKED')) ??
      (await inOrder(tx, inspectorId, '')) ??
      (await inOrder(tx, inspectorId, 'SKIP LOCKED'));
    if (!candidate) return undefined;
    const consultationId = await insertConsultation(tx, candidate, inspectorId);
    if (consultationId) return { ticketId: candidate.ticketId, consultationId };
  }
  throw new Refusal('conflict', 'Others were faster each time.');
}

/**
 * The first waiting ticket that has a counter at its site. At each site the first ticket is paired with the first
 * free counter, the second with the second and so on: a colleague who takes the second ticket at the same instant
 * can't take the only counter away from the first one.
 *
 * A counter is free when it is enrolled, in nobody's consultation, and its last heartbeat is younger than ten
 * seconds and says ready; one whose citizen is taking a ticket says ready too, because issuing yields to a call.
 */
async function inOrder(
  tx: ZoneTransaction,
  inspectorId: StaffId,
  wait: 'SKIP LOCKED' | '',
): Promise<Candidate | undefined> {
  const [row] = await tx.query<Candidate>(
    `SELECT t.id AS "ticketId", free.id AS "counterId"
     FROM ticket t
     JOIN (SELECT t.id, row_number() OVER (PARTITION BY t.site_id ORDER BY ${QUEUE_ORDER}) AS place
       FROM ticket t WHERE t.state = 'waiting' AND ${MAY_BE_MINE}) line ON line.id = t.id
     JOIN (SELECT c.id, c.site_id, row_number() OVER (PARTITION BY c.site_id ORDER BY c.label) AS place
       FROM counter c
       JOIN counter_health h ON h.zone_id = c.zone_id AND h.counter_id = c.id
       WHERE ${CAN_TAKE_A_CALL} AND NOT EXISTS (SELECT FROM consultation k
         WHERE k.zone_id = c.zone_id AND k.counter_id = c.id AND k.phase <> 'ended')) free
       ON free.site_id = t.site_id AND free.place = line.place
     WHERE t.state = 'waiting' AND ${MAY_BE_MINE}
     ORDER BY (t.reserved_for IS NULL), ${QUEUE_ORDER}
     LIMIT 1
     FOR NO KEY UPDATE OF t ${wait}`,
    [HEARTBEAT_VALID_MS / 1000, inspectorId],
  );
  return row;
}

/** A ticket that the chief inspector keeps for somebody is nobody else's; the one it is kept for gets it first. */
const MAY_BE_MINE = '(t.reserved_for IS NULL OR t.reserved_for = $2)';

/** Needs `counter c`, `counter_health h` and the heartbeat's validity in seconds as the first parameter. */
const CAN_TAKE_A_CALL = `'counter' = ANY (c.roles) AND c.in_service_at IS NOT NULL AND c.revoked_at IS NULL
  AND h.ready AND h.last_heartbeat_at > clock_timestamp() - make_interval(secs => $1)`;

/**
 * Looks at the counter once more under a lock, so that no heartbeat can say otherwise before this commits, and
 * takes it. Nothing when it is not ready any more or a colleague has it: then ask again.
 */
async function insertConsultation(
  tx: ZoneTransaction,
  { ticketId, counterId }: Candidate,
  inspectorId: StaffId,
): Promise<ConsultationId | undefined> {
  const [row] = await tx.query<{ id: string }>(
    `INSERT INTO consultation (zone_id, id, ticket_id, counter_id, inspector_id)
     SELECT $2, $3, $4, c.id, $6 FROM counter c
     JOIN counter_health h ON h.zone_id = c.zone_id AND h.counter_id = c.id
     WHERE c.id = $5 AND ${CAN_TAKE_A_CALL}
     FOR SHARE OF c, h
     ON CONFLICT DO NOTHING RETURNING id`,
    [HEARTBEAT_VALID_MS / 1000, tx.zoneId, randomUUID(), ticketId, counterId, inspectorId],
  );
  return row && ConsultationId.parse(row.id);
}

async function whyNobody(tx: ZoneTransaction, inspectorId: StaffId): Promise<Refusal> {
  const [row] = await tx.query<{ waits: boolean }>(
    `SELECT EXISTS (SELECT FROM ticket WHERE state = 'waiting'
       AND (reserved_for IS NULL OR reserved_for = $1)) AS waits`,
    [inspectorId],
  );
  return row?.waits
    ? new Refusal('no_free_counter', 'Somebody waits, but no ready counter is free at their site.')
    : new Refusal('nobody_waits', 'Nobody waits.');
}
