import { randomUUID } from 'node:crypto';
import type { Alarm, AlarmId, ConsultationId, RaiseAlarm } from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { CounterIdentity, StaffSession } from '../access/access.ts';
import { type NewAuditEntry, recordAudit } from '../audit/audit.repository.ts';
import { Refusal } from '../boundary/refusal.ts';
import { lockConsultation, openConsultationOf } from '../consultations/consultation.repository.ts';
import { ZoneDatabase, type ZoneTransaction } from '../database/zone-database.ts';
import { answerAlarm, insertAlarm, openAlarmOf, openAlarms } from './alarm.repository.ts';

/** A call for help from a counter: to every desk and board of the zone, with the address. */
@Injectable()
export class Alarms {
  constructor(@Inject(ZoneDatabase) private readonly database: ZoneDatabase) {}

  /** Somebody at the counter pressed, in a call or outside one. The same touch told twice is one alarm. */
  raiseAtCounter({ zoneId, counterId }: CounterIdentity, { idempotencyKey }: RaiseAlarm): Promise<void> {
    return this.database.inZone(zoneId, async (tx) => {
      const consultationId = (await openConsultationOf(tx, { counterId })) ?? null;
      const id = await insertAlarm(tx, { counterId, consultationId, raisedBy: 'counter', idempotencyKey });
      if (id) await raised(tx, id, { actorKind: 'counter', actorId: counterId });
    });
  }

  /** @throws Refusal `not_found`, `forbidden` (another inspector's), `out_of_state` (ended) */
  raiseByInspector(staff: StaffSession, consultationId: ConsultationId): Promise<Alarm> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      const consultation = await lockConsultation(tx, consultationId);
      if (consultation.inspectorId !== staff.staffId)
        throw new Refusal('forbidden', 'This is the consultation of another inspector.');
      if (consultation.phase === 'ended') throw new Refusal('out_of_state', 'This consultation has ended.');
      const known = await openAlarmOf(tx, consultationId);
      if (known) return this.read(tx, known);
      const { counterId } = consultation;
      const alarm = {
        counterId,
        consultationId,
        raisedBy: 'inspector',
        idempotencyKey: randomUUID(),
      } as const;
      const id = await insertAlarm(tx, alarm);
      if (!id) throw new Refusal('conflict', 'Somebody was faster.');
      await raised(tx, id, { actorKind: 'staff', actorId: staff.staffId });
      return this.read(tx, id);
    });
  }

  /** The first one who answers has it; a later answer changes nothing and tells who it was. */
  answer(staff: StaffSession, id: AlarmId): Promise<Alarm> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      if (await answerAlarm(tx, id, staff.staffId)) {
        await recordAudit(tx, {
          actorKind: 'staff',
          actorId: staff.staffId,
          action: 'alarm_answered',
          subjectKind: 'alarm',
          subjectId: id,
          reason: 'took the alarm on',
        });
        tx.changed('alarm', id);
      }
      return this.read(tx, id);
    });
  }

  private async read(tx: ZoneTransaction, id: AlarmId): Promise<Alarm> {
    const [alarm] = await openAlarms(tx, id);
    if (!alarm) throw new Refusal('not_found', 'There is no such alarm.');
    return alarm;
  }
}

async function raised(
  tx: ZoneTransaction,
  subjectId: AlarmId,
  actor: Pick<Extract<NewAuditEntry, { actorKind: 'staff' | 'counter' }>, 'actorKind' | 'actorId'>,
): Promise<void> {
  await recordAudit(tx, {
    ...actor,
    action: 'alarm_raised',
    subjectKind: 'alarm',
    subjectId,
    reason: 'called for help',
  });
  tx.changed('alarm', subjectId);
}
