import type { CounterId, StaffId, StaffRole } from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import { ZoneDatabase } from '../database/zone-database.ts';
import type { CounterIdentity, StaffSession } from './access.ts';
import { readSecretToken } from './secret-token.ts';

export const SESSION_COOKIE = 'loket_session';
export const SESSION_IDLE_MINUTES = 30;
export const SESSION_LONGEST_HOURS = 12;

/** Who is there, by what they bring: a person's cookie, a counter's token. Every request asks the database. */
@Injectable()
export class Identities {
  constructor(@Inject(ZoneDatabase) private readonly database: ZoneDatabase) {}

  /** @param cookieHeader the raw `Cookie` header of a request or of a socket's handshake */
  async staffSessionOf(cookieHeader: string | undefined): Promise<StaffSession | undefined> {
    const token = readSecretToken(cookieNamed(SESSION_COOKIE, cookieHeader));
    if (!token) return undefined;
    return this.database.inZone(token.zoneId, async (tx) => {
      const [row] = await tx.query<SessionRow>(SESSION, [token.hash, SESSION_IDLE_MINUTES]);
      if (!row) return undefined;
      // Sliding, but at most one write a minute.
      if (row.stale)
        await tx.query('UPDATE staff_session SET last_seen_at = now() WHERE token_hash = $1', [token.hash]);
      const { stale: _, ...who } = row;
      return { ...who, zoneId: token.zoneId, sessionId: token.hash.toString('hex') };
    });
  }

  /** @param token as `POST /api/counters/token` gave it */
  async counterOf(token: string | undefined): Promise<CounterIdentity | undefined> {
    const secret = readSecretToken(token);
    if (!secret) return undefined;
    return this.database.inZone(secret.zoneId, async (tx) => {
      const [row] = await tx.query<{ counterId: CounterId }>(COUNTER, [secret.hash]);
      return row && { zoneId: secret.zoneId, counterId: row.counterId };
    });
  }
}

type SessionRow = {
  staffId: StaffId;
  name: string;
  zoneName: string;
  roles: StaffRole[];
  stale: boolean;
};

const SESSION = /* sql */ `
  SELECT s.staff_id AS "staffId", p.name, z.name AS "zoneName", m.roles,
    s.last_seen_at < now() - interval '1 minute' AS stale
  FROM staff_session s
  JOIN membership m ON m.zone_id = s.zone_id AND m.staff_id = s.staff_id
  JOIN staff p ON p.id = s.staff_id
  JOIN zone z ON z.id = s.zone_id
  WHERE s.token_hash = $1 AND s.expires_at > now() AND s.last_seen_at > now() - make_interval(mins => $2)`;

const COUNTER = /* sql */ `
  SELECT t.counter_id AS "counterId"
  FROM counter_session t
  JOIN counter c ON c.zone_id = t.zone_id AND c.id = t.counter_id
  WHERE t.token_hash = $1 AND t.expires_at > now() AND c.revoked_at IS NULL AND c.public_key IS NOT NULL`;

function cookieNamed(name: string, header: string | undefined): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name) return value;
  }
  return undefined;
}
