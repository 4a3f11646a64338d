import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ids } from '../machines/situations.testing.ts';
import { readConfiguration } from './configuration.ts';

const good = {
  centralUrl: 'https://loket.example',
  zoneId: ids.place,
  counterId: ids.e42,
  devices: { cardReader: { kind: 'pcsc' }, ticketPrinter: { kind: 'none' } },
};
const pem = (namedCurve: string) =>
  generateKeyPairSync('ec', { namedCurve }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loket-profile-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function profile(file: unknown, key: string | null = pem('P-256'), mode = 0o600): void {
  writeFileSync(join(folder, 'counter.json'), typeof file === 'string' ? file : JSON.stringify(file));
  if (key === null) return;
  writeFileSync(join(folder, 'counter-key.pem'), key);
  chmodSync(join(folder, 'counter-key.pem'), mode);
}

test('a whole profile, with what it need not say', () => {
  profile(good);
  expect(readConfiguration(folder, true)).toMatchObject({
    ok: true,
    value: { display: { kiosk: true }, locales: { first: 'nl', second: 'fr' }, cardTrust: 'production' },
  });
});

test('an empty profile is a counter that is not enrolled', () => {
  expect(readConfiguration(folder, true)).toEqual({ ok: false, error: { kind: 'not_enrolled' } });
});

test.each([
  ['not JSON', '{', 'not JSON'],
  ['another protocol', { ...good, centralUrl: 'file:///etc/passwd' }, 'centralUrl'],
  ['a zone that is no id', { ...good, zoneId: 'genk' }, 'zoneId'],
  [
    'an unknown device',
    { ...good, devices: { ...good.devices, cardReader: { kind: 'magic' } } },
    'devices.cardReader.kind',
  ],
])('%s is named, without its value', (_, file, what) => {
  profile(file);
  expect(readConfiguration(folder, false)).toEqual({
    ok: false,
    error: { kind: 'invalid', file: 'counter.json', what },
  });
});

test.each([
  ['missing', null, 0o600, 'missing'],
  ['readable by others', pem('P-256'), 0o644, 'readable by others than its owner'],
  ['of another curve', pem('P-384'), 0o600, 'not a P-256 key'],
  ['no key', 'hello', 0o600, 'not a private key'],
])('a key that is %s', (_, key, mode, what) => {
  profile(good, key, mode);
  expect(readConfiguration(folder, false)).toMatchObject({ error: { file: 'counter-key.pem', what } });
});

describe('a packaged counter refuses', () => {
  test.each([
    [
      'a virtual card slot',
      { devices: { ...good.devices, cardReader: { kind: 'socket', host: 'localhost', port: 1 } } },
    ],
    [
      'a virtual pad',
      { devices: { ...good.devices, signaturePad: { kind: 'socket', host: 'localhost', port: 1 } } },
    ],
    ['trust in test cards', { cardTrust: 'test' }],
    ['a central without TLS elsewhere', { centralUrl: 'http://loket.example' }],
  ])('%s, which development has', (_, over) => {
    profile({ ...good, ...over });
    expect(readConfiguration(folder, true)).toMatchObject({ error: { kind: 'development_only' } });
    expect(readConfiguration(folder, false).ok).toBe(true);
  });

  test('not a central on the same machine', () => {
    profile({ ...good, centralUrl: 'http://127.0.0.1:7800' });
    expect(readConfiguration(folder, true).ok).toBe(true);
  });
});
