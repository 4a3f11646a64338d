import { AuditAction } from '@loket/contract';
import { z } from 'zod';
import type { AuditSearch } from '../session/console-api.ts';
import { instantOfWall, nextDate } from '../time/brussels.ts';
import { isReason } from '../view/reason.ts';

/** A search of the log while it is typed; dates are days on the wall. */
export type AuditFilter = {
  readonly reason: string;
  readonly action: AuditAction | 'anything';
  readonly actor: string;
  readonly subject: string;
  readonly from: string;
  readonly to: string;
};
export const NO_FILTER: AuditFilter = {
  reason: '',
  action: 'anything',
  actor: '',
  subject: '',
  from: '',
  to: '',
};

/** What is wrong with a field, each a text of `auditTexts`. */
export type AuditProblems = Partial<
  Record<'reason' | 'actor' | 'subject' | 'to', 'wrongReason' | 'wrongId' | 'wrongDays'>
>;

export function auditProblems({ reason, actor, subject, from, to }: AuditFilter): AuditProblems {
  return {
    ...(isReason(reason) ? {} : { reason: 'wrongReason' }),
    ...(isId(actor) ? {} : { actor: 'wrongId' }),
    ...(isId(subject) ? {} : { subject: 'wrongId' }),
    ...(from && to && from > to ? { to: 'wrongDays' } : {}),
  };
}

/** What is asked of central; of a filter without problems. The last day counts whole. */
export function auditSearch({ reason, action, actor, subject, from, to }: AuditFilter): AuditSearch {
  return {
    reason: reason.trim(),
    action: AuditAction.safeParse(action).data,
    actorId: actor.trim() || undefined,
    subjectId: subject.trim() || undefined,
    from: from ? startOf(from) : undefined,
    to: to ? startOf(nextDate(to)) : undefined,
  };
}

const isId = (typed: string) => typed.trim() === '' || z.uuid().safeParse(typed.trim()).success;
const startOf = (date: string) => new Date(instantOfWall({ date, time: '00:00' })).toISOString();
