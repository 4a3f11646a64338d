import { ErrorCode, Failure } from '@loket/contract';
import { NotFoundException } from '@nestjs/common';
import { z } from 'zod';
import { describeError } from '../logging/describe-error.ts';
import { checked } from './checked.ts';
import { failureOf, STATUS_OF } from './failure-of.ts';
import { Refusal } from './refusal.ts';

const secret = '85.07.30-033.28 Jan Peeters';
const withCode = (code: string, message = secret) => Object.assign(new Error(message), { code });

test.each([
  [new Refusal('nobody_waits', 'Nobody waits.'), 'nobody_waits'],
  [new NotFoundException(secret), 'not_found'],
  [Object.assign(new Error(secret), { status: 413 }), 'too_large'],
  [Object.assign(new SyntaxError(secret), { status: 400 }), 'bad_request'],
  [withCode('23505'), 'conflict'],
  [Object.assign(new Error(secret), { driverError: withCode('23505') }), 'conflict'],
  [withCode('57P01'), 'unavailable'],
  [withCode('08006'), 'unavailable'],
  [withCode('ECONNREFUSED'), 'unavailable'],
  [new Error('Connection terminated unexpectedly'), 'unavailable'],
  [withCode('22P02'), 'internal'],
  [new TypeError(secret), 'internal'],
  [{ status: 404 }, 'internal'],
  [secret, 'internal'],
  [undefined, 'internal'],
])('%p becomes %s, and what it says stays here', (error, code) => {
  const failure = failureOf(error);
  expect(Failure.parse(failure).code).toBe(code);
  expect(JSON.stringify(failure)).not.toContain('Peeters');
  expect(JSON.stringify(describeError(error))).not.toContain('Peeters');
});

test('every code has a status of its own kind', () => {
  for (const code of ErrorCode.options) expect(STATUS_OF[code]).toBeGreaterThanOrEqual(400);
});

describe('checked', () => {
  const Person = z.object({ name: z.string().max(3), pets: z.array(z.object({ age: z.int() })) });

  test('gives what the schema asks, and nothing more', () => {
    expect(checked(Person, { name: 'An', pets: [], admin: true })).toEqual({ name: 'An', pets: [] });
  });

  test('names the wrong fields, not their values', () => {
    const refused = () => checked(Person, { name: 'Peeters', pets: [{ age: 'Peeters' }] });
    expect(refused).toThrow(Refusal);
    try {
      refused();
    } catch (error) {
      expect(failureOf(error)).toMatchObject({ code: 'bad_request', fields: ['name', 'pets.0.age'] });
      expect(JSON.stringify(failureOf(error))).not.toContain('Peeters');
    }
  });

  test('a key that a client chose is not repeated', () => {
    const Scores = z.record(z.string(), z.int());
    expect(() => checked(Scores, { 'Jan Peeters': 'x' })).toThrow(expect.objectContaining({ fields: ['?'] }));
  });
});
