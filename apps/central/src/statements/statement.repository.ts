import { type ConsultationId, Statement, StatementId, type TicketId } from '@loket/contract';
import type { ZoneTransaction } from '../database/zone-database.ts';
import type { DataKey } from '../vault/vault.ts';

/** What lies sealed; ids, state and version stand beside it, and the version is bound to the seal. */
const Sealed = Statement.omit({ id: true, consultationId: true, version: true, state: true });

type Row = { id: StatementId; state: Statement['state']; version: number; sealed: Buffer };

/** @param consultationId the one that the statement is in now */
export async function findStatement(
  tx: ZoneTransaction,
  key: DataKey,
  { ticketId, consultationId }: { ticketId: TicketId; consultationId: ConsultationId },
): Promise<Statement | undefined> {
  const [row] = await tx.query<Row>('SELECT id, state, version, sealed FROM statement WHERE ticket_id = $1', [
    ticketId,
  ]);
  if (!row) return undefined;
  const opened = key.open(kindOf(row.id, row.version), row.sealed);
  if (!opened.ok) throw new Error('A statement could not be opened with its own key.');
  const { sealed: _, ...open } = row;
  return { ...Sealed.parse(JSON.parse(opened.value.toString('utf8'))), ...open, consultationId };
}

/** Whether pages that name the person and list the annexes are before the citizen, or signed. */
export async function pagesAreFixed(tx: ZoneTransaction, ticketId: TicketId): Promise<boolean> {
  const rows = await tx.query(
    `SELECT id FROM statement WHERE ticket_id = $1 AND state IN ('presented', 'signed')`,
    [ticketId],
  );
  return rows.length > 0;
}

/** Replaces the ticket's statement, when there is one of which nothing was written yet. */
export async function insertStatement(
  tx: ZoneTransaction,
  key: DataKey,
  ticketId: TicketId,
  statement: Statement,
): Promise<void> {
  await tx.query('DELETE FROM statement WHERE ticket_id = $1', [ticketId]);
  await tx.query(
    'INSERT INTO statement (zone_id, id, ticket_id, state, version, sealed) VALUES ($1, $2, $3, $4, $5, $6)',
    [tx.zoneId, statement.id, ticketId, statement.state, statement.version, sealed(key, statement)],
  );
}

/** Writes the next version. @throws Error when the version before is not the stored one: the caller holds the lock */
export async function updateStatement(
  tx: ZoneTransaction,
  key: DataKey,
  statement: Statement,
): Promise<Statement> {
  const next = { ...statement, version: statement.version + 1 };
  const [written] = await tx.query<{ id: string }>(
    'UPDATE statement SET state = $2, version = $3, sealed = $4 WHERE id = $1 AND version = $3 - 1 RETURNING id',
    [next.id, next.state, next.version, sealed(key, next)],
  );
  if (!written) throw new Error('A statement changed under its lock.');
  return next;
}

function sealed(key: DataKey, statement: Statement): Buffer {
  const bytes = Buffer.from(JSON.stringify(Sealed.parse(statement)));
  return key.seal(kindOf(statement.id, statement.version), bytes);
}

const kindOf = (id: StatementId, version: number): string => `statement:${id}:${version}`;
