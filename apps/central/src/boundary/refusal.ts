import type { ErrorCode, Failure } from '@loket/contract';

type Extra = { fields?: readonly string[]; retryAfterSeconds?: number };

/**
 * An expected no, on its way to a client. The message is for a developer: one plain sentence, no personal datum,
 * nothing that the client sent.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: ErrorCode;
  readonly fields: readonly string[] | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, message: string, extra: Extra = {}) {
    super(message);
    this.code = code;
    this.fields = extra.fields;
    this.retryAfterSeconds = extra.retryAfterSeconds;
  }

  get failure(): Failure {
    return {
      code: this.code,
      message: this.message,
      ...(this.fields && { fields: this.fields.slice(0, 20).map((field) => field.slice(0, 100)) }),
      ...(this.retryAfterSeconds !== undefined && { retryAfterSeconds: this.retryAfterSeconds }),
    };
  }
}
