import type { ConsultationId, Locale, ZoneId } from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import { Refusal } from '../boundary/refusal.ts';
import { lockConsultation } from '../consultations/consultation.repository.ts';
import { ZoneDatabase, type ZoneTransaction } from '../database/zone-database.ts';
import { Dossiers } from '../dossier/dossiers.ts';
import { pagesAreFixed } from '../statements/statement.repository.ts';
import { acceptedFile } from './accepted-file.ts';
import { insertDocument } from './document.repository.ts';
import { plainName } from './documents.service.ts';
import { readUploadSecret } from './phone-upload.ts';

/** Behind an address that is valid now. */
export type OpenUpload = {
  zoneId: ZoneId;
  consultationId: ConsultationId;
  zoneName: string;
  siteName: string;
  locale: Locale;
  received: number;
};

/** What a citizen's phone sends. Whoever has the address may send; nobody can read anything back. */
@Injectable()
export class PhoneFiles {
  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(Dossiers) private readonly dossiers: Dossiers,
  ) {}

  /** Nothing for an address that is unknown, too old, or of a visit that ended. */
  async find(secret: string): Promise<OpenUpload | undefined> {
    const read = readUploadSecret(secret);
    const zone = read && (await this.database.zones()).find(({ code }) => code === read.zoneCode);
    return zone && this.database.inZone(zone.id, (tx) => openUpload(tx, read.hash));
  }

  /**
   * @throws Refusal `not_found` (see `find`), `file_not_accepted`, `too_many_requests` (the dossier is full)
   */
  async receive(secret: string, file: { name: string; bytes: Buffer }): Promise<void> {
    const accepted = await acceptedFile(file.bytes);
    const upload = await this.find(secret);
    if (!upload) throw gone();
    await this.database.inZone(upload.zoneId, async (tx) => {
      const consultation = await lockConsultation(tx, upload.consultationId);
      if (consultation.phase !== 'present' && consultation.phase !== 'away') throw gone();
      await this.dossiers.change(tx, consultation, async (_, { key, ticketId }) => {
        const annex = !(await pagesAreFixed(tx, ticketId));
        const name = plainName(file.name, accepted.mediaType);
        await insertDocument(tx, key, ticketId, { ...accepted, source: 'phone', name, annex });
      });
    });
  }
}

async function openUpload(tx: ZoneTransaction, hash: Buffer): Promise<OpenUpload | undefined> {
  const [row] = await tx.query<Omit<OpenUpload, 'zoneId'>>(
    `SELECT k.id AS "consultationId", z.name AS "zoneName", s.name AS "siteName", t.locale,
       (SELECT count(*)::int FROM document f WHERE f.ticket_id = d.ticket_id AND f.source = 'phone') AS received
     FROM dossier d
     JOIN zone z ON z.id = d.zone_id
     JOIN ticket t ON t.zone_id = d.zone_id AND t.id = d.ticket_id
     JOIN site s ON s.zone_id = t.zone_id AND s.id = t.site_id
     JOIN consultation k ON k.zone_id = d.zone_id AND k.ticket_id = d.ticket_id AND k.phase IN ('present', 'away')
     WHERE d.upload_hash = $1 AND d.upload_until > clock_timestamp()`,
    [hash],
  );
  return row && { ...row, zoneId: tx.zoneId };
}

export const gone = (): Refusal => new Refusal('not_found', 'This address is not valid any more.');
