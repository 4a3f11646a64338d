/**
 * A failure that one expects and handles is a value; misuse is an exception.
 * Both sides are plain objects, so a Result survives JSON and structured clone.
 */
export type Ok<Value> = { readonly ok: true; readonly value: Value };
export type Err<Failure> = { readonly ok: false; readonly error: Failure };
export type Result<Value, Failure> = Ok<Value> | Err<Failure>;

export function ok(): Ok<undefined>;
export function ok<Value>(value: Value): Ok<Value>;
export function ok<Value>(value?: Value): Ok<Value | undefined> {
  return { ok: true, value };
}

export const err = <Failure>(error: Failure): Err<Failure> => ({ ok: false, error });

/** For the branch that the types say can't be reached: fails to compile when a union grows. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
