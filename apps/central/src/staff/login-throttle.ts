import { Inject, Injectable } from '@nestjs/common';
import { sha256 } from '../access/secret-token.ts';
import { Refusal } from '../boundary/refusal.ts';
import { type Transaction, ZoneDatabase } from '../database/zone-database.ts';

/** Attempts that may fail before waiting begins; then 1, 2, 4, … seconds, at most five minutes. */
const FREE_FOR_A_NAME = 5;
/** A whole office can stand behind one address. */
const FREE_FOR_AN_ADDRESS = 30;
const LONGEST_WAIT_SECONDS = 300;
const FORGOTTEN_AFTER_MINUTES = 60;

export type Attempt = { name: Buffer; address: Buffer };

/**
 * Slows guessing down. Every attempt is counted as a failure before the password is looked at and taken back when
 * it was right, so a storm of simultaneous attempts can't slip through between looking and counting.
 */
@Injectable()
export class LoginThrottle {
  constructor(@Inject(ZoneDatabase) private readonly database: ZoneDatabase) {}

  /** @throws Refusal `too_many_requests` with the seconds to wait */
  async begin(username: string, address: string): Promise<Attempt> {
    const attempt = { name: sha256(`name:${username}`), address: sha256(`address:${address}`) };
    const wait = await this.database.outsideZones(async (tx) => {
      // Always in the same order, so that two attempts can't wait for each other.
      const asked = await waitOf(tx, attempt.address, FREE_FOR_AN_ADDRESS);
      return asked > 0 ? asked : waitOf(tx, attempt.name, FREE_FOR_A_NAME);
    });
    if (wait > 0)
      throw new Refusal('too_many_requests', 'Too many attempts to log in.', { retryAfterSeconds: wait });
    return attempt;
  }

  /** The name starts anew; the address only gets this one attempt back, or one good account would cover a storm. */
  async succeeded({ name, address }: Attempt): Promise<void> {
    await this.database.outsideZones(async (tx) => {
      await tx.query('UPDATE login_throttle SET failures = greatest(failures - 1, 0) WHERE key_hash = $1', [
        address,
      ]);
      await tx.query('DELETE FROM login_throttle WHERE key_hash = $1', [name]);
    });
  }
}

/** Counts one attempt, unless it has to wait. @returns seconds to wait, 0 for none */
async function waitOf(tx: Transaction, keyHash: Buffer, free: number): Promise<number> {
  await tx.query(
    `INSERT INTO login_throttle (key_hash, failures, last_failure_at) VALUES ($1, 0, clock_timestamp())
     ON CONFLICT DO NOTHING`,
    [keyHash],
  );
  const [row] = await tx.query<{ wait: number }>(
    `SELECT greatest(0, ceil(extract(epoch FROM blocked_until - clock_timestamp())))::integer AS wait
     FROM login_throttle WHERE key_hash = $1 FOR UPDATE`,
    [keyHash],
  );
  if (row && row.wait > 0) return row.wait;
  await tx.query(COUNT, [keyHash, free, LONGEST_WAIT_SECONDS, FORGOTTEN_AFTER_MINUTES]);
  return 0;
}

const COUNT = /* sql */ `
  UPDATE login_throttle SET
    failures = counted.failures,
    last_failure_at = clock_timestamp(),
    blocked_until = CASE WHEN counted.failures >= $2
      THEN clock_timestamp() + make_interval(secs => least($3, power(2, least(counted.failures - $2, 20)))) END
  FROM (
    SELECT CASE WHEN last_failure_at < clock_timestamp() - make_interval(mins => $4) THEN 1 ELSE failures + 1 END
      AS failures
    FROM login_throttle WHERE key_hash = $1
  ) AS counted
  WHERE key_hash = $1`;
