import type { PipeTransform } from '@nestjs/common';
import type { z } from 'zod';
import { Refusal } from './refusal.ts';

/**
 * Checks what comes from outside: `@Body(new Checked(Login))`, `@Param(new Checked(ConsultationParams))`.
 * @throws Refusal `bad_request` with the names of the wrong fields, never their values.
 */
export class Checked<Schema extends z.ZodType> implements PipeTransform<unknown, z.output<Schema>> {
  readonly schema: Schema;

  constructor(schema: Schema) {
    this.schema = schema;
  }

  transform(value: unknown): z.output<Schema> {
    return checked(this.schema, value);
  }
}

/** The same for a socket's message. */
export function checked<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) {
    if (holdsUnstorableText(parsed.data))
      throw new Refusal('bad_request', 'The request holds characters that no text has.');
    return parsed.data;
  }
  const fields = new Set(parsed.error.issues.map((issue) => fieldName(issue.path)));
  throw new Refusal('bad_request', 'The request does not have the shape that is asked.', {
    fields: [...fields],
  });
}

/** A key can come from the client; only what looks like a name of ours is repeated. */
function fieldName(path: readonly PropertyKey[]): string {
  const parts = path.map(String).map((part) => (/^[A-Za-z]\w{0,40}$|^\d{1,4}$/.test(part) ? part : '?'));
  return parts.join('.').slice(0, 100) || '(whole)';
}

/** NUL and half a surrogate pair are valid JSON, but no text in PostgreSQL; only what the schema kept is looked at. */
function holdsUnstorableText(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0') || /\p{Surrogate}/u.test(value);
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false;
  return Object.entries(value).some(
    ([key, inside]) => holdsUnstorableText(key) || holdsUnstorableText(inside),
  );
}
