import { REST, SetCap } from '@loket/contract';
import { Body, Controller, Inject, Put } from '@nestjs/common';
import { Access, CurrentStaff, type StaffSession } from '../access/access.ts';
import { recordAudit } from '../audit/audit.repository.ts';
import { Checked } from '../boundary/checked.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { Documented } from '../openapi/documented.ts';

const REFUSALS = ['bad_request', 'unauthenticated', 'forbidden'] as const;

/** What the chief inspector does; the board itself is told over the desk's socket. */
@Controller()
@Access('staff', 'chief_inspector')
export class BoardController {
  constructor(@Inject(ZoneDatabase) private readonly database: ZoneDatabase) {}

  @Put(REST.cap)
  @Documented({
    summary: 'Most inspectors at work at once',
    body: SetCap,
    answer: SetCap,
    refusals: REFUSALS,
  })
  cap(
    @CurrentStaff() staff: StaffSession,
    @Body(new Checked(SetCap)) { inspectors }: SetCap,
  ): Promise<SetCap> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      await tx.query('UPDATE zone SET inspector_cap = $2 WHERE id = $1', [tx.zoneId, inspectors]);
      await recordAudit(tx, {
        actorKind: 'staff',
        actorId: staff.staffId,
        action: 'cap_changed',
        subjectKind: 'zone',
        subjectId: tx.zoneId,
        reason: `At most ${inspectors} at work.`,
      });
      tx.changed('cap', tx.zoneId);
      return { inspectors };
    });
  }
}
