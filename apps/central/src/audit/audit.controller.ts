import { AuditEntry, REST, ReadAudit } from '@loket/contract';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { z } from 'zod';
import { Access, CurrentStaff, type StaffSession } from '../access/access.ts';
import { Checked } from '../boundary/checked.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { Documented } from '../openapi/documented.ts';
import { readAuditEntries, recordAudit } from './audit.repository.ts';

/** Who saw what, when and why. Looking at it is itself an act with a reason. */
@Controller()
export class AuditController {
  constructor(@Inject(ZoneDatabase) private readonly database: ZoneDatabase) {}

  @Get(REST.audit)
  @Access('staff', 'chief_inspector', 'analyst')
  @Documented({
    summary: 'The audit log of the own zone, newest first; reading it is recorded with the reason',
    query: ReadAudit,
    answer: z.array(AuditEntry),
    refusals: ['bad_request', 'unauthenticated', 'forbidden'],
  })
  read(
    @CurrentStaff() staff: StaffSession,
    @Query(new Checked(ReadAudit)) { reason, ...search }: ReadAudit,
  ): Promise<AuditEntry[]> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      await recordAudit(tx, {
        actorKind: 'staff',
        actorId: staff.staffId,
        action: 'audit_read',
        subjectKind: 'audit',
        subjectId: null,
        reason,
      });
      return readAuditEntries(tx, search);
    });
  }
}
