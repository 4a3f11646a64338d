import type { ConsultationId } from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { StaffSession } from '../access/access.ts';
import { recordAudit } from '../audit/audit.repository.ts';
import { Refusal } from '../boundary/refusal.ts';
import { lockConsultation } from '../consultations/consultation.repository.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { Dossiers } from '../dossier/dossiers.ts';
import { statementOf } from '../statements/statements.service.ts';
import { currentPresentation, presentedPdf } from './presentation.repository.ts';
import { signedPdf } from './signing.repository.ts';

/** The statement's pages for its inspector; every look is recorded. */
@Injectable()
export class StatementPdfs {
  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(Dossiers) private readonly dossiers: Dossiers,
  ) {}

  /**
   * @param reason needed once the consultation has ended
   * @throws Refusal `bad_request` without that reason, `held_by_other`, `not_found` when nothing is presented
   */
  forInspector(staff: StaffSession, id: ConsultationId, reason: string | undefined): Promise<Buffer> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      const consultation = await lockConsultation(tx, id);
      if (consultation.inspectorId !== staff.staffId)
        throw new Refusal('held_by_other', 'This is the consultation of another inspector.');
      const ended = consultation.phase === 'ended';
      if (ended && reason === undefined)
        throw new Refusal('bad_request', 'After the consultation this needs a reason.', {
          fields: ['reason'],
        });
      return this.dossiers.open(tx, consultation, async (_, dossier) => {
        const statement = await statementOf(tx, dossier);
        const presentation = statement && (await currentPresentation(tx, statement.id));
        if (!presentation) throw new Refusal('not_found', 'Nothing is presented.');
        await recordAudit(tx, {
          actorKind: 'staff',
          actorId: staff.staffId,
          action: 'statement_shown',
          subjectKind: 'consultation',
          subjectId: id,
          reason: reason ?? 'consultation in progress',
        });
        const signed = await signedPdf(tx, dossier.key, presentation.id);
        return signed ?? (await presentedPdf(tx, dossier.key, presentation.id));
      });
    });
  }
}
