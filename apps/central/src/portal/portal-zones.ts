import type { ZoneId } from '@loket/contract';
import { Inject, Injectable } from '@nestjs/common';
import { Refusal } from '../boundary/refusal.ts';
import { ZoneDatabase, type ZoneRow } from '../database/zone-database.ts';
import { readPersonalSecret } from './personal-secret.ts';

/** Which zone a stranger means: by its code, or by the code at the head of a personal link. */
@Injectable()
export class PortalZones {
  constructor(@Inject(ZoneDatabase) private readonly database: ZoneDatabase) {}

  /** @throws Refusal `not_found` */
  async named(code: string): Promise<ZoneRow> {
    const zone = (await this.database.zones()).find((one) => one.code === code);
    if (!zone) throw new Refusal('not_found', 'There is no such zone.');
    return zone;
  }

  /** The zone of somebody of the staff. */
  async ofId(id: ZoneId): Promise<ZoneRow> {
    const zone = (await this.database.zones()).find((one) => one.id === id);
    if (!zone) throw new Refusal('not_found', 'There is no such zone.');
    return zone;
  }

  /** @throws Refusal `not_found`, also for what never was a secret */
  async ofSecret(secret: string): Promise<{ zone: ZoneRow; hash: Buffer }> {
    const read = readPersonalSecret(secret);
    if (!read) throw new Refusal('not_found', 'This link leads nowhere.');
    return { zone: await this.named(read.zoneCode), hash: read.hash };
  }
}
