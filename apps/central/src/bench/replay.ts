import { randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Captured } from '../testing/captured-statements.ts';

/** What one cycle was about; a replay puts its own in their places. */
export type Names = {
  readonly zoneId: string;
  readonly counterId: string;
  readonly siteId: string;
  readonly inspectorId: string;
};
export type Recording = {
  readonly statements: readonly Captured[];
  readonly names: Names;
  /** Known before the first statement, new in each cycle. */
  readonly fresh: {
    readonly idempotencyKey: string;
    readonly ticketId: string;
    readonly consultationId: string;
  };
  /** Made by the database in the cycle. */
  readonly count: number;
};

/** How a transaction began, its zone included, and what ran in it. */
type Unit = { readonly opening: string; readonly statements: Captured[] };

/**
 * The same statements by hand: one cycle over a bare connection of `pg`, in the same order and the same transactions,
 * with other names in them. No service, no TypeORM, no schema, no routing: what they cost is what is measured.
 */
export async function replayCycle(pool: pg.Pool, recording: Recording, names: Names): Promise<string> {
  const texts = new Map<string, string>(
    Object.entries(recording.names).map(([key, was]) => [was, names[key as keyof Names]]),
  );
  for (const was of Object.values(recording.fresh)) texts.set(was, randomUUID());
  let count: number | undefined;
  const put = (value: unknown): unknown => {
    if (Buffer.isBuffer(value)) return randomBytes(value.length);
    if (Array.isArray(value)) return value.map(put);
    if (value === recording.count) return count;
    if (typeof value !== 'string') return value;
    let text = value;
    for (const [was, is] of texts) text = text.replaceAll(was, is);
    return text;
  };
  for (const { opening, statements } of transactionsOf(recording.statements)) {
    const client = await pool.connect();
    try {
      await client.query(String(put(opening)));
      for (const { sql, parameters, rows } of statements) {
        const result = await client.query(sql, parameters.map(put));
        const [was] = rows;
        const [is] = result.rows;
        if (was && !is) throw new Error(`By hand this found nothing: ${sql}`);
        // The first time that it comes back is when it is made; later lists may begin with somebody else's.
        if (was?.count === recording.count && count === undefined) count = is.count;
      }
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    } finally {
      client.release();
    }
  }
  return texts.get(recording.fresh.ticketId) ?? '';
}

const known = new WeakMap<readonly Captured[], Unit[]>();

function transactionsOf(statements: readonly Captured[]): Unit[] {
  const before = known.get(statements);
  if (before) return before;
  const transactions: Unit[] = [];
  for (const statement of statements) {
    if (statement.sql.startsWith('START TRANSACTION'))
      transactions.push({ opening: statement.sql, statements: [] });
    else if (statement.sql !== 'COMMIT') transactions.at(-1)?.statements.push(statement);
  }
  known.set(statements, transactions);
  return transactions;
}
