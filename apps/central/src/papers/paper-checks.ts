import type { PaperCheck, PaperKind } from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import { ZoneDatabase } from '../database/zone-database.ts';
import { Vault } from '../vault/vault.ts';
import { paperCodeHash, readPaperCode } from './paper-code.ts';

/** Whether a code is one of ours. Says what kind of paper, when and where; nothing about a person. */
@Injectable()
export class PaperChecks {
  constructor(
    @Inject(ZoneDatabase) private readonly database: ZoneDatabase,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  /** A code does not name its zone, so every zone of this installation is asked. */
  async check(typed: string): Promise<PaperCheck> {
    const code = readPaperCode(typed);
    if (code === undefined) return { genuine: false };
    const hash = paperCodeHash(this.vault, code);
    for (const { id } of await this.database.zones()) {
      const [paper] = await this.database.inZone(id, (tx) =>
        tx.query<{ kind: PaperKind; issuedOn: string; zoneName: string; siteName: string }>(
          `SELECT p.kind, to_char(p.issued_at AT TIME ZONE z.time_zone, 'YYYY-MM-DD') AS "issuedOn",
             z.name AS "zoneName", s.name AS "siteName"
           FROM paper p JOIN zone z ON z.id = p.zone_id
           JOIN site s ON s.zone_id = p.zone_id AND s.id = p.site_id
           WHERE p.code_hash = $1`,
          [hash],
        ),
      );
      if (paper) return { genuine: true, ...paper };
    }
    return { genuine: false };
  }
}
