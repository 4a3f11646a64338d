import type { ConsultationId, ManualIdentification } from '@loket/contract';
import { nationalNumberFits } from '@loket/identity';
import { Inject, Injectable } from '@nestjs/common';
import type { StaffSession } from '../access/access.ts';
import { recordAudit } from '../audit/audit.repository.ts';
import { Refusal } from '../boundary/refusal.ts';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { Dossiers, type OpenDossier } from '../dossier/dossiers.ts';
import { pagesAreFixed } from '../statements/statement.repository.ts';
import { MANUAL_KIND } from './identification-reader.ts';

/** Without a card: what the inspector was told and saw, sealed, marked as such everywhere, and why. */
@Injectable()
export class IdentifyingByHand {
  constructor(@Inject(Dossiers) private readonly dossiers: Dossiers) {}

  /**
   * @throws Refusal `bad_request` (check digits; a paper that is no document of this visit), `out_of_state` (the pages
   *   that name the person are presented or signed)
   */
  identify(staff: StaffSession, id: ConsultationId, manual: ManualIdentification): Promise<void> {
    return this.dossiers.byInspector(staff, id, async (tx, dossier) => {
      const birthYear = Number(manual.birthDate.slice(0, 4));
      if (manual.nationalNumber !== '' && !nationalNumberFits(manual.nationalNumber, birthYear))
        throw new Refusal('bad_request', 'The check digits do not fit.', { fields: ['nationalNumber'] });
      await checkState(tx, dossier, manual);
      const sealed = dossier.key.seal(MANUAL_KIND, Buffer.from(JSON.stringify(manual)));
      await tx.query(
        'UPDATE dossier SET sealed_manual = $2, manual_at = clock_timestamp() WHERE ticket_id = $1',
        [dossier.ticketId, sealed],
      );
      await recordAudit(tx, {
        actorKind: 'staff',
        actorId: staff.staffId,
        action: 'manual_identification',
        subjectKind: 'consultation',
        subjectId: id,
        reason: `by hand: ${manual.reason}, paper: ${manual.paper}`,
      });
      tx.changed('identification', id);
    });
  }
}

async function checkState(
  tx: ZoneTransaction,
  { ticketId }: OpenDossier,
  { paperDocumentId }: ManualIdentification,
): Promise<void> {
  const [row] = await tx.query<{ paper: boolean }>(
    `SELECT $2::uuid IS NULL OR EXISTS (SELECT FROM document WHERE ticket_id = $1 AND id = $2) AS paper`,
    [ticketId, paperDocumentId],
  );
  if (!row?.paper)
    throw new Refusal('bad_request', 'This visit has no such document.', { fields: ['paperDocumentId'] });
  if (await pagesAreFixed(tx, ticketId))
    throw new Refusal('out_of_state', 'The pages that name the person are presented.');
}
