import { z } from 'zod';
import { Instant, StaffId, ZoneId } from './ids.ts';
import { Skill } from './routing.ts';
import { Locale, StaffRole } from './words.ts';

export const Login = z.object({
  username: z.string().trim().toLowerCase().min(1).max(80),
  password: z.string().min(1).max(200),
});
export type Login = z.infer<typeof Login>;

/** Who is logged in, where, and as what. */
export const Me = z.object({
  staffId: StaffId,
  name: z.string().max(120),
  zoneId: ZoneId,
  zoneName: z.string().max(120),
  roles: z.array(StaffRole).min(1),
});
export type Me = z.infer<typeof Me>;

/** What an inspector chooses; `in_consultation` follows from the queue and `off` from the absence of a desk. */
export const Availability = z.enum(['available', 'break']);
export type Availability = z.infer<typeof Availability>;
export const SetAvailability = z.object({ availability: Availability });
export type SetAvailability = z.infer<typeof SetAvailability>;

export const InspectorState = z.object({
  staffId: StaffId,
  name: z.string().max(120),
  state: z.enum(['available', 'break', 'in_consultation', 'off']),
  /** When this state began. */
  since: Instant.nullable(),
  languages: z.array(Locale),
  skills: z.array(Skill),
});
export type InspectorState = z.infer<typeof InspectorState>;
