import { setTimeout as pause } from 'node:timers/promises';
import type { Login, Me, StaffRole } from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { StaffSession } from '../access/access.ts';
import { SESSION_IDLE_MINUTES, SESSION_LONGEST_HOURS } from '../access/identities.ts';
import { makeSecretToken } from '../access/secret-token.ts';
import { recordAudit } from '../audit/audit.repository.ts';
import { Refusal } from '../boundary/refusal.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { LoginThrottle } from './login-throttle.ts';
import { passwordMatches } from './passwords.ts';
import { type Membership, membershipsOf, type Person, personNamed } from './staff.repository.ts';

/** Roles that take calls, and so have an availability. */
export const TAKES_CALLS = ['inspector', 'chief_inspector'] as const satisfies readonly StaffRole[];

/** Longer than any refusal takes by itself, so that its time does not tell whether the name exists. */
const REFUSED_NO_SOONER_THAN_MS = 150;

/** Logging in and out. Sessions live in the database, so that every node knows them and one row ends them. */
@Injectable()
export class Sessions {
  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(LoginThrottle) private readonly throttle: LoginThrottle,
  ) {}

  /**
   * @param address where the request comes from, for slowing down guesses
   * @throws Refusal `unauthenticated` for a wrong name or password alike, `too_many_requests`
   */
  async login({ username, password }: Login, address: string): Promise<{ me: Me; token: string }> {
    const attempt = await this.throttle.begin(username, address);
    const soonest = pause(REFUSED_NO_SOONER_THAN_MS);
    const person = await personNamed(this.database, username);
    const right = await passwordMatches(person?.passwordHash, password);
    // A person of several zones works in the first one; choosing comes with the second zone.
    const [membership] = person ? await membershipsOf(this.database, person.id) : [];
    if (!person || !membership || !right) {
      if (person && membership) await this.recordFailure(person, membership);
      await soonest;
      throw new Refusal('unauthenticated', 'The name or the password is wrong.');
    }
    await this.throttle.succeeded(attempt);
    return this.open(person, membership);
  }

  async logout(session: StaffSession): Promise<void> {
    await this.database.inZone(session.zoneId, async (tx) => {
      await tx.query('DELETE FROM staff_session WHERE token_hash = $1', [
        Buffer.from(session.sessionId, 'hex'),
      ]);
      await recordAudit(tx, {
        action: 'logout',
        actorKind: 'staff',
        actorId: session.staffId,
        subjectKind: 'staff',
        subjectId: session.staffId,
        reason: 'logged out',
      });
      tx.changed('session', session.sessionId);
    });
  }

  private open(person: Person, { zoneId, zoneName, roles }: Membership): Promise<{ me: Me; token: string }> {
    return this.database.inZone(zoneId, async (tx) => {
      const token = makeSecretToken(zoneId);
      await tx.query(
        `DELETE FROM staff_session WHERE staff_id = $1
         AND (expires_at < now() OR last_seen_at < now() - make_interval(mins => $2))`,
        [person.id, SESSION_IDLE_MINUTES],
      );
      await tx.query(
        `INSERT INTO staff_session (zone_id, token_hash, staff_id, expires_at)
         VALUES ($1, $2, $3, now() + make_interval(hours => $4))`,
        [zoneId, token.hash, person.id, SESSION_LONGEST_HOURS],
      );
      if (TAKES_CALLS.some((role) => roles.includes(role)))
        await tx.query('INSERT INTO inspector (zone_id, staff_id) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
          zoneId,
          person.id,
        ]);
      await recordAudit(tx, {
        action: 'login',
        actorKind: 'staff',
        actorId: person.id,
        subjectKind: 'staff',
        subjectId: person.id,
        reason: 'logged in',
      });
      return { me: { staffId: person.id, name: person.name, zoneId, zoneName, roles }, token: token.text };
    });
  }

  /** Somebody used this person's name; who, is not known. */
  private async recordFailure(person: Person, { zoneId }: Membership): Promise<void> {
    await this.database.inZone(zoneId, (tx) =>
      recordAudit(tx, {
        action: 'login_failed',
        actorKind: 'system',
        actorId: null,
        subjectKind: 'staff',
        subjectId: person.id,
        reason: 'wrong password',
      }),
    );
  }
}
