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
 * carried out once for the plan (`EXPLAIN ANALYZE`), undone, and then run. One after the other, also those that were
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
          await query('SAVEPOINT explained');
          const [row] = await query(`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${sql}`, parameters);
          this.#readings.push(...readingsOf(sql, row['QUERY PLAN'][0].Plan));
          await query('ROLLBACK TO SAVEPOINT explained');
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
