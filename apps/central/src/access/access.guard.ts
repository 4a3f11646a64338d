import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Refusal } from '../boundary/refusal.ts';
import { CONFIGURATION, type Configuration } from '../config/configuration.ts';
import { ACCESS_RULE, type AccessRule, type LoketRequest } from './access.ts';
import { Identities } from './identities.ts';
import { isOwnOrigin } from './origin.ts';

const CHANGES_NOTHING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Stands before every route. No rule, no entry. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(Identities) private readonly identities: Identities,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    // A socket is let in, or not, at its handshake; its messages have no headers to look at.
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<LoketRequest>();
    if (!CHANGES_NOTHING.has(request.method) && !isOwnOrigin(request.headers, this.configuration))
      throw new Refusal('forbidden', 'This request comes from another site.');
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(ACCESS_RULE, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!rule) throw new Refusal('forbidden', 'Nobody may come in here: the route has no access rule.');
    await this.admit(rule, request);
    return true;
  }

  private async admit(rule: AccessRule, request: LoketRequest): Promise<void> {
    if (rule.to === 'public') return;
    if (rule.to === 'counter') {
      const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
      const counter = await this.identities.counterOf(bearer);
      if (!counter) throw new Refusal('unauthenticated', 'This needs the token of a counter.');
      request.counter = counter;
      return;
    }
    const staff = await this.identities.staffSessionOf(request.headers.cookie);
    if (!staff) throw new Refusal('unauthenticated', 'This needs a login.');
    if (rule.roles.length > 0 && !rule.roles.some((role) => staff.roles.includes(role)))
      throw new Refusal('forbidden', 'This needs another role.');
    request.staff = staff;
  }
}
