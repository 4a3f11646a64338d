import type { DataSource } from 'typeorm';

/** One statement that the code really ran, with what it was given and what came back. */
export type Captured = {
  readonly sql: string;
  readonly parameters: readonly unknown[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
};

/** Listens to every statement of a data source, those that begin and end transactions included. */
export class CapturedStatements {
  #heard: Captured[] | undefined;

  constructor(source: DataSource) {
    const make = source.createQueryRunner.bind(source);
    source.createQueryRunner = (mode) => {
      const runner = make(mode);
      const query = runner.query.bind(runner);
      // Boundary: TypeORM's overloads differ only in what they give back, which is passed on as it comes.
      runner.query = (async (sql: string, parameters?: unknown[], structured?: boolean) => {
        const result = await query(sql, parameters, structured as true);
        this.#heard?.push({ sql, parameters: parameters ?? [], rows: result?.records ?? [] });
        return result;
      }) as typeof runner.query;
      return runner;
    };
  }

  /** What ran while this worked; nothing else may run at the same time. */
  async during(work: () => Promise<unknown>): Promise<Captured[]> {
    const heard: Captured[] = [];
    this.#heard = heard;
    try {
      await work();
    } finally {
      this.#heard = undefined;
    }
    return heard;
  }
}
