import { type ArgumentsHost, Catch, type ExceptionFilter, Inject, Injectable } from '@nestjs/common';
import type { Response } from 'express';
import { describeError } from '../logging/describe-error.ts';
import { LOG, type Log } from '../logging/log.ts';
import { failureOf, isUnexpected, STATUS_OF } from './failure-of.ts';

/** Every error of a request becomes a `Failure` body; what nobody expected is logged, without what was sent. */
@Injectable()
@Catch()
export class FailureFilter implements ExceptionFilter {
  constructor(@Inject(LOG) private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const failure = failureOf(error);
    if (isUnexpected(error)) this.log.error(describeError(error), 'a request failed unexpectedly');
    if (response.headersSent) {
      response.end();
      return;
    }
    if (failure.retryAfterSeconds !== undefined)
      response.setHeader('Retry-After', String(failure.retryAfterSeconds));
    response.status(STATUS_OF[failure.code]).json(failure);
  }
}
