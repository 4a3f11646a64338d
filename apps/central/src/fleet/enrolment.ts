import {
  type CounterId,
  ENROLMENT_CODE_VALID_MS,
  type EnrolCounter,
  type EnrolledCounter,
  type MadeEnrolmentCode,
  type ZoneId,
} from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { StaffSession } from '../access/access.ts';
import { recordAudit } from '../audit/audit.repository.ts';
import { Refusal } from '../boundary/refusal.ts';
import { ZoneDatabase, type ZoneTransaction } from '../database/zone-database.ts';
import { Vault } from '../vault/vault.ts';
import { isP256Key } from './proof.ts';
import { inGroups, makeTypedCode } from './typed-code.ts';

/** How a counter gets into the zone: a code for fifteen minutes, once, against the public half of its own key. */
@Injectable()
export class Enrolment {
  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  /**
   * A fresh code, shown once; an older one of this counter stops working.
   * @throws Refusal `not_found`, `out_of_state` (it has a key already: revoke it first)
   */
  makeCode(staff: StaffSession, counterId: CounterId): Promise<MadeEnrolmentCode> {
    const code = makeTypedCode();
    return this.database.inZone(staff.zoneId, async (tx) => {
      const [counter] = await tx.query<{ enrolled: boolean }>(
        `SELECT public_key IS NOT NULL AND revoked_at IS NULL AS enrolled FROM counter WHERE id = $1
         FOR NO KEY UPDATE`,
        [counterId],
      );
      if (!counter) throw new Refusal('not_found', 'There is no such counter.');
      if (counter.enrolled) throw new Refusal('out_of_state', 'This counter is enrolled; revoke it first.');
      const [made] = await tx.query<{ expiresAt: Date }>(
        `INSERT INTO enrolment_code (zone_id, counter_id, code_hash, made_by, expires_at)
         VALUES ($1, $2, $3, $4, clock_timestamp() + make_interval(secs => $5))
         ON CONFLICT (zone_id, counter_id) DO UPDATE SET code_hash = excluded.code_hash,
           made_by = excluded.made_by, expires_at = excluded.expires_at, used_at = NULL
         RETURNING expires_at AS "expiresAt"`,
        [tx.zoneId, counterId, this.hashOf(tx.zoneId, code), staff.staffId, ENROLMENT_CODE_VALID_MS / 1000],
      );
      if (!made) throw new Error('A code was made without a row.');
      await recordAudit(tx, {
        actorKind: 'staff',
        actorId: staff.staffId,
        action: 'enrolment_code_made',
        subjectKind: 'counter',
        subjectId: counterId,
        reason: 'A counter is installed.',
      });
      tx.changed('counter', counterId);
      return { code: inGroups(code), expiresAt: made.expiresAt.toISOString() };
    });
  }

  /**
   * Uses a code up and makes this key the counter's. The caller does not know its zone yet; the code tells.
   * @throws Refusal `code_not_valid` (wrong, used, or too old; the same for all three), `bad_request` (no P-256 key)
   */
  async enrol({ code, publicKey }: EnrolCounter): Promise<EnrolledCounter> {
    const key = Buffer.from(publicKey, 'base64');
    if (!isP256Key(key))
      throw new Refusal('bad_request', 'The key is not a P-256 public key.', { fields: ['publicKey'] });
    for (const zone of await this.database.zones()) {
      const enrolled = await this.database.inZone(zone.id, (tx) =>
        redeem(tx, this.hashOf(zone.id, code), key),
      );
      if (enrolled) return { ...enrolled, zoneId: zone.id, zoneName: zone.name };
    }
    throw new Refusal('code_not_valid', 'This code is wrong, was used, or is older than 15 minutes.');
  }

  /** Keyed, so that a stolen table can't be searched for codes. */
  private hashOf(zoneId: ZoneId, code: string): Buffer {
    return this.vault.deriveSecret(['enrolment_code', zoneId, code]);
  }
}

/** The one statement that two who type the same code at once race for. */
async function redeem(
  tx: ZoneTransaction,
  codeHash: Buffer,
  publicKey: Buffer,
): Promise<Omit<EnrolledCounter, 'zoneId' | 'zoneName'> | undefined> {
  const [used] = await tx.query<{ counterId: CounterId }>(
    `UPDATE enrolment_code SET used_at = clock_timestamp()
     WHERE code_hash = $1 AND used_at IS NULL AND expires_at > clock_timestamp()
     RETURNING counter_id AS "counterId"`,
    [codeHash],
  );
  if (!used) return undefined;
  const [counter] = await tx.query<{ counterId: CounterId; siteName: string; label: number }>(
    `UPDATE counter c SET public_key = $2, enrolled_at = clock_timestamp(), revoked_at = NULL,
       in_service_at = NULL, installation = NULL, installed_at = NULL
     FROM site s WHERE s.zone_id = c.zone_id AND s.id = c.site_id AND c.id = $1
     RETURNING c.id AS "counterId", s.name AS "siteName", c.label`,
    [used.counterId, publicKey],
  );
  if (!counter) throw new Error('A code belongs to no counter.');
  await recordAudit(tx, {
    actorKind: 'counter',
    actorId: counter.counterId,
    action: 'counter_enrolled',
    subjectKind: 'counter',
    subjectId: counter.counterId,
    reason: 'Enrolled with a code.',
  });
  tx.changed('counter', counter.counterId);
  return counter;
}
