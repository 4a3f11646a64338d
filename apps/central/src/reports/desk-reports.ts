import { randomUUID } from 'node:crypto';
import {
  type AnsweredReport,
  type AnswerReport,
  type InboxReport,
  isSensitive,
  type PhotoId,
  type ReadReport,
  type ReportCategory,
  type ReportId,
} from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { StaffSession } from '../access/access.ts';
import { recordAudit } from '../audit/audit.repository.ts';
import { Refusal } from '../boundary/refusal.ts';
import { ZoneDatabase, type ZoneTransaction } from '../database/zone-database.ts';
import { portalSettings } from '../portal/portal-settings.ts';
import { PortalZones } from '../portal/portal-zones.ts';
import { recordKey } from '../vault/record-key.repository.ts';
import { type DataKey, Vault } from '../vault/vault.ts';
import { Photos } from './photos.ts';
import { openReport, sealWords } from './report-content.ts';
import { inbox, insertWords, lockedReport, photosOf, type ReportRow, wordsOf } from './reports.repository.ts';
import { Reports } from './reports.ts';

/** What is sensitive is for those who may hear a victim. */
const seesSensitive = ({ roles }: StaffSession): boolean =>
  roles.some((role) => role === 'inspector' || role === 'chief_inspector');

/** The staff's inbox. Rows say nothing that a citizen typed; looking takes a reason, which is written down. */
@Injectable()
export class DeskReports {
  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(PortalZones) private readonly zones: PortalZones,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Reports) private readonly reports: Reports,
    @Inject(Photos) private readonly photos: Photos,
  ) {}

  inbox(staff: StaffSession): Promise<InboxReport[]> {
    return this.database.inZone(staff.zoneId, (tx) => inbox(tx, seesSensitive(staff)));
  }

  read(staff: StaffSession, id: ReportId, reason: string): Promise<ReadReport> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      const { row, key } = await this.open(tx, staff, id);
      const content = openReport(key, row.sealed);
      if (!content) throw new Refusal('not_found', 'This report was forgotten.');
      await recordAudit(tx, {
        actorKind: 'staff',
        actorId: staff.staffId,
        action: row.category === 'question' ? 'question_shown' : 'report_shown',
        subjectKind: subjectOf(row.category),
        subjectId: id,
        reason,
      });
      return {
        ...content,
        id,
        category: row.category,
        state: row.state,
        locale: row.locale,
        municipality: row.municipality,
        receivedAt: row.receivedAt.toISOString(),
        answerBy: row.answerBy.toISOString(),
        photos: await photosOf(tx, id),
        words: await wordsOf(tx, key, id),
      };
    });
  }

  readPhoto(staff: StaffSession, id: ReportId, photoId: PhotoId, reason: string): Promise<Buffer> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      await this.open(tx, staff, id);
      const jpeg = await this.photos.jpegOf(tx, id, photoId);
      if (!jpeg) throw new Refusal('not_found', 'There is no such photo.');
      await recordAudit(tx, {
        actorKind: 'staff',
        actorId: staff.staffId,
        action: 'document_shown',
        subjectKind: 'report',
        subjectId: id,
        reason,
      });
      return jpeg;
    });
  }

  async answer(staff: StaffSession, id: ReportId, { text, state }: AnswerReport): Promise<AnsweredReport> {
    const zone = await this.zones.ofId(staff.zoneId);
    return this.database.inZone(zone.id, async (tx) => {
      const { row, key } = await this.open(tx, staff, id);
      const content = openReport(key, row.sealed);
      await tx.query('UPDATE report SET state = $2 WHERE id = $1', [id, state]);
      if (text !== '')
        await insertWords(tx, {
          reportId: id,
          from: 'police',
          staffId: staff.staffId,
          sealed: sealWords(key, text),
          requestId: randomUUID(),
        });
      await recordAudit(tx, {
        actorKind: 'staff',
        actorId: staff.staffId,
        action: row.category === 'question' ? 'question_answered' : 'report_answered',
        subjectKind: subjectOf(row.category),
        subjectId: id,
        reason: text === '' ? `state: ${state}` : `answered, state: ${state}`,
      });
      await this.reports.keepAnew(tx, row, (await portalSettings(tx)).retentionDays);
      const mailed = text !== '' && content ? await this.reports.tellAnswer(tx, zone, row, content) : false;
      return { state, mailed };
    });
  }

  /** @throws Refusal `not_found`: not there, not for this role, or forgotten */
  private async open(
    tx: ZoneTransaction,
    staff: StaffSession,
    id: ReportId,
  ): Promise<{ row: ReportRow; key: DataKey }> {
    const row = await lockedReport(tx, 'r.id = $1', id);
    if (!row || (isSensitive(row.category) && !seesSensitive(staff)))
      throw new Refusal('not_found', 'There is no such report.');
    const key = await recordKey(tx, this.vault, id);
    if (!key.ok) throw new Refusal('not_found', 'This report was forgotten.');
    return { row, key: key.value };
  }
}

const subjectOf = (category: ReportCategory) => (category === 'question' ? 'question' : 'report');
