import type { ConsultationId, DeskIdentification, Identification, StaffId, ZoneId } from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import { recordAudit } from '../audit/audit.repository.ts';
import { findConsultation } from '../consultations/consultation.repository.ts';
import { ZoneDatabase, type ZoneTransaction } from '../database/zone-database.ts';
import { IdentificationReader } from './identification-reader.ts';

/** The only way in which personal data reaches a desk. */
@Injectable()
export class Showing {
  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(IdentificationReader) private readonly reader: IdentificationReader,
  ) {}

  /**
   * The identification of a consultation for its own inspector, for one sending; that it is shown is recorded in
   * the same transaction. Nothing for anybody else, and nothing once the consultation has ended.
   */
  show(zoneId: ZoneId, id: ConsultationId, staffId: StaffId): Promise<DeskIdentification | undefined> {
    return this.database.inZone(zoneId, async (tx) => {
      const consultation = await findConsultation(tx, id);
      if (consultation?.inspectorId !== staffId || consultation.phase === 'ended') return undefined;
      const identification = await this.reader.read(tx, consultation.ticketId);
      await recordWhatIsShown(tx, identification, id, staffId);
      return { consultationId: id, identification };
    });
  }
}

async function recordWhatIsShown(
  tx: ZoneTransaction,
  shown: Identification,
  subjectId: ConsultationId,
  actorId: StaffId,
): Promise<void> {
  if (shown.state === 'none' || shown.state === 'failed') return;
  const entry = {
    actorKind: 'staff',
    actorId,
    subjectKind: 'consultation',
    subjectId,
    reason: 'consultation in progress',
  } as const;
  if (shown.state === 'manual') {
    await recordAudit(tx, { ...entry, action: 'identity_shown' });
    return;
  }
  if (shown.identity || shown.address) await recordAudit(tx, { ...entry, action: 'identity_shown' });
  if (shown.photoJpegBase64) await recordAudit(tx, { ...entry, action: 'photo_shown' });
}
