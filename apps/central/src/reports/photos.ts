import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { type AcceptedPhoto, PHOTO_MAX_PIXELS, type PhotoId, type ReportId } from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import { Refusal } from '../boundary/refusal.ts';
import { ZoneDatabase, type ZoneTransaction } from '../database/zone-database.ts';
import { PortalZones } from '../portal/portal-zones.ts';
import { makeRecordKey, recordKey } from '../vault/record-key.repository.ts';
import { Vault } from '../vault/vault.ts';
import { cleanPhoto } from './photo-check.ts';

const KIND = 'report_photo';
/** Of one zone: whoever floods it fills no disk. */
const MOST_WAITING = 500;

const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Photos are taken in one by one, before their report, so that a refused one is said at once. */
@Injectable()
export class Photos {
  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(PortalZones) private readonly zones: PortalZones,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  /** @throws Refusal `file_not_accepted`: no photo, whatever its name says; `too_large`: too many pixels */
  async take(zoneCode: string, bytes: Buffer): Promise<AcceptedPhoto> {
    const zone = await this.zones.named(zoneCode);
    const clean = await cleanPhoto(bytes);
    if (!clean.ok)
      throw clean.error === 'too_many_pixels'
        ? new Refusal('too_large', `A photo has at most ${PHOTO_MAX_PIXELS} pixels.`)
        : new Refusal('file_not_accepted', 'This is no JPEG, PNG or WebP photo.');
    const { jpeg, width, height } = clean.value;
    const token = randomBytes(16).toString('base64url');
    await this.database.inZone(zone.id, async (tx) => {
      const [waiting] = await tx.query<{ n: number }>(
        'SELECT count(*)::int AS n FROM report_photo WHERE report_id IS NULL',
      );
      if ((waiting?.n ?? 0) >= MOST_WAITING)
        throw new Refusal('too_many_requests', 'Too many photos wait for their report.', {
          retryAfterSeconds: 600,
        });
      const id = randomUUID();
      const key = await makeRecordKey(tx, this.vault, id);
      await tx.query(
        `INSERT INTO report_photo (zone_id, id, token_hash, width, height, sealed) VALUES ($1, $2, $3, $4, $5, $6)`,
        [tx.zoneId, id, tokenHash(token), width, height, key.seal(KIND, jpeg)],
      );
    });
    return { token, width, height };
  }

  /** The picture as JPEG, or undefined when it is not of this report or was forgotten. */
  async jpegOf(tx: ZoneTransaction, reportId: ReportId, id: PhotoId): Promise<Buffer | undefined> {
    const [row] = await tx.query<{ sealed: Buffer }>(
      'SELECT sealed FROM report_photo WHERE id = $1 AND report_id = $2',
      [id, reportId],
    );
    const key = row && (await recordKey(tx, this.vault, id));
    const opened = row && key?.ok ? key.value.open(KIND, row.sealed) : undefined;
    return opened?.ok ? opened.value : undefined;
  }
}

/** Gives waiting photos to their report. @throws Refusal when one is gone meanwhile: it must be chosen again */
export async function attachPhotos(
  tx: ZoneTransaction,
  reportId: string,
  tokens: readonly string[],
): Promise<void> {
  for (const token of new Set(tokens)) {
    const attached = await tx.query(
      'UPDATE report_photo SET report_id = $2 WHERE token_hash = $1 AND report_id IS NULL RETURNING id',
      [tokenHash(token), reportId],
    );
    if (attached.length === 0)
      throw new Refusal('bad_request', 'A photo is not there any more.', { fields: ['photos'] });
  }
}
