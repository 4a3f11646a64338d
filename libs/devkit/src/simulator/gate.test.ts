import type { IncomingMessage } from 'node:http';
import { isFromHere, isToken } from './gate.ts';
import { Wish } from './messages.ts';

const asked = (headers: IncomingMessage['headers']): IncomingMessage =>
  Object.assign(Object.create(null), { headers });

test('only the own address is answered: a rebound name and a stranger’s page are not', () => {
  expect(isFromHere(asked({ host: '127.0.0.1:7801' }), 7801)).toBe(true);
  expect(isFromHere(asked({ host: 'localhost:7801', origin: 'http://localhost:7801' }), 7801)).toBe(true);
  expect(isFromHere(asked({ host: 'evil.example:7801' }), 7801)).toBe(false);
  expect(isFromHere(asked({ host: '127.0.0.1:7801', origin: 'http://evil.example' }), 7801)).toBe(false);
  expect(isFromHere(asked({}), 7801)).toBe(false);
});

test('a token is right or wrong', () => {
  expect(isToken('abc', 'abc')).toBe(true);
  expect(isToken('abd', 'abc')).toBe(false);
  expect(isToken('ab', 'abc')).toBe(false);
  expect(isToken(null, 'abc')).toBe(false);
});

test('wishes have limits', () => {
  expect(Wish.safeParse({ wish: 'pointer', counter: 0, action: 'down', x: 0.5, y: 1 }).success).toBe(true);
  expect(Wish.safeParse({ wish: 'pointer', counter: 0, action: 'down', x: 1.5, y: 1 }).success).toBe(false);
  expect(Wish.safeParse({ wish: 'pad', counter: 0, is: 'unplugged' }).success).toBe(true);
  expect(Wish.safeParse({ wish: 'pad', counter: 0, is: 'on fire' }).success).toBe(false);
  expect(Wish.safeParse({ wish: 'evaluate', counter: 0, script: '1' }).success).toBe(false);
});
