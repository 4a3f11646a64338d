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
  'statement_shown',
  'document_shown',
  'manual_identification',
  'statement_signed',
  'handed_over',
  'paper_made',
  'alarm_raised',
  'alarm_answered',
  'ticket_assigned',
  'ticket_raised',
  'ticket_parked',
  'ticket_referred',
  'consultation_transferred',
  'cap_changed',
  'site_changed',
  'site_override',
  'counter_made',
  'counter_moved',
  'enrolment_code_made',
  'counter_enrolled',
  'counter_revoked',
  'visitors_shown',
  'appointment_shown',
  'report_shown',
  'report_answered',
  'question_shown',
  'question_answered',
  'calendar_imported',
  'policy_changed',
  'message_made',
  'message_removed',
  'waiting_told',
  'break_forced',
  'competence_changed',
  'service_code_made',
  'service_code_refused',
  'service_opened',
  'service_reported',
  'service_report_refused',
]);
export type AuditAction = z.infer<typeof AuditAction>;

export const AuditSubject = z.enum([
  'consultation',
  'staff',
  'counter',
  'audit',
  'site',
  'ticket',
  'zone',
  'visitor',
  'appointment',
  'report',
  'question',
  'alarm',
]);
export type AuditSubject = z.infer<typeof AuditSubject>;

/** Why somebody saw personal data. During a call the system sets it; elsewhere a person types it. */
export const AuditEntry = z.object({
  id: z.string(),
  at: Instant,
  actorKind: z.enum(['staff', 'counter', 'system']),
  actorId: z.string().nullable(),
  action: AuditAction,
  subjectKind: AuditSubject,
  subjectId: z.string().nullable(),
  reason: z.string().max(300),
  /** SHA-256, hex, over the entry before and this one: the chain. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const ReadAudit = z.object({
  reason: z.string().trim().min(5).max(300),
  before: z.string().regex(/^\d+$/).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  actorId: z.uuid().optional(),
  subjectId: z.uuid().optional(),
  action: AuditAction.optional(),
  from: Instant.optional(),
  to: Instant.optional(),
});
export type ReadAudit = z.infer<typeof ReadAudit>;
