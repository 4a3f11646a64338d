import type { ZoneId } from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';
import { Refusal } from '../boundary/refusal.ts';
import { isConnectionLoss, isOverdue, isWorthRepeating } from './failures.ts';
import { together } from './together.ts';
import {
  type ChangeKind,
  NOTICE_CHANNEL,
  type OwnNotice,
  UNVERSIONED,
  type WrittenTicket,
} from './zone-notice.ts';

/** A transaction that sees global tables only: the row-level policies hide every zone's rows. */
export type Transaction = {
  /** Rows of the statement, also of `… RETURNING`. Values go in as parameters, never into the text. */
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
};

export type ZoneTransaction = Transaction & {
  readonly zoneId: ZoneId;
  /**
   * Tells every node, at commit, that this changed; the same change twice is told once.
   * @param written the ticket as it is at the end of this transaction, for {@link ZoneDatabase.whenCommitted}
   */
  changed(kind: ChangeKind, id: string, written?: Promise<WrittenTicket>): void;
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

/** The answer to the statements that work sent last, on its way. */
export type Lastly<Value> = { last: Promise<Value> };

const ATTEMPTS = 5;

/**
 * The only way to the database. Work runs in one transaction that is bound to one zone; the database itself
 * hides the rows of the others. Work can be repeated after a deadlock, so it must do nothing outside the
 * transaction.
 *
 * @throws Refusal `unavailable` when the database is away, stays contended or takes longer than it may.
 */
@Injectable()
export class ZoneDatabase {
  #committed: (notice: OwnNotice) => void = () => {};

  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  /**
   * What this node wrote itself is heard here as soon as it is committed. Only of work that says of all its changes what
   * it wrote; everything else is heard of through the database alone.
   */
  whenCommitted(heard: (notice: OwnNotice) => void): void {
    this.#committed = heard;
  }

  inZone<Value>(zoneId: ZoneId, work: (tx: ZoneTransaction) => Promise<Value>): Promise<Value> {
    return this.changing(zoneId, openingIn(zoneId), awaited(work));
  }

  /**
   * For work whose last statements need no look at their answers: they are sent, and the commit goes right behind them.
   * If one of them fails, nothing is committed. By then everything that changed must have been said.
   */
  inZoneLastly<Value>(zoneId: ZoneId, work: (tx: ZoneTransaction) => Promise<Lastly<Value>>): Promise<Value> {
    return this.changing(zoneId, openingIn(zoneId), work);
  }

  /** For what is said again within seconds: its commit does not wait for the disk, and keeps no other waiting. */
  inZoneUnsynced<Value>(zoneId: ZoneId, work: (tx: ZoneTransaction) => Promise<Value>): Promise<Value> {
    const opening = `${openingIn(zoneId)}; SET LOCAL synchronous_commit = off`;
    return this.changing(zoneId, opening, awaited(work));
  }

  /**
   * A snapshot: every statement of the work sees the zone as of one instant, its version included, so that what
   * is read belongs to exactly that version. For reading only.
   */
  zoneAsOfNow<Value>(
    zoneId: ZoneId,
    work: (tx: ZoneTransaction, version: number) => Promise<Value>,
  ): Promise<Value> {
    return this.transaction(openingIn(zoneId, 'ISOLATION LEVEL REPEATABLE READ'), async (runner) => {
      const [clock] = await rows<{ version: string }>(runner, 'SELECT version FROM zone_clock');
      return { last: Promise.resolve(await work(readingIn(zoneId, runner), Number(clock?.version ?? 0))) };
    });
  }

  /** For reading only: what the work found is there as soon as it knows, and its transaction ends behind it. */
  reading<Value>(zoneId: ZoneId, work: (tx: ZoneTransaction) => Promise<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      this.repeated(() =>
        this.onRunner(async (runner) => {
          const opening = runner.query(openingIn(zoneId, 'READ ONLY'));
          const [, value] = await together(opening, work(readingIn(zoneId, runner)));
          resolve(value);
          await runner.query('COMMIT');
        }),
      ).catch(reject);
    });
  }

  outsideZones<Value>(work: (tx: Transaction) => Promise<Value>): Promise<Value> {
    return this.transaction(
      'START TRANSACTION',
      awaited((runner: QueryRunner) => work({ query: (sql, parameters) => rows(runner, sql, parameters) })),
    );
  }

  zones(): Promise<ZoneRow[]> {
    return this.outsideZones((tx) =>
      tx.query<ZoneRow>(`SELECT id, code, name, time_zone AS "timeZone",
        service_day_starts_at AS "serviceDayStartsAt", call_patience_seconds AS "callPatienceSeconds",
        away_limit_seconds AS "awayLimitSeconds" FROM zone ORDER BY code`),
    );
  }

  private async changing<Value>(
    zoneId: ZoneId,
    opening: string,
    work: (tx: ZoneTransaction) => Promise<Lastly<Value>>,
  ): Promise<Value> {
    let own: readonly OwnNotice[] = [];
    const value = await this.transaction(opening, async (runner) => {
      const changes = new Map<string, Change>();
      const { last } = await work({
        zoneId,
        query: (sql, parameters) => rows(runner, sql, parameters),
        changed: (kind, id, written) => {
          changes.set(`${kind} ${id}`, { kind, id, written });
          // Whoever waits for the work hears why there is none.
          written?.catch(() => undefined);
        },
      });
      const all = [...changes.values()];
      const told = announcement(zoneId, all);
      const counted = told ? rows<Counted>(runner, ...told) : Promise.resolve([]);
      const noticed = ownNotices(zoneId, all, counted);
      return {
        last: together(last, counted, noticed).then(([value, , notices]) => {
          own = notices;
          return value;
        }),
      };
    });
    for (const notice of own) this.#committed(notice);
    return value;
  }

  /**
   * The driver sends what it is given without waiting for the answer before: the opening goes with the work's first
   * statement, and the last ones with the commit, which after a failure only ends the transaction.
   */
  private transaction<Value>(
    opening: string,
    work: (runner: QueryRunner) => Promise<Lastly<Value>>,
  ): Promise<Value> {
    return this.repeated(() =>
      this.onRunner(async (runner) => {
        const opened = runner.query(opening);
        const working = work(runner);
        // Should the opening fail, nobody else hears of these failures, which are its consequences.
        working.then(({ last }) => last).catch(() => undefined);
        const [, { last }] = await together(opened, working);
        const [value] = await together(last, runner.query('COMMIT'));
        return value;
      }),
    );
  }

  private async repeated<Value>(work: () => Promise<Value>): Promise<Value> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work();
      } catch (error) {
        if (isConnectionLoss(error)) throw new Refusal('unavailable', 'The database is away.');
        const isLost = isOverdue(error) || (isWorthRepeating(error) && attempt === ATTEMPTS);
        if (isLost) throw new Refusal('unavailable', 'The database is too busy with this.');
        if (!isWorthRepeating(error)) throw toldByCaller(error);
        // The one that lost a deadlock must not run into the same one again.
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 2 ** attempt * 5));
      }
    }
  }

  private async onRunner<Value>(work: (runner: QueryRunner) => Promise<Value>): Promise<Value> {
    const runner = this.dataSource.createQueryRunner();
    try {
      return await work(runner);
    } catch (error) {
      // TypeORM lets go of a connection that broke under it; the error then only says "already released".
      if (runner.isReleased) throw new Refusal('unavailable', 'The database went away.');
      // What matters is why it failed; a roll-back over a broken connection fails too and adds nothing.
      await runner.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

/**
 * Where statements are sent without waiting for each other's answers, a failure knows who sent it and not on whose
 * behalf. Whoever waits for the whole work does, and the log is to say so.
 */
function toldByCaller(error: unknown): unknown {
  if (error instanceof Error) error.stack += `\n${new Error().stack?.split('\n').slice(2).join('\n') ?? ''}`;
  return error;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Begins a transaction and binds it to a zone in one message: central opens a hundred of them a second, and each word to
 * the database costs as much as a small statement. Such a message takes no parameters, so the zone stands in its text;
 * nothing but a UUID gets there. Without a level a transaction is READ COMMITTED; should a server be set to a stricter
 * one, everything holds as well: what then collides is repeated.
 */
function openingIn(zoneId: ZoneId, level = ''): string {
  if (!UUID.test(zoneId)) throw new Error('A zone is named by a UUID.');
  return `START TRANSACTION ${level}; SET LOCAL loket.zone = '${zoneId}'`;
}

const awaited =
  <Given, Value>(work: (given: Given) => Promise<Value>) =>
  async (given: Given): Promise<Lastly<Value>> => ({ last: Promise.resolve(await work(given)) });

const readingIn = (zoneId: ZoneId, runner: QueryRunner): ZoneTransaction => ({
  zoneId,
  query: (sql, parameters) => rows(runner, sql, parameters),
  changed: () => {
    throw new Error('Reading changes nothing.');
  },
});

async function rows<Row>(
  runner: QueryRunner,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  const result = await runner.query(sql, [...parameters], true);
  // Boundary: what a statement returns is written beside the statement.
  return (result.records ?? []) as Row[];
}

type Change = { kind: ChangeKind; id: string; written: Promise<WrittenTicket> | undefined };
type Counted = { version: string | null };

async function ownNotices(
  zoneId: ZoneId,
  changes: readonly Change[],
  counted: Promise<readonly Counted[]>,
): Promise<OwnNotice[]> {
  const [counts, ...tickets] = await together(counted, ...changes.map(({ written }) => written));
  const notices = changes.flatMap(({ kind, id }, place) => {
    const [version, written] = [Number(counts[place]?.version), tickets[place]];
    return version && written ? [{ zone: zoneId, kind, id, version, written }] : [];
  });
  return notices.length === changes.length ? notices : [];
}

type Statement = [sql: string, parameters: unknown[]];

/** The last statement before commit, because the increment holds the zone's clock until then. */
function announcement(zoneId: ZoneId, changes: readonly Change[]): Statement | undefined {
  if (changes.length === 0) return undefined;
  let counted = 0;
  const places = changes.map(({ kind }) => {
    if (UNVERSIONED.has(kind)) return null;
    counted += 1;
    return counted;
  });
  return [
    counted > 0 ? COUNT_AND_TELL : TELL,
    [
      NOTICE_CHANNEL,
      zoneId,
      changes.map(({ kind }) => kind),
      changes.map(({ id }) => id),
      places,
      ...(counted > 0 ? [counted] : []),
    ],
  ];
}

const NOTICES = (version: string) => /* sql */ `
  pg_notify($1, jsonb_build_object('zone', $2::text, 'kind', kind, 'id', id, 'version', ${version})::text),
  ${version} AS version
  FROM unnest($3::text[], $4::text[], $5::int[]) WITH ORDINALITY AS n (kind, id, place, turn)`;

/** What wakes a node and is no part of a snapshot has no version. */
const TELL = `SELECT ${NOTICES('place')} ORDER BY turn`;

/**
 * Each change that is counted gets the next version, in the order in which they were made. A zone without a clock must
 * not commit: reading the words as a number is how a plain statement fails.
 */
const COUNT_AND_TELL = /* sql */ `
  WITH clock AS (
    UPDATE zone_clock SET version = version + $6::int WHERE zone_id = $2::uuid RETURNING version - $6::int AS before)
  SELECT ${NOTICES("coalesce(clock.before, ('no clock to count a ' || kind)::bigint) + place")}
  LEFT JOIN clock ON true ORDER BY turn`;
