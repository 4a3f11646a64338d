import type { ConsultationId, DocumentId, DocumentInfo, PhoneUpload, Showing } from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { CounterIdentity, StaffSession } from '../access/access.ts';
import { recordAudit } from '../audit/audit.repository.ts';
import { Refusal } from '../boundary/refusal.ts';
import { CONFIGURATION, type Configuration } from '../config/configuration.ts';
import { lockConsultation } from '../consultations/consultation.repository.ts';
import { ZoneDatabase, type ZoneTransaction } from '../database/zone-database.ts';
import { Dossiers, type OpenDossier } from '../dossier/dossiers.ts';
import { pagesAreFixed } from '../statements/statement.repository.ts';
import { Vault } from '../vault/vault.ts';
import { pdfFrom } from './accepted-file.ts';
import { documentBytes, insertDocument, setAnnex } from './document.repository.ts';
import { uploadAddress, uploadHash, uploadSecret } from './phone-upload.ts';

/** Long enough to find a photo, short enough that a copied address is soon worth nothing. */
const UPLOAD_MINUTES = 30;

type Bytes = { mediaType: string; bytes: Buffer };

/** Documents as inspector and counter handle them; what a phone sends comes through `PhoneFiles`. */
@Injectable()
export class Documents {
  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(Dossiers) private readonly dossiers: Dossiers,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** The address for the citizen's phone: the same one as long as it is valid, useless once the visit ends. */
  phoneUpload(staff: StaffSession, id: ConsultationId): Promise<PhoneUpload> {
    return this.dossiers.byInspector(staff, id, async (tx, { ticketId }) => {
      const [row] = await tx.query<{ code: string; until: Date; fresh: boolean }>(
        `SELECT z.code, coalesce(d.upload_until > clock_timestamp() + interval '1 minute', false) AS fresh,
           CASE WHEN d.upload_until > clock_timestamp() + interval '1 minute' THEN d.upload_until
             ELSE date_trunc('milliseconds', clock_timestamp()) + make_interval(mins => $2) END AS until
         FROM dossier d JOIN zone z ON z.id = d.zone_id WHERE d.ticket_id = $1`,
        [ticketId, UPLOAD_MINUTES],
      );
      if (!row) throw new Error('A dossier vanished in its own transaction.');
      const secret = uploadSecret(this.vault, { id: tx.zoneId, code: row.code }, ticketId, row.until);
      if (!row.fresh)
        await tx.query('UPDATE dossier SET upload_hash = $2, upload_until = $3 WHERE ticket_id = $1', [
          ticketId,
          uploadHash(secret),
          row.until,
        ]);
      return uploadAddress(this.configuration.publicUrl, secret, row.until);
    });
  }

  /** A PDF of the inspector's, to show at the counter. @throws Refusal `file_not_accepted` */
  async addPdf(staff: StaffSession, id: ConsultationId, name: string, bytes: Buffer): Promise<DocumentInfo> {
    const file = await pdfFrom(bytes);
    return this.dossiers.byInspector(staff, id, (tx, { key, ticketId }) =>
      insertDocument(tx, key, ticketId, { ...file, source: 'inspector', name, annex: false }),
    );
  }

  /** Annexes are listed on the pages, so they are fixed while those are presented or signed. */
  setAnnex(
    staff: StaffSession,
    id: ConsultationId,
    documentId: DocumentId,
    annex: boolean,
  ): Promise<DocumentInfo> {
    return this.dossiers.byInspector(staff, id, async (tx, { key, ticketId }) => {
      if (await pagesAreFixed(tx, ticketId))
        throw new Refusal('out_of_state', 'The pages that list the annexes are presented.');
      return setAnnex(tx, key, ticketId, documentId, annex);
    });
  }

  /**
   * One document for the own inspector; recorded. After the consultation a person says why.
   * @throws Refusal `held_by_other`, `bad_request` without that reason
   */
  forInspector(
    staff: StaffSession,
    id: ConsultationId,
    documentId: DocumentId,
    reason: string | undefined,
  ): Promise<Bytes> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      const consultation = await lockConsultation(tx, id);
      if (consultation.inspectorId !== staff.staffId)
        throw new Refusal('held_by_other', 'This is the consultation of another inspector.');
      if (consultation.phase === 'ended' && reason === undefined)
        throw new Refusal('bad_request', 'After the consultation this needs a reason.', {
          fields: ['reason'],
        });
      return this.dossiers.open(tx, consultation, async (_, { key, ticketId }) => {
        const { info, bytes } = await documentBytes(tx, key, ticketId, documentId);
        await recordAudit(tx, {
          actorKind: 'staff',
          actorId: staff.staffId,
          action: 'document_shown',
          subjectKind: 'consultation',
          subjectId: id,
          reason: reason ?? 'consultation in progress',
        });
        return { mediaType: info.mediaType, bytes };
      });
    });
  }

  /** @param showing null: nothing is shown any more. @throws Refusal `bad_request` for a page that is not there */
  show(staff: StaffSession, id: ConsultationId, showing: Showing | null): Promise<void> {
    return this.dossiers.byInspector(staff, id, async (tx, dossier) => {
      if (showing) await checkPage(tx, dossier, showing);
      await tx.query('UPDATE dossier SET showing_document = $2, showing_page = $3 WHERE ticket_id = $1', [
        dossier.ticketId,
        showing?.documentId ?? null,
        showing?.page ?? null,
      ]);
    });
  }

  /** Only the document that the inspector shows there now. */
  forCounter(counter: CounterIdentity, documentId: DocumentId): Promise<Bytes> {
    return this.dossiers.readByCounter(counter, async (tx, { key, ticketId }) => {
      const [shown] = await tx.query<{ id: string }>(
        'SELECT showing_document AS id FROM dossier WHERE ticket_id = $1',
        [ticketId],
      );
      if (shown?.id !== documentId) throw new Refusal('not_found', 'This is not shown here.');
      const { info, bytes } = await documentBytes(tx, key, ticketId, documentId);
      return { mediaType: info.mediaType, bytes };
    });
  }
}

async function checkPage(tx: ZoneTransaction, { ticketId }: OpenDossier, showing: Showing): Promise<void> {
  const [row] = await tx.query<{ pages: number }>(
    'SELECT page_count AS pages FROM document WHERE id = $1 AND ticket_id = $2',
    [showing.documentId, ticketId],
  );
  if (!row) throw new Refusal('not_found', 'This visit has no such document.');
  if (showing.page > row.pages)
    throw new Refusal('bad_request', 'There is no such page.', { fields: ['page'] });
}

/** A name that somebody else chose: no path, no control characters, not too long; never nothing. */
export function plainName(chosen: string, mediaType: DocumentInfo['mediaType']): string {
  const name = (chosen.split(/[\\/]/).at(-1) ?? '').replace(/[\p{C}<>:"|?*]/gu, '').trim();
  const stem =
    name
      .replace(/\.[A-Za-z0-9]{1,5}$/, '')
      .slice(0, 110)
      .trim() || 'document';
  return `${stem}.${mediaType === 'image/jpeg' ? 'jpg' : 'pdf'}`;
}
