import type { CounterId, StaffId, StaffRole, ZoneId } from '@loket/contract';
import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Request } from 'express';

/** Somebody of the staff, logged in, in the zone where they work now. */
export type StaffSession = {
  staffId: StaffId;
  zoneId: ZoneId;
  zoneName: string;
  name: string;
  roles: readonly StaffRole[];
  /** SHA-256 of the session's token, hex; the id of a `session` notice when it ends. */
  sessionId: string;
};

/** A counter that proved that it holds its key. */
export type CounterIdentity = { zoneId: ZoneId; counterId: CounterId };

export type AccessRule =
  | { to: 'public' }
  | { to: 'counter' }
  /** No roles named: everybody of the staff. */
  | { to: 'staff'; roles: readonly StaffRole[] };

export const ACCESS_RULE = Symbol('AccessRule');

export function Access(to: 'public' | 'counter'): MethodDecorator & ClassDecorator;
export function Access(to: 'staff', ...roles: StaffRole[]): MethodDecorator & ClassDecorator;
/** Who may come in; the guard refuses a route without this. On a method it replaces the one on the class. */
export function Access(to: AccessRule['to'], ...roles: StaffRole[]): MethodDecorator & ClassDecorator {
  const rule: AccessRule = to === 'staff' ? { to, roles } : { to };
  return SetMetadata(ACCESS_RULE, rule);
}

/** A request after the guard. */
export type LoketRequest = Request & { staff?: StaffSession; counter?: CounterIdentity };

/** The session of a route with `@Access('staff')`. */
export const CurrentStaff = createParamDecorator((_: unknown, context: ExecutionContext): StaffSession => {
  const { staff } = context.switchToHttp().getRequest<LoketRequest>();
  if (!staff) throw new Error('@CurrentStaff() needs @Access(staff).');
  return staff;
});

/** The counter of a route with `@Access('counter')`. */
export const CurrentCounter = createParamDecorator(
  (_: unknown, context: ExecutionContext): CounterIdentity => {
    const { counter } = context.switchToHttp().getRequest<LoketRequest>();
    if (!counter) throw new Error('@CurrentCounter() needs @Access(counter).');
    return counter;
  },
);
