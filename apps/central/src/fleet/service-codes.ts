import { type CounterId, ENROLMENT_CODE_VALID_MS, type MadeServiceCode, type ZoneId } from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { StaffSession } from '../access/access.ts';
import { recordAudit } from '../audit/audit.repository.ts';
import { Refusal } from '../boundary/refusal.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { Vault } from '../vault/vault.ts';
import { inGroups, makeTypedCode } from './typed-code.ts';

/** What lets a technician in at one counter: a code that he makes himself, logged in as himself. */
@Injectable()
export class ServiceCodes {
  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  /**
   * A fresh code, shown once; an older one of this counter stops working, whoever made it.
   * @throws Refusal `not_found`, `out_of_state` (the counter is not enrolled)
   */
  makeCode(staff: StaffSession, counterId: CounterId): Promise<MadeServiceCode> {
    const code = makeTypedCode();
    return this.database.inZone(staff.zoneId, async (tx) => {
      const [counter] = await tx.query<{ enrolled: boolean }>(
        `SELECT public_key IS NOT NULL AND revoked_at IS NULL AS enrolled FROM counter WHERE id = $1
         FOR NO KEY UPDATE`,
        [counterId],
      );
      if (!counter) throw new Refusal('not_found', 'There is no such counter.');
      if (!counter.enrolled) throw new Refusal('out_of_state', 'This counter is not enrolled.');
      const [made] = await tx.query<{ expiresAt: Date }>(
        `INSERT INTO service_code (zone_id, counter_id, code_hash, made_by, expires_at)
         VALUES ($1, $2, $3, $4, clock_timestamp() + make_interval(secs => $5))
         ON CONFLICT (zone_id, counter_id) DO UPDATE SET code_hash = excluded.code_hash,
           made_by = excluded.made_by, expires_at = excluded.expires_at, used_at = NULL
         RETURNING expires_at AS "expiresAt"`,
        [
          tx.zoneId,
          counterId,
          this.hashOf(tx.zoneId, counterId, code),
          staff.staffId,
          ENROLMENT_CODE_VALID_MS / 1000,
        ],
      );
      if (!made) throw new Error('A code was made without a row.');
      await recordAudit(tx, {
        actorKind: 'staff',
        actorId: staff.staffId,
        action: 'service_code_made',
        subjectKind: 'counter',
        subjectId: counterId,
        reason: 'A technician goes to the counter.',
      });
      return { code: inGroups(code), expiresAt: made.expiresAt.toISOString() };
    });
  }

  /** Keyed, so that a stolen table can't be searched for codes; and of one counter, so that it opens no other. */
  hashOf(zoneId: ZoneId, counterId: CounterId, code: string): Buffer {
    return this.vault.deriveSecret(['service_code', zoneId, counterId, code]);
  }
}
