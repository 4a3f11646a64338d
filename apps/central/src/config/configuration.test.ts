import { configurationFrom } from './configuration.ts';

const enough = { DATABASE_URL: 'postgresql://loket_app:secret@db/loket', LOKET_SECRETS: '/var/lib/loket' };

test('has defaults for one machine', () => {
  expect(configurationFrom(enough)).toMatchObject({
    host: '127.0.0.1',
    publicUrl: 'http://127.0.0.1:3400',
    cardTrust: { mode: 'production' },
    turn: undefined,
  });
});

test('an empty variable is one that is not set', () => {
  expect(configurationFrom({ ...enough, LOKET_PORT: '', LOKET_PUBLIC_URL: '' }).port).toBe(3400);
});

test('loses the slash at the end of the public address', () => {
  expect(configurationFrom({ ...enough, LOKET_PUBLIC_URL: 'https://loket.example/' }).publicUrl).toBe(
    'https://loket.example',
  );
});

test.each([
  [{ DATABASE_URL: 'mysql://secret' }, 'DATABASE_URL'],
  [{ LOKET_PORT: '70000' }, 'LOKET_PORT'],
  [{ LOKET_PUBLIC_URL: 'javascript:alert(1)' }, 'LOKET_PUBLIC_URL'],
  [{ LOKET_CARD_TRUST: 'everything' }, 'LOKET_CARD_TRUST'],
  [{ LOKET_TEST_ROOTS: '/roots' }, 'LOKET_TEST_ROOTS'],
  [{ LOKET_REVOCATION_HOSTS: '127.0.0.1:8080' }, 'LOKET_REVOCATION_HOSTS'],
  [{ LOKET_REVOCATION: 'sometimes' }, 'LOKET_REVOCATION'],
  [{ LOKET_TURN_URLS: 'turn:turn.example' }, 'LOKET_TURN_URLS'],
  [{ LOKET_TURN_URLS: 'turn:turn.example', LOKET_TURN_SECRET: 'secret' }, 'LOKET_TURN_SECRET'],
])('refuses %j by its name and without its value', (wrong, name) => {
  expect(() => configurationFrom({ ...enough, ...wrong })).toThrow(name);
  expect(() => configurationFrom({ ...enough, ...wrong })).not.toThrow(/everything|70000|secret$/m);
});
