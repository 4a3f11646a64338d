import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import pg from 'pg';

export const APPLICATION_ROLE = 'loket_app';

/**
 * Makes the role that central connects as, when it is not there, and gives it this password, when it has another.
 * Roles belong to the whole cluster, so two databases can be migrated at once: who comes second tries again.
 */
export async function ensureApplicationRole(
  owner: pg.Client,
  ownerUrl: string,
  password: string,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { rowCount } = await owner.query('SELECT FROM pg_roles WHERE rolname = $1', [APPLICATION_ROLE]);
      if (rowCount === 0) await owner.query(`CREATE ROLE ${APPLICATION_ROLE} NOLOGIN`);
      if (!(await opens(ownerUrl, password)))
        await owner.query(`ALTER ROLE ${APPLICATION_ROLE} LOGIN PASSWORD '${scramVerifier(password)}'`);
      return;
    } catch (error) {
      if (attempt === 20 || !isRaceOnTheCatalogue(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function opens(ownerUrl: string, password: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: applicationUrl(ownerUrl, password) });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The same database, seen by the application's role. */
export function applicationUrl(ownerUrl: string, password: string): string {
  const url = new URL(ownerUrl);
  url.username = APPLICATION_ROLE;
  url.password = encodeURIComponent(password);
  return url.href;
}

/** duplicate_object, unique_violation on pg_authid, or XX000 "tuple concurrently updated". */
function isRaceOnTheCatalogue(error: unknown): boolean {
  return error instanceof pg.DatabaseError && ['42710', '23505', 'XX000'].includes(error.code ?? '');
}

/**
 * What PostgreSQL stores for a password (RFC 5803), so that the password itself never stands in a statement,
 * and so not in the server's log. Passwords of ours are ASCII: SASLprep changes nothing.
 */
function scramVerifier(password: string): string {
  const iterations = 4096;
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const mac = (text: string) => createHmac('sha256', salted).update(text).digest();
  const storedKey = createHash('sha256').update(mac('Client Key')).digest('base64');
  const serverKey = mac('Server Key').toString('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${serverKey}`;
}
