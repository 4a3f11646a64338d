import type { Competence, InspectorState, StaffId } from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { StaffSession } from '../access/access.ts';
import { recordAudit } from '../audit/audit.repository.ts';
import { Refusal } from '../boundary/refusal.ts';
import { ZoneDatabase, type ZoneTransaction } from '../database/zone-database.ts';
import { inspectorStates, setAvailability, setCompetence } from './inspectors.repository.ts';
import { TAKES_CALLS } from './sessions.ts';

/** What the chief inspector decides about the inspectors of the zone. */
@Injectable()
export class Inspectors {
  constructor(@Inject(ZoneDatabase) private readonly database: ZoneDatabase) {}

  /**
   * A break from now on: no new call. A consultation that runs is finished first; until then the inspector counts as
   * being in it. They may end the break themselves, within the cap.
   * @throws Refusal `not_found`
   */
  forceBreak(staff: StaffSession, staffId: StaffId): Promise<InspectorState> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      await checkTakesCalls(tx, staffId);
      await setAvailability(tx, staffId, 'break');
      await note(tx, staff, staffId, 'break_forced', 'A break, on the board.');
      return stateOf(tx, staffId);
    });
  }

  /** @throws Refusal `not_found` */
  setCompetence(staff: StaffSession, staffId: StaffId, competence: Competence): Promise<InspectorState> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      await checkTakesCalls(tx, staffId);
      await setCompetence(tx, staffId, competence);
      const { languages, skills } = competence;
      const what = [...languages, ...skills].join(' ');
      await note(tx, staff, staffId, 'competence_changed', `From now on: ${what}.`);
      return stateOf(tx, staffId);
    });
  }
}

async function checkTakesCalls(tx: ZoneTransaction, staffId: StaffId): Promise<void> {
  const [member] = await tx.query('SELECT 1 FROM membership WHERE staff_id = $1 AND roles && $2', [
    staffId,
    TAKES_CALLS,
  ]);
  if (!member) throw new Refusal('not_found', 'There is no such inspector.');
}

async function stateOf(tx: ZoneTransaction, staffId: StaffId): Promise<InspectorState> {
  const [state] = await inspectorStates(tx, staffId);
  if (!state) throw new Error('An inspector vanished in the transaction that wrote them.');
  return state;
}

function note(
  tx: ZoneTransaction,
  staff: StaffSession,
  staffId: StaffId,
  action: 'break_forced' | 'competence_changed',
  reason: string,
): Promise<void> {
  return recordAudit(tx, {
    actorKind: 'staff',
    actorId: staff.staffId,
    action,
    subjectKind: 'staff',
    subjectId: staffId,
    reason,
  });
}
