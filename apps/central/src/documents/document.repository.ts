import { createHash, randomUUID } from 'node:crypto';
import { DocumentId, type DocumentInfo, type TicketId } from '@loket/contract';
import { Refusal } from '../boundary/refusal.ts';
import type { ZoneTransaction } from '../database/zone-database.ts';
import type { DataKey } from '../vault/vault.ts';

export const MOST_DOCUMENTS = 100;

type Row = Omit<DocumentInfo, 'name' | 'addedAt'> & { addedAt: Date; sealedName: Buffer };

const FACTS = `id, source, media_type AS "mediaType", size_bytes AS "sizeBytes", page_count AS "pageCount", sha256,
  added_at AS "addedAt", annex, sealed_name AS "sealedName"`;

/** All documents of a dossier, oldest first. */
export async function documentsOf(
  tx: ZoneTransaction,
  key: DataKey,
  ticketId: TicketId,
): Promise<DocumentInfo[]> {
  const rows = await tx.query<Row>(
    `SELECT ${FACTS} FROM document WHERE ticket_id = $1 ORDER BY added_at, id`,
    [ticketId],
  );
  return rows.map((row) => described(key, row));
}

export async function annexesOf(
  tx: ZoneTransaction,
  key: DataKey,
  ticketId: TicketId,
): Promise<DocumentInfo[]> {
  return (await documentsOf(tx, key, ticketId)).filter(({ annex }) => annex);
}

/** A file that was accepted, ready to be kept. */
export type NewDocument = Pick<DocumentInfo, 'source' | 'mediaType' | 'pageCount' | 'annex'> & {
  name: string;
  bytes: Uint8Array;
};

/** @throws Refusal `too_many_requests` when the dossier is full */
export async function insertDocument(
  tx: ZoneTransaction,
  key: DataKey,
  ticketId: TicketId,
  { name, bytes, source, mediaType, pageCount, annex }: NewDocument,
): Promise<DocumentInfo> {
  const id = DocumentId.parse(randomUUID());
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const [row] = await tx.query<Row>(
    `INSERT INTO document (zone_id, id, ticket_id, source, media_type, size_bytes, page_count, sha256, annex,
       sealed_name, sealed_bytes)
     SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11
     WHERE (SELECT count(*) FROM document WHERE ticket_id = $3) < $12
     RETURNING ${FACTS}`,
    [
      tx.zoneId,
      id,
      ticketId,
      source,
      mediaType,
      bytes.length,
      pageCount,
      sha256,
      annex,
      key.seal(nameKind(id), Buffer.from(name)),
      key.seal(bytesKind(id), bytes),
      MOST_DOCUMENTS,
    ],
  );
  if (!row) throw new Refusal('too_many_requests', 'This visit has as many documents as it may have.');
  return described(key, row);
}

/** @throws Refusal `not_found`, also for another dossier's */
export async function documentBytes(
  tx: ZoneTransaction,
  key: DataKey,
  ticketId: TicketId,
  id: DocumentId,
): Promise<{ info: DocumentInfo; bytes: Buffer }> {
  const [row] = await tx.query<Row & { sealedBytes: Buffer }>(
    `SELECT ${FACTS}, sealed_bytes AS "sealedBytes" FROM document WHERE id = $1 AND ticket_id = $2`,
    [id, ticketId],
  );
  if (!row) throw new Refusal('not_found', 'This visit has no such document.');
  const { sealedBytes, ...facts } = row;
  const bytes = key.open(bytesKind(id), sealedBytes);
  if (!bytes.ok) throw new Error('A document could not be opened with its own key.');
  return { info: described(key, facts), bytes: bytes.value };
}

/** @throws Refusal `not_found`, also for another dossier's */
export async function setAnnex(
  tx: ZoneTransaction,
  key: DataKey,
  ticketId: TicketId,
  id: DocumentId,
  annex: boolean,
): Promise<DocumentInfo> {
  const [row] = await tx.query<Row>(
    `UPDATE document SET annex = $3 WHERE id = $1 AND ticket_id = $2 RETURNING ${FACTS}`,
    [id, ticketId, annex],
  );
  if (!row) throw new Refusal('not_found', 'This visit has no such document.');
  return described(key, row);
}

function described(key: DataKey, { sealedName, addedAt, ...rest }: Row): DocumentInfo {
  const name = key.open(nameKind(rest.id), sealedName);
  if (!name.ok) throw new Error('A document could not be opened with its own key.');
  return { ...rest, name: name.value.toString('utf8'), addedAt: addedAt.toISOString() };
}

const nameKind = (id: DocumentId): string => `document_name:${id}`;
const bytesKind = (id: DocumentId): string => `document:${id}`;
