import { z } from 'zod';
import { Instant } from './ids.ts';

export const AuditAction = z.enum([
  'login',
  'login_failed',
  'logout',
  'identity_shown',
  'photo_shown',
  'audit_read',
  'data_key_destroyed',
]);
export type AuditAction = z.infer<typeof AuditAction>;

/** Why somebody saw personal data. During a call the system sets it; elsewhere a person types it. */
export const AuditEntry = z.object({
  id: z.string(),
  at: Instant,
  actorKind: z.enum(['staff', 'counter', 'system']),
  actorId: z.string().nullable(),
  action: AuditAction,
  subjectKind: z.enum(['consultation', 'staff', 'counter', 'audit']),
  subjectId: z.string().nullable(),
  reason: z.string().max(300),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const ReadAudit = z.object({
  reason: z.string().trim().min(5).max(300),
  before: z.string().regex(/^\d+$/).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ReadAudit = z.infer<typeof ReadAudit>;
