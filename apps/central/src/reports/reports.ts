import { randomUUID } from 'node:crypto';
import {
  type AddWords,
  type FollowedReport,
  PersonalSecret,
  PORTAL,
  type ReceivedReport,
  type SendReport,
} from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import { Refusal } from '../boundary/refusal.ts';
import { CONFIGURATION, type Configuration } from '../config/configuration.ts';
import { ZoneDatabase, type ZoneRow, type ZoneTransaction } from '../database/zone-database.ts';
import { Outbox } from '../mail/outbox.ts';
import { personalSecret, secretHash } from '../portal/personal-secret.ts';
import { type PortalSettings, portalSettings, workingDaysFromNow } from '../portal/portal-settings.ts';
import { PortalZones } from '../portal/portal-zones.ts';
import { keepRecordFor, makeRecordKey, recordKey } from '../vault/record-key.repository.ts';
import { type DataKey, Vault } from '../vault/vault.ts';
import { attachPhotos } from './photos.ts';
import { type ReportContent, sealReport, sealWords } from './report-content.ts';
import { REPORT_WORDS } from './report-words.ts';
import { insertWords, lockedReport, photosOf, type ReportRow, wordsOf } from './reports.repository.ts';

/** Reports and questions, as their sender makes and follows them. */
@Injectable()
export class Reports {
  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(PortalZones) private readonly zones: PortalZones,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /**
   * Takes a report, once per request id.
   * @throws Refusal `bad_request` with the field: a person where the zone asks one, a photo that is gone
   */
  async receive(report: SendReport): Promise<ReceivedReport> {
    const zone = await this.zones.named(report.zone);
    return this.database.inZone(zone.id, async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
        `${tx.zoneId} ${report.requestId}`,
      ]);
      const already = await lockedReport(tx, 'r.request_id = $1', report.requestId);
      if (already) return this.received(zone, already);
      const settings = await portalSettings(tx);
      refuseIncomplete(report, settings, this.outbox.enabled);
      const id = randomUUID();
      const key = await makeRecordKey(tx, this.vault, id);
      await this.insert(tx, zone, id, report, key, settings.answerDays);
      await attachPhotos(tx, id, report.photos);
      const row = await this.locked(tx, id);
      await this.keepAnew(tx, row, settings.retentionDays);
      if (report.person?.mailMe) await this.mail(tx, zone, row, report.person.email, 'received');
      return this.received(zone, row);
    });
  }

  private async insert(
    tx: ZoneTransaction,
    zone: ZoneRow,
    id: string,
    report: SendReport,
    key: DataKey,
    answerDays: number,
  ): Promise<void> {
    if (report.municipalityId !== null) {
      const known = await tx.query('SELECT FROM municipality WHERE id = $1', [report.municipalityId]);
      if (known.length === 0) throw new Refusal('not_found', 'There is no such municipality.');
    }
    await tx.query(
      `INSERT INTO report (zone_id, id, category, anonymous, municipality_id, locale, secret_hash, sealed,
         request_id, answer_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        tx.zoneId,
        id,
        report.category,
        report.person === null,
        report.municipalityId,
        report.locale,
        secretHash(personalSecret(this.vault, zone, 'report', id)),
        sealReport(key, report),
        report.requestId,
        await workingDaysFromNow(tx, answerDays),
      ],
    );
  }

  /** By the personal link. @throws Refusal `not_found`, also once it was forgotten */
  find(secret: PersonalSecret): Promise<FollowedReport> {
    return this.withReport(secret, (tx, _zone, row, key) => followed(tx, row, key));
  }

  addWords({ secret, text, requestId }: AddWords): Promise<FollowedReport> {
    return this.withReport(secret, async (tx, _zone, row, key) => {
      if (row.state === 'closed') throw new Refusal('out_of_state', 'This report is closed.');
      await insertWords(tx, {
        reportId: row.id,
        from: 'citizen',
        staffId: null,
        sealed: sealWords(key, text),
        requestId,
      });
      await this.keepAnew(tx, row, (await portalSettings(tx)).retentionDays);
      return followed(tx, row, key);
    });
  }

  /** @returns whether the sender is told that there is something to read; only who asked for it is */
  tellAnswer(tx: ZoneTransaction, zone: ZoneRow, row: ReportRow, content: ReportContent): Promise<boolean> {
    const { person } = content;
    return this.mail(tx, zone, row, person?.mailMe ? person.email : null, 'answered');
  }

  /** The zone's term is counted from the last thing that happened. */
  async keepAnew(tx: ZoneTransaction, row: ReportRow, retentionDays: number): Promise<void> {
    const photos = await photosOf(tx, row.id);
    await keepRecordFor(tx, [row.id, ...photos.map(({ id }) => id)], new Date(), retentionDays);
  }

  private mail(
    tx: ZoneTransaction,
    zone: ZoneRow,
    row: ReportRow,
    to: string | null,
    what: 'received' | 'answered',
  ): Promise<boolean> {
    const words = REPORT_WORDS[row.locale];
    const secret = personalSecret(this.vault, zone, 'report', row.id);
    return this.outbox.send(tx, {
      to,
      subject: words.subject,
      text: [
        words[what],
        '',
        words.link,
        `${this.configuration.publicUrl}${PORTAL.reportPage(secret)}`,
        '',
        words.notUrgent,
      ].join('\n'),
      purpose: what === 'received' ? 'report_received' : 'report_answered',
    });
  }

  private received(zone: ZoneRow, row: ReportRow): ReceivedReport {
    const secret = PersonalSecret.parse(personalSecret(this.vault, zone, 'report', row.id));
    return { secret, answerBy: row.answerBy.toISOString() };
  }

  private async locked(tx: ZoneTransaction, id: string): Promise<ReportRow> {
    const row = await lockedReport(tx, 'r.id = $1', id);
    if (!row) throw new Error('A report vanished in its own transaction.');
    return row;
  }

  private async withReport<Value>(
    secret: PersonalSecret,
    work: (tx: ZoneTransaction, zone: ZoneRow, row: ReportRow, key: DataKey) => Promise<Value>,
  ): Promise<Value> {
    const { zone, hash } = await this.zones.ofSecret(secret);
    return this.database.inZone(zone.id, async (tx) => {
      const row = await lockedReport(tx, 'r.secret_hash = $1', hash);
      const key = row && (await recordKey(tx, this.vault, row.id));
      if (!row || !key?.ok) throw new Refusal('not_found', 'There is no such report.');
      return work(tx, zone, row, key.value);
    });
  }
}

async function followed(tx: ZoneTransaction, row: ReportRow, key: DataKey): Promise<FollowedReport> {
  return {
    state: row.state,
    receivedAt: row.receivedAt.toISOString(),
    answerBy: row.answerBy.toISOString(),
    locale: row.locale,
    photos: row.photos,
    words: await wordsOf(tx, key, row.id),
  };
}

function refuseIncomplete(report: SendReport, settings: PortalSettings, mailEnabled: boolean): void {
  if (report.person === null && !settings.anonymous.includes(report.category))
    throw new Refusal('bad_request', 'This zone asks who reports this.', { fields: ['person'] });
  if (report.person && report.person.email === null && report.person.phone === null)
    throw new Refusal('bad_request', 'An e-mail address or a telephone number is needed.', {
      fields: ['person.phone'],
    });
  if (report.person?.mailMe && (!mailEnabled || report.person.email === null))
    throw new Refusal('no_email', 'No e-mail can be sent for this.');
}
