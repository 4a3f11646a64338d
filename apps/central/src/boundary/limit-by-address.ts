import type { NextFunction, Request, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { Refusal } from './refusal.ts';

/** A coarse limit on one node against floods; what must hold exactly is counted in the database. */
export function limitByAddress(requestsPerMinute: number) {
  return rateLimit({
    windowMs: 60_000,
    limit: requestsPerMinute,
    standardHeaders: false,
    legacyHeaders: false,
    handler: (_request: Request, _response: Response, next: NextFunction) =>
      next(
        new Refusal('too_many_requests', 'Too many requests from this address.', { retryAfterSeconds: 60 }),
      ),
  });
}
