import type { ZoneTransaction } from '../database/zone-database.ts';
import { destroyRecordKey } from '../vault/record-key.repository.ts';

/** A photo whose report never came is forgotten after this. */
const WAITS_MINUTES = 60;

export async function forgetWaitingPhotos(tx: ZoneTransaction): Promise<void> {
  const gone = await tx.query<{ id: string }>(
    `DELETE FROM report_photo WHERE report_id IS NULL
       AND uploaded_at < clock_timestamp() - make_interval(mins => $1) RETURNING id`,
    [WAITS_MINUTES],
  );
  for (const { id } of gone) await destroyRecordKey(tx, id);
}
