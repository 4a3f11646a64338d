import { CounterId, DeviceChange, REST, ReadDeviceHistory } from '@loket/contract';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { Access, CurrentStaff, type StaffSession } from '../access/access.ts';
import { Checked } from '../boundary/checked.ts';
import { Refusal } from '../boundary/refusal.ts';
import { ZoneDatabase } from '../database/zone-database.ts';
import { Documented } from '../openapi/documented.ts';
import { deviceHistory } from './device-history.repository.ts';

const Id = new Checked(z.object({ id: CounterId }));
type Id = { id: CounterId };

/** How a counter's devices fared, for whoever has to find out why something failed last Tuesday. */
@Controller()
export class DeviceHistoryController {
  constructor(@Inject(ZoneDatabase) private readonly database: ZoneDatabase) {}

  @Get(REST.deviceHistory(':id'))
  @Access('staff', 'technician', 'chief_inspector')
  @Documented({
    summary: 'What changed in the devices of a counter, newest first',
    answer: z.array(DeviceChange),
    refusals: ['bad_request', 'unauthenticated', 'forbidden', 'not_found'],
  })
  async history(
    @CurrentStaff() staff: StaffSession,
    @Param(Id) { id }: Id,
    @Query(new Checked(ReadDeviceHistory)) asked: ReadDeviceHistory,
  ): Promise<DeviceChange[]> {
    return this.database.inZone(staff.zoneId, async (tx) => {
      const [counter] = await tx.query('SELECT 1 FROM counter WHERE id = $1', [id]);
      if (!counter) throw new Refusal('not_found', 'There is no such counter.');
      return deviceHistory(tx, id, asked);
    });
  }
}
