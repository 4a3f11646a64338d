import { createHash } from 'node:crypto';

/** A connection of the driver, as far as it is needed here. */
type Connection = { query(...asked: unknown[]): unknown };

const names = new Map<string, string>();

/**
 * Has a connection prepare every statement that has parameters, once, under a name that is made of its text: of most of
 * them planning takes several times as long as running. PostgreSQL plans anew when the tables have changed. Texts are
 * written in the code and values are parameters, so there are as many as somebody wrote.
 */
export function prepareStatements(connection: Connection): void {
  const query = connection.query.bind(connection);
  connection.query = (text, values, ...rest) =>
    typeof text === 'string' && Array.isArray(values)
      ? query({ name: nameOf(text), text, values }, ...rest)
      : query(text, values, ...rest);
}

function nameOf(text: string): string {
  const known = names.get(text);
  if (known) return known;
  const name = createHash('sha256').update(text).digest('base64url');
  names.set(text, name);
  return name;
}
