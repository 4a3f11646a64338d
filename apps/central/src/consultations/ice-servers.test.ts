import { createHmac } from 'node:crypto';
import { IceServer } from '@loket/contract';
import { iceServersFor } from './ice-servers.ts';

test('none is configured: none is offered', () => {
  expect(iceServersFor(undefined, 'c')).toEqual([]);
});

test('credentials expire after four hours and are what coturn computes', () => {
  const turn = { urls: ['turns:turn.example:443'], secret: 'sixteen characters' };
  const [server] = iceServersFor(turn, 'c1', new Date('2026-01-01T00:00:00Z'));
  expect(server?.username).toBe(`${Date.parse('2026-01-01T04:00:00Z') / 1000}:c1`);
  expect(server?.credential).toBe(createHmac('sha1', turn.secret).update(server!.username!).digest('base64'));
  expect(IceServer.safeParse(server).success).toBe(true);
});
