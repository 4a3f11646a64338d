import {
  type ConsultationId,
  type CounterDossier,
  type DeskDossier,
  DeviceReport,
  type DocumentInfo,
  type PhoneUpload,
  SigningProgress,
} from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION, type Configuration } from '../config/configuration.ts';
import type { Consultation } from '../consultations/consultation.repository.ts';
import type { ZoneTransaction } from '../database/zone-database.ts';
import { documentsOf } from '../documents/document.repository.ts';
import { uploadAddress, uploadSecret } from '../documents/phone-upload.ts';
import { handOverOf } from '../handover/hand-over.repository.ts';
import { offeredPapers, offeredWays } from '../papers/offered.ts';
import { papersOf } from '../papers/paper.repository.ts';
import { currentPresentation } from '../signing/presentation.repository.ts';
import { signedOf } from '../signing/signing.repository.ts';
import { findStatement } from '../statements/statement.repository.ts';
import { dossierKey } from '../vault/dossier-key.repository.ts';
import { Vault } from '../vault/vault.ts';
import { pvNumberIn } from './pv-number.ts';

type Row = {
  version: number;
  wrapped: Buffer | null;
  sealedPvNumber: Buffer | null;
  uploadUntil: Date | null;
  showingDocument: string | null;
  showingPage: number | null;
  signing: unknown;
  zoneCode: string;
  devices: unknown;
};

/** A dossier whole, for each of its two readers. Reading alone shows nothing to anybody. */
@Injectable()
export class DossierReader {
  constructor(
    @Inject(Vault) private readonly vault: Vault,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** Nothing when it was forgotten. */
  async forDesk(tx: ZoneTransaction, consultation: Consultation): Promise<DeskDossier | undefined> {
    const read = await this.read(tx, consultation);
    if (!read) return undefined;
    const { row, key, statement, presentation, signed, documents, upload } = read;
    const { ticketId } = consultation;
    const pvNumber = pvNumberIn(key, row.sealedPvNumber);
    const devices = DeviceReport.safeParse(row.devices);
    return {
      consultationId: consultation.id,
      version: row.version,
      statement: statement ?? null,
      presentation: presentation ?? null,
      signing: SigningProgress.parse(row.signing),
      signed: signed ?? null,
      documents,
      upload,
      showing: showingIn(row, documents),
      papers: await papersOf(tx, key, ticketId),
      offeredPapers: offeredPapers(statement, pvNumber),
      ways: offeredWays(devices.success ? devices.data : undefined, this.configuration.mail !== undefined),
      handOver: await handOverOf(tx, ticketId),
      pvNumber,
    };
  }

  /** What the citizen sees; nothing of papers, PV or hand-over. */
  async forCounter(tx: ZoneTransaction, consultation: Consultation): Promise<CounterDossier | undefined> {
    const read = await this.read(tx, consultation);
    if (!read) return undefined;
    const { row, statement, presentation, signed, documents, upload } = read;
    const showing = showingIn(row, documents);
    const shown = documents.find(({ id }) => id === showing?.documentId);
    return {
      consultationId: consultation.id,
      version: row.version,
      statement: statement ?? null,
      presentation: presentation ?? null,
      signed: signed ?? null,
      received: documents
        .filter(({ source }) => source !== 'inspector')
        .map(({ id, source, mediaType, pageCount }) => ({ id, source, mediaType, pageCount })),
      upload,
      showing:
        showing && shown
          ? { ...showing, pageCount: shown.pageCount, sha256: shown.sha256, mediaType: shown.mediaType }
          : null,
    };
  }

  private async read(tx: ZoneTransaction, { id, ticketId }: Consultation) {
    const row = await dossierRow(tx, id);
    const key = dossierKey(tx.zoneId, this.vault, ticketId, row?.wrapped ?? null);
    if (!row || !key.ok) return undefined;
    const statement = await findStatement(tx, key.value, { ticketId, consultationId: id });
    const presentation = statement && (await currentPresentation(tx, statement.id));
    const signed =
      presentation?.state === 'signed' ? (await signedOf(tx, key.value, presentation.id))?.signed : undefined;
    const documents = await documentsOf(tx, key.value, ticketId);
    const upload = this.uploadOf(tx, row, ticketId);
    return { row, key: key.value, statement, presentation, signed, documents, upload };
  }

  private uploadOf(
    tx: ZoneTransaction,
    { uploadUntil, zoneCode }: Row,
    ticketId: Consultation['ticketId'],
  ): PhoneUpload | null {
    if (!uploadUntil || uploadUntil.getTime() < Date.now()) return null;
    const zone = { id: tx.zoneId, code: zoneCode };
    const secret = uploadSecret(this.vault, zone, ticketId, uploadUntil);
    return uploadAddress(this.configuration.publicUrl, secret, uploadUntil);
  }
}

async function dossierRow(tx: ZoneTransaction, id: ConsultationId): Promise<Row | undefined> {
  const [row] = await tx.query<Row>(
    `SELECT d.version, d.wrapped, d.sealed_pv_number AS "sealedPvNumber", d.upload_until AS "uploadUntil",
       d.showing_document AS "showingDocument", d.showing_page AS "showingPage", d.signing, z.code AS "zoneCode",
       h.devices
     FROM consultation k
     JOIN dossier d ON d.zone_id = k.zone_id AND d.ticket_id = k.ticket_id
     JOIN zone z ON z.id = k.zone_id
     LEFT JOIN counter_health h ON h.zone_id = k.zone_id AND h.counter_id = k.counter_id
     WHERE k.id = $1`,
    [id],
  );
  return row;
}

function showingIn({ showingDocument, showingPage }: Row, documents: readonly DocumentInfo[]) {
  const shown = documents.find(({ id }) => id === showingDocument);
  return shown && showingPage ? { documentId: shown.id, page: showingPage } : null;
}
