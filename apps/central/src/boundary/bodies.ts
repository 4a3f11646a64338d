import type { NestExpressApplication } from '@nestjs/platform-express';

/** Nothing that a client sends over REST is larger; card files travel over sockets with their own limit. */
export const BODY_LIMIT = '64kb';

/** Reads JSON bodies and nothing else; what is malformed or too large ends in the failure filter. */
export function readBodies(app: NestExpressApplication): void {
  app.useBodyParser('json', { limit: BODY_LIMIT, strict: true, reviver: refusePrototypes });
}

/** A key that reaches for a prototype has no honest use here; throwing makes the body malformed. */
function refusePrototypes(key: string, value: unknown): unknown {
  if (key === '__proto__' || key === 'constructor' || key === 'prototype')
    throw new SyntaxError('a key that no schema of ours has');
  return value;
}
