import { Absence, ImportedAvailability, PORTAL_DESK } from '@loket/contract';
import { Controller, Get, HttpCode, Inject, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { z } from 'zod';
import { Access, CurrentStaff, type StaffSession } from '../access/access.ts';
import { Refusal } from '../boundary/refusal.ts';
import { Documented } from '../openapi/documented.ts';
import { Availability } from './availability.ts';

/** The zone-wide availability calendar. */
@Controller()
export class AvailabilityController {
  constructor(@Inject(Availability) private readonly availability: Availability) {}

  @Get(PORTAL_DESK.availability)
  @Access('staff', 'inspector', 'chief_inspector', 'neighbourhood_inspector', 'call_taker')
  @Documented({ summary: 'Imported absences', answer: z.array(Absence), refusals: ['forbidden'] })
  list(@CurrentStaff() staff: StaffSession): Promise<Absence[]> {
    return this.availability.list(staff);
  }

  @Post(PORTAL_DESK.availability)
  @HttpCode(200)
  @Access('staff', 'chief_inspector')
  @Documented({
    summary: 'Replace the calendar by a file of the staff system: iCalendar or CSV as the whole body',
    answer: ImportedAvailability,
    refusals: ['forbidden', 'too_large', 'file_not_accepted'],
  })
  import(@CurrentStaff() staff: StaffSession, @Req() request: Request): Promise<ImportedAvailability> {
    const bytes: unknown = request.body;
    if (!Buffer.isBuffer(bytes)) throw new Refusal('file_not_accepted', 'A file is needed.');
    return this.availability.import(staff, bytes);
  }
}
