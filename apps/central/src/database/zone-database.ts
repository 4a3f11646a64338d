import type { ZoneId } from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';
import { Refusal } from '../boundary/refusal.ts';
import { isConnectionLoss, isWorthRepeating } from './failures.ts';
import { type ChangeKind, NOTICE_CHANNEL, UNVERSIONED } from './zone-notice.ts';

/** A transaction that sees global tables only: the row-level policies hide every zone's rows. */
export type Transaction = {
  /** Rows of the statement, also of `… RETURNING`. Values go in as parameters, never into the text. */
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
};

export type ZoneTransaction = Transaction & {
  readonly zoneId: ZoneId;
  /** Tells every node, at commit, that this changed; the same change twice is told once. */
  changed(kind: ChangeKind, id: string): void;
};

export type ZoneRow = {
  id: ZoneId;
  code: string;
  name: string;
  timeZone: string;
  serviceDayStartsAt: string;
  callPatienceSeconds: number;
  awayLimitSeconds: number;
};

const ATTEMPTS = 5;

/**
 * The only way to the database. Work runs in one transaction that is bound to one zone; the database itself
 * hides the rows of the others. Work can be repeated after a deadlock, so it must do nothing outside the
 * transaction.
 *
 * @throws Refusal `unavailable` when the database is away or stays contended.
 */
@Injectable()
export class ZoneDatabase {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  inZone<Value>(zoneId: ZoneId, work: (tx: ZoneTransaction) => Promise<Value>): Promise<Value> {
    return this.transaction(async (runner) => {
      await rows(runner, `SELECT set_config('loket.zone', $1, true)`, [zoneId]);
      const changes = new Map<string, { kind: ChangeKind; id: string }>();
      const value = await work({
        zoneId,
        query: (sql, parameters) => rows(runner, sql, parameters),
        changed: (kind, id) => changes.set(`${kind} ${id}`, { kind, id }),
      });
      await announce(runner, zoneId, [...changes.values()]);
      return value;
    });
  }

  /**
   * A snapshot: every statement of the work sees the zone as of one instant, its version included, so that what
   * is read belongs to exactly that version. For reading only.
   */
  zoneAsOfNow<Value>(
    zoneId: ZoneId,
    work: (tx: ZoneTransaction, version: number) => Promise<Value>,
  ): Promise<Value> {
    return this.transaction(async (runner) => {
      await rows(runner, `SELECT set_config('loket.zone', $1, true)`, [zoneId]);
      const [clock] = await rows<{ version: string }>(runner, 'SELECT version FROM zone_clock');
      const tx: ZoneTransaction = {
        zoneId,
        query: (sql, parameters) => rows(runner, sql, parameters),
        changed: () => {
          throw new Error('A snapshot changes nothing.');
        },
      };
      return work(tx, Number(clock?.version ?? 0));
    }, 'REPEATABLE READ');
  }

  outsideZones<Value>(work: (tx: Transaction) => Promise<Value>): Promise<Value> {
    return this.transaction((runner) => work({ query: (sql, parameters) => rows(runner, sql, parameters) }));
  }

  zones(): Promise<ZoneRow[]> {
    return this.outsideZones((tx) =>
      tx.query<ZoneRow>(`SELECT id, code, name, time_zone AS "timeZone",
        service_day_starts_at AS "serviceDayStartsAt", call_patience_seconds AS "callPatienceSeconds",
        away_limit_seconds AS "awayLimitSeconds" FROM zone ORDER BY code`),
    );
  }

  private async transaction<Value>(
    work: (runner: QueryRunner) => Promise<Value>,
    isolation?: 'REPEATABLE READ',
  ): Promise<Value> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(work, isolation);
      } catch (error) {
        if (isConnectionLoss(error)) throw new Refusal('unavailable', 'The database is away.');
        if (!isWorthRepeating(error)) throw error;
        if (attempt === ATTEMPTS) throw new Refusal('unavailable', 'The database is too busy with this.');
        // The one that lost a deadlock must not run into the same one again.
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 2 ** attempt * 5));
      }
    }
  }

  private async once<Value>(
    work: (runner: QueryRunner) => Promise<Value>,
    isolation: 'REPEATABLE READ' | undefined,
  ): Promise<Value> {
    const runner = this.dataSource.createQueryRunner();
    try {
      // Without a word on it a transaction is READ COMMITTED, and saying so would cost each one a round trip. Should a
      // server be set to a stricter level, everything holds as well: what then collides is repeated.
      await runner.startTransaction(isolation);
      const value = await work(runner);
      await runner.commitTransaction();
      return value;
    } catch (error) {
      // TypeORM lets go of a connection that broke under it; the error then only says "already released".
      if (runner.isReleased) throw new Refusal('unavailable', 'The database went away.');
      // What matters is why it failed; a roll-back over a broken connection fails too and adds nothing.
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

async function rows<Row>(
  runner: QueryRunner,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  const result = await runner.query(sql, [...parameters], true);
  // Boundary: what a statement returns is written beside the statement.
  return (result.records ?? []) as Row[];
}

/** The last statements before commit, because the increment holds the zone's clock until then. */
async function announce(
  runner: QueryRunner,
  zoneId: ZoneId,
  changes: readonly { kind: ChangeKind; id: string }[],
): Promise<void> {
  if (changes.length === 0) return;
  const counted = changes.filter(({ kind }) => !UNVERSIONED.has(kind)).length;
  let version = 0;
  if (counted > 0) {
    const [clock] = await rows<{ version: string }>(
      runner,
      'UPDATE zone_clock SET version = version + $2 WHERE zone_id = $1 RETURNING version',
      [zoneId, counted],
    );
    if (!clock) throw new Error('The zone has no clock.');
    version = Number(clock.version) - counted;
  }
  const payloads = changes.map(({ kind, id }) => {
    if (!UNVERSIONED.has(kind)) version += 1;
    return JSON.stringify({ zone: zoneId, kind, id, version: UNVERSIONED.has(kind) ? null : version });
  });
  await rows(
    runner,
    'SELECT pg_notify($1, payload) FROM unnest($2::text[]) WITH ORDINALITY AS n (payload, place) ORDER BY place',
    [NOTICE_CHANNEL, payloads],
  );
}
