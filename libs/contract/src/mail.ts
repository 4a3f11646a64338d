import { z } from 'zod';

/** Why a mail was sent: for counting and for the sweep, never a personal datum. */
export const MailPurpose = z.enum([
  'appointment_citizen',
  'appointment_staff',
  'invitation',
  'report_received',
  'report_answered',
  /** The copy or the attest of a statement that a citizen asked for. */
  'papers',
]);
export type MailPurpose = z.infer<typeof MailPurpose>;

export const EmailAddress = z.email().max(254);

/** As people write them: +32 89 12 34 56, 089/12.34.56. */
export const PhoneNumber = z
  .string()
  .trim()
  .regex(/^\+?[0-9][0-9 ()./-]{5,28}$/);
