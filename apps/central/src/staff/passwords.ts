import { hash, verify } from '@node-rs/argon2';

/** The library's `Algorithm.Argon2id`, which is a const enum and so has no value at run time. */
const ARGON2ID = 2;

/** OWASP's second recommendation for argon2id: 19 MiB, two passes, one lane. */
const PARAMETERS = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password, PARAMETERS);

/** A hash of nothing anybody knows, so that an unknown name takes as long as a known one. */
const nobodys = hashPassword(crypto.randomUUID());

/** @param storedHash of the person, or undefined when there is none: takes the same time, answers no */
export async function passwordMatches(storedHash: string | undefined, password: string): Promise<boolean> {
  const matches = await verify(storedHash ?? (await nobodys), password);
  return matches && storedHash !== undefined;
}
