import {
  LONGEST_MESSAGE_MS,
  type MakeScreenMessage,
  MOST_MESSAGES,
  type ScreenMessage,
  type ScreenMessageId,
} from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { StaffSession } from '../access/access.ts';
import { recordAudit } from '../audit/audit.repository.ts';
import { Refusal } from '../boundary/refusal.ts';
import { ZoneDatabase, type ZoneTransaction } from '../database/zone-database.ts';
import { liveMessages } from './messages.repository.ts';

/** What the chief inspector tells those who wait, on the infoscreens. */
@Injectable()
export class Messages {
  constructor(@Inject(ZoneDatabase) private readonly database: ZoneDatabase) {}

  list(staff: StaffSession): Promise<ScreenMessage[]> {
    return this.database.inZone(staff.zoneId, (tx) => liveMessages(tx));
  }

  /**
   * @throws Refusal `bad_request` (`until` is not in the coming week), `not_found` (site), `conflict` (as many as the
   *   screens can show stand already)
   */
  make(staff: StaffSession, message: MakeScreenMessage): Promise<ScreenMessage> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      await checkUntil(tx, message.until);
      await checkSite(tx, message);
      // Two who write at the same instant are counted one after the other.
      await tx.query('SELECT 1 FROM zone WHERE id = $1 FOR NO KEY UPDATE', [tx.zoneId]);
      if ((await liveMessages(tx)).length >= MOST_MESSAGES)
        throw new Refusal('conflict', `There are ${MOST_MESSAGES} messages already.`);
      const [made] = await tx.query<{ id: ScreenMessageId }>(
        `INSERT INTO screen_message (zone_id, site_id, texts, until, made_by) VALUES ($1, $2, $3, $4, $5)
         RETURNING id`,
        [tx.zoneId, message.siteId, JSON.stringify(message.texts), message.until, staff.staffId],
      );
      if (!made) throw new Error('A message was made without a row.');
      await note(tx, staff, made.id, 'message_made');
      return { id: made.id, ...message };
    });
  }

  /** @throws Refusal `not_found` */
  remove(staff: StaffSession, id: ScreenMessageId): Promise<void> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      const removed = await tx.query('DELETE FROM screen_message WHERE id = $1 RETURNING id', [id]);
      if (removed.length === 0) throw new Refusal('not_found', 'There is no such message.');
      await note(tx, staff, id, 'message_removed');
    });
  }
}

async function checkUntil(tx: ZoneTransaction, until: string): Promise<void> {
  const [row] = await tx.query<{ fits: boolean }>(
    `SELECT $1::timestamptz > clock_timestamp()
       AND $1::timestamptz <= clock_timestamp() + make_interval(secs => $2) AS fits`,
    [until, LONGEST_MESSAGE_MS / 1000],
  );
  if (!row?.fits)
    throw new Refusal('bad_request', 'A message ends within the coming seven days.', { fields: ['until'] });
}

async function checkSite(tx: ZoneTransaction, { siteId }: MakeScreenMessage): Promise<void> {
  if (siteId === null) return;
  const [site] = await tx.query('SELECT 1 FROM site WHERE id = $1 AND archived_at IS NULL', [siteId]);
  if (!site) throw new Refusal('not_found', 'There is no such site.');
}

async function note(
  tx: ZoneTransaction,
  staff: StaffSession,
  id: ScreenMessageId,
  action: 'message_made' | 'message_removed',
): Promise<void> {
  await recordAudit(tx, {
    actorKind: 'staff',
    actorId: staff.staffId,
    action,
    subjectKind: 'zone',
    subjectId: tx.zoneId,
    reason: action === 'message_made' ? 'On the screens.' : 'Off the screens.',
  });
  tx.changed('messages', id);
}
