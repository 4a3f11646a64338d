import { type Presentation, PresentationId, type StatementId } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';
import type { DataKey } from '../vault/vault.ts';

const FACTS = `id, statement_id AS "statementId", statement_version AS "statementVersion", state, sha256,
  size_bytes AS "sizeBytes", page_count AS "pageCount", confirmed_pages AS "confirmedPages"`;

/** The one that is before the citizen, or was signed. */
export async function currentPresentation(
  tx: ZoneTransaction,
  statementId: StatementId,
): Promise<Presentation | undefined> {
  const [row] = await tx.query<Presentation>(
    `SELECT ${FACTS} FROM presentation WHERE statement_id = $1 AND state <> 'withdrawn'`,
    [statementId],
  );
  return row;
}

export async function insertPresentation(
  tx: ZoneTransaction,
  key: DataKey,
  presentation: Presentation,
  pdf: Uint8Array,
): Promise<void> {
  const { id, statementId, statementVersion, sha256, sizeBytes, pageCount } = presentation;
  await tx.query(
    `INSERT INTO presentation (zone_id, id, statement_id, statement_version, sha256, size_bytes, page_count, sealed_pdf)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tx.zoneId, id, statementId, statementVersion, sha256, sizeBytes, pageCount, key.seal(kindOf(id), pdf)],
  );
}

/** The pages exactly as they were shown. */
export async function presentedPdf(tx: ZoneTransaction, key: DataKey, id: PresentationId): Promise<Buffer> {
  const [row] = await tx.query<{ sealed: Buffer }>(
    'SELECT sealed_pdf AS sealed FROM presentation WHERE id = $1',
    [id],
  );
  const opened = row && key.open(kindOf(id), row.sealed);
  if (!opened?.ok) throw new Error('A presentation could not be opened with its own key.');
  return opened.value;
}

export async function setPresentation(
  tx: ZoneTransaction,
  id: PresentationId,
  state: Presentation['state'],
  confirmedPages: readonly number[],
): Promise<void> {
  await tx.query('UPDATE presentation SET state = $2, confirmed_pages = $3 WHERE id = $1', [
    id,
    state,
    confirmedPages,
  ]);
}

/** Takes back what was presented and is not signed. */
export async function withdrawPresentation(tx: ZoneTransaction, statementId: StatementId): Promise<void> {
  await tx.query(
    `UPDATE presentation SET state = 'withdrawn' WHERE statement_id = $1 AND state NOT IN ('withdrawn', 'signed')`,
    [statementId],
  );
}

const kindOf = (id: PresentationId): string => `presentation:${id}`;
