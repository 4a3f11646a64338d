/** Facts of the machine only: codes, counts, process ids, durations. Never a name, a number on a card or a reason. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>;
export type Level = 'info' | 'warn' | 'error';
export type Log = (level: Level, message: string, fields?: LogFields) => void;

/** One JSON object a line on standard error; the service that starts the counter keeps it. */
export const log: Log = (level, message, fields = {}) => {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...fields })}\n`);
};

/** The class and code of something thrown; its text may quote what it choked on, so it stays out of the log. */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  return code ? { error: error.name, code } : { error: error.name };
}
