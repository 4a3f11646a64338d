import type { NextFunction, Request, Response } from 'express';
import type { Log } from './log.ts';

/**
 * One line a request: the pattern of its route, never its address, because addresses carry secrets
 * (`/t/…`), and never its body.
 */
export function logRequests(log: Log) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const startedAt = performance.now();
    response.on('finish', () => {
      const route: unknown = request.route?.path;
      log.debug(
        {
          method: request.method,
          route: typeof route === 'string' ? route : 'none',
          status: response.statusCode,
          durationMs: Math.round(performance.now() - startedAt),
        },
        'request',
      );
    });
    next();
  };
}
