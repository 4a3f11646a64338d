import {
  type InboxReport,
  type Locale,
  type PhotoId,
  type ReportCategory,
  type ReportId,
  type ReportState,
  type ReportWord,
  SENSITIVE_CATEGORIES,
} from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';
import type { DataKey } from '../vault/vault.ts';
import { openWords } from './report-content.ts';

export type ReportRow = {
  id: ReportId;
  category: ReportCategory;
  state: ReportState;
  locale: Locale;
  anonymous: boolean;
  municipality: string | null;
  receivedAt: Date;
  answerBy: Date;
  sealed: Buffer;
  photos: number;
};

/** One report, its row locked. @param where on `report r`, one parameter */
export async function lockedReport(
  tx: ZoneTransaction,
  where: 'r.id = $1' | 'r.secret_hash = $1' | 'r.request_id = $1',
  value: unknown,
): Promise<ReportRow | undefined> {
  const [row] = await tx.query<ReportRow>(
    `SELECT r.id, r.category, r.state, r.locale, r.anonymous, m.name AS municipality,
       r.received_at AS "receivedAt", r.answer_by AS "answerBy", r.sealed,
       (SELECT count(*)::int FROM report_photo p WHERE p.zone_id = r.zone_id AND p.report_id = r.id) AS photos
     FROM report r LEFT JOIN municipality m ON m.zone_id = r.zone_id AND m.id = r.municipality_id
     WHERE ${where} FOR NO KEY UPDATE OF r`,
    [value],
  );
  return row;
}

/** What was said since, in order; what can't be opened any more is left out. */
export async function wordsOf(tx: ZoneTransaction, key: DataKey, reportId: ReportId): Promise<ReportWord[]> {
  const rows = await tx.query<{ from: 'citizen' | 'police'; at: Date; sealed: Buffer }>(
    `SELECT from_whom AS "from", at, sealed FROM report_word WHERE report_id = $1 ORDER BY at, id LIMIT 200`,
    [reportId],
  );
  return rows.flatMap(({ from, at, sealed }) => {
    const text = openWords(key, sealed);
    return text === undefined ? [] : [{ from, at: at.toISOString(), text }];
  });
}

export async function insertWords(
  tx: ZoneTransaction,
  words: {
    reportId: ReportId;
    from: 'citizen' | 'police';
    staffId: string | null;
    sealed: Buffer;
    requestId: string;
  },
): Promise<void> {
  await tx.query(
    `INSERT INTO report_word (zone_id, report_id, from_whom, staff_id, sealed, request_id)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (zone_id, report_id, request_id) DO NOTHING`,
    [tx.zoneId, words.reportId, words.from, words.staffId, words.sealed, words.requestId],
  );
}

export const photosOf = (
  tx: ZoneTransaction,
  reportId: ReportId,
): Promise<{ id: PhotoId; width: number; height: number }[]> =>
  tx.query('SELECT id, width, height FROM report_photo WHERE report_id = $1 ORDER BY uploaded_at, id', [
    reportId,
  ]);

type InboxRow = Omit<InboxReport, 'receivedAt' | 'answerBy'> & { receivedAt: Date; answerBy: Date };

/** What is not closed, and what was closed in the last week; the oldest promise first. */
export async function inbox(tx: ZoneTransaction, seesSensitive: boolean): Promise<InboxReport[]> {
  const rows = await tx.query<InboxRow>(
    `SELECT r.id, r.category, r.state, r.received_at AS "receivedAt", r.answer_by AS "answerBy", r.anonymous,
       m.name AS municipality,
       (SELECT count(*)::int FROM report_photo p WHERE p.zone_id = r.zone_id AND p.report_id = r.id) AS photos,
       coalesce((SELECT w.from_whom = 'citizen' FROM report_word w WHERE w.zone_id = r.zone_id AND w.report_id = r.id
         ORDER BY w.at DESC, w.id LIMIT 1), false) AS unanswered
     FROM report r LEFT JOIN municipality m ON m.zone_id = r.zone_id AND m.id = r.municipality_id
     WHERE (r.state <> 'closed' OR r.received_at > clock_timestamp() - interval '7 days')
       AND ($1 OR r.category <> ALL ($2::text[]))
     ORDER BY r.state IN ('answered', 'closed'), r.answer_by, r.id LIMIT 500`,
    [seesSensitive, [...SENSITIVE_CATEGORIES]],
  );
  return rows.map((row) => ({
    ...row,
    receivedAt: row.receivedAt.toISOString(),
    answerBy: row.answerBy.toISOString(),
  }));
}
