import type { trustOf } from './tool-trust.ts';

/** What the command line asked for. */
export type ToolValues = {
  readonly json: boolean;
  readonly withinMs: number;
  readonly trust: Awaited<ReturnType<typeof trustOf>>;
};

/** Words for a person, or one object for a program. */
export const say = (asJson: boolean, words: string, object: unknown): void =>
  void process.stdout.write(asJson ? `${JSON.stringify(object)}\n` : `${words}\n`);
