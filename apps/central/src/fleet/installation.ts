import type { InstallationReport } from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import type { CounterIdentity } from '../access/access.ts';
import { Refusal } from '../boundary/refusal.ts';
import { ZoneDatabase } from '../database/zone-database.ts';

/** Without these a counter can't hold a consultation; the rest may be missing and is said. */
const NEEDED = ['camera', 'microphone', 'speaker', 'display', 'link'] as const;

/** What a counter's technician proved on the spot, and with it the counter's first day of service. */
@Injectable()
export class Installations {
  constructor(@Inject(ZoneDatabase) private readonly database: ZoneDatabase) {}

  /**
   * Keeps the report; a counter whose needed devices all passed is in service from now on.
   * @throws Refusal `out_of_state` when a needed device did not pass; the report is kept all the same
   */
  async report({ zoneId, counterId }: CounterIdentity, report: InstallationReport): Promise<void> {
    const failed = NEEDED.filter(
      (device) => !report.tests.some((test) => test.device === device && test.result === 'pass'),
    );
    await this.database.inZone(zoneId, async (tx) => {
      await tx.query(
        `UPDATE counter SET installation = $2, installed_at = clock_timestamp(),
           in_service_at = CASE WHEN $3 THEN coalesce(in_service_at, clock_timestamp()) ELSE in_service_at END
         WHERE id = $1 AND revoked_at IS NULL`,
        [counterId, JSON.stringify(report), failed.length === 0],
      );
      tx.changed('counter', counterId);
    });
    if (failed.length > 0)
      throw new Refusal('out_of_state', `Not in service yet, not passed: ${failed.join(', ')}.`);
  }
}
