import pg from 'pg';
import type { DataSource } from 'typeorm';

/** One reading of one table in the plan of a statement that really ran, with what it really cost. */
export type Reading = {
  readonly sql: string;
  readonly table: string;
  /** Null for a scan of the whole table. */
  readonly index: string | null;
  /** Rows that were looked at, all loops together. */
  readonly rows: number;
};

type Plan = {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: Plan[];
};

/**
 * Explains every statement of a data source just before it runs, with its own values and in its own transaction: it is
 * carried out for each of its plans (`EXPLAIN ANALYZE`), undone, and then run. One after the other, also those that were
 * sent together.
 */
export class ExplainedStatements {
  #readings: Reading[] | undefined;

  constructor(source: DataSource) {
    const make = source.createQueryRunner.bind(source);
    source.createQueryRunner = (mode) => {
      const runner = make(mode);
      const query = runner.query.bind(runner);
      let before: Promise<unknown> = Promise.resolve();
      const explainAndRun = async (sql: string, parameters?: unknown[], structured?: boolean) => {
        if (this.#readings && /^\s*(SELECT|WITH|INSERT|UPDATE|DELETE)/i.test(sql)) {
          for (const plan of await plansOf((text) => query(text), sql, parameters))
            this.#readings.push(...readingsOf(sql, plan));
        }
        return query(sql, parameters, structured as true);
      };
      // Boundary: TypeORM's overloads differ only in what they give back, which is passed on as it comes.
      runner.query = ((sql: string, parameters?: unknown[], structured?: boolean) => {
        const mine = before.then(() => explainAndRun(sql, parameters, structured));
        before = mine.catch(() => undefined);
        return mine;
      }) as typeof runner.query;
      return runner;
    };
  }

  /** What the work's statements read; nothing else may run at the same time. */
  async during(work: () => Promise<unknown>): Promise<Reading[]> {
    const readings: Reading[] = [];
    this.#readings = readings;
    try {
      await work();
    } finally {
      this.#readings = undefined;
    }
    return readings;
  }
}

/**
 * The plan for just these values, and the one for any: of a prepared statement PostgreSQL takes the second when it is not
 * dearer (manual, "PREPARE", notes on generic and custom plans).
 */
async function plansOf(
  query: (sql: string) => Promise<{ 'QUERY PLAN': [{ Plan: Plan }] }[]>,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<Plan[]> {
  const plans: Plan[] = [];
  const values = parameters.length > 0 ? `(${parameters.map(literal).join(', ')})` : '';
  await query(`PREPARE explained AS ${sql}`);
  for (const mode of ['force_custom_plan', 'force_generic_plan']) {
    await query('SAVEPOINT explained');
    await query(`SET LOCAL plan_cache_mode = ${mode}`);
    const [row] = await query(`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) EXECUTE explained${values}`);
    if (row) plans.push(row['QUERY PLAN'][0].Plan);
    await query('ROLLBACK TO SAVEPOINT explained');
  }
  await query('DEALLOCATE explained');
  return plans;
}

/** A parameter as it stands in a text, of a type that PostgreSQL knows from its place. */
function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (Buffer.isBuffer(value)) return pg.escapeLiteral(`\\x${value.toString('hex')}`);
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString());
  if (Array.isArray(value)) return pg.escapeLiteral(`{${value.map(element).join(',')}}`);
  return pg.escapeLiteral(typeof value === 'object' ? JSON.stringify(value) : String(value));
}

const element = (value: unknown): string =>
  value === null || value === undefined ? 'NULL' : JSON.stringify(String(value));

function readingsOf(sql: string, plan: Plan): Reading[] {
  const table = plan['Relation Name'];
  const below = (plan.Plans ?? []).flatMap((part) => readingsOf(sql, part));
  if (table === undefined || plan['Node Type'] === 'ModifyTable') return below;
  const looked =
    plan['Actual Rows'] +
    (plan['Rows Removed by Filter'] ?? 0) +
    (plan['Rows Removed by Index Recheck'] ?? 0);
  const bitmap = plan.Plans?.map((part) => part['Index Name']).find((name) => name !== undefined);
  return [
    { sql, table, index: plan['Index Name'] ?? bitmap ?? null, rows: looked * plan['Actual Loops'] },
    ...below,
  ];
}
