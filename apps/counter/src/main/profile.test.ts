import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CounterId, ZoneId } from '@loket/contract';
import { OFFLINE_START } from '../machines/offline.ts';
import { ids, snapshot } from '../machines/situations.testing.ts';
import { ApplianceFile, isCentralAllowed, readConfiguration, readFreshProfile } from './configuration.ts';
import { readKeptOffline, writeKeptOffline } from './kept-offline.ts';
import { eraseIdentity, writeCalibration, writeIdentity } from './profile.ts';

let profile: string;
beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'loket-profile-'));
});
afterEach(() => rmSync(profile, { recursive: true, force: true }));

const identity = () => ({
  centralUrl: 'https://central.example',
  zoneId: ZoneId.parse(ids.place),
  counterId: CounterId.parse(ids.e42),
  keyPem: generateKeyPairSync('ec', { namedCurve: 'P-256' })
    .privateKey.export({ format: 'pem', type: 'pkcs8' })
    .toString(),
});
const display = { profile: 'flat', widthMm: 400, heightMm: 300 };
const appliance = ApplianceFile.parse({ presenceDisplay: { display } });

function enrolled() {
  writeIdentity(profile, identity(), appliance);
  const read = readConfiguration(profile, true);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

test('what enrolment wrote is what the next start reads; the key is its owner’s alone', () => {
  expect(enrolled()).toMatchObject({ centralUrl: 'https://central.example', counterId: ids.e42 });
  expect(statSync(join(profile, 'counter-key.pem')).mode & 0o777).toBe(0o600);
  expect(readdirSync(profile).sort()).toEqual(['counter-key.pem', 'counter.json']);
});

test('put out by central: no key, no name, and the next enrolment finds the same devices and address', () => {
  const { key: _, ...file } = enrolled();
  writeKeptOffline(profile, OFFLINE_START, null);
  eraseIdentity(profile, file);
  expect(readdirSync(profile)).toEqual(['appliance.json']);
  expect(readFileSync(join(profile, 'appliance.json'), 'utf8')).not.toContain(ids.e42);
  expect(readConfiguration(profile, true)).toEqual({ ok: false, error: { kind: 'not_enrolled' } });
  expect(readFreshProfile(profile, true, {})).toMatchObject({
    ok: true,
    value: { centralUrl: 'https://central.example', appliance: { presenceDisplay: { display } } },
  });
});

test('the ruler’s measure is kept for the presence display, and only where there is one', () => {
  const { key: _, ...file } = enrolled();
  const calibration = { widthMm: 597, heightMm: 448, eyeXMm: 298, eyeYMm: 110 };
  writeCalibration(profile, file, calibration, new Date(0));
  const read = readConfiguration(profile, true);
  expect(read.ok && read.value.presenceDisplay?.display).toMatchObject({
    widthMm: 597,
    eyePoint: { xMm: 298, yMm: 110 },
    calibratedAt: '1970-01-01T00:00:00.000Z',
  });
  const { presenceDisplay: _display, ...pane } = file;
  expect(writeCalibration(profile, pane, calibration, new Date(0))).toEqual(pane);
});

describe('a fresh appliance', () => {
  test('nothing is said: a PC/SC reader, no printer, and the address is asked', () => {
    expect(readFreshProfile(profile, true, {})).toMatchObject({
      ok: true,
      value: {
        centralUrl: '',
        appliance: { devices: { cardReader: { kind: 'pcsc' }, ticketPrinter: { kind: 'none' } } },
      },
    });
  });

  test('devices and address of its environment', () => {
    const devices = { cardReader: { kind: 'pcsc' }, ticketPrinter: { kind: 'file', path: '/dev/usb/lp0' } };
    const environment = {
      LOKET_DEVICES: JSON.stringify(devices),
      LOKET_CENTRAL_URL: 'https://central.example',
    };
    expect(readFreshProfile(profile, true, environment)).toMatchObject({
      ok: true,
      value: { centralUrl: 'https://central.example', appliance: { devices } },
    });
  });

  test('devices that are none stop the start, without their values', () => {
    const read = readFreshProfile(profile, true, { LOKET_DEVICES: '{"cardReader":{"kind":"secret"}}' });
    expect(read).toMatchObject({ ok: false, error: { kind: 'invalid' } });
    expect(JSON.stringify(read)).not.toContain('secret');
    expect(readFreshProfile(profile, true, { LOKET_DEVICES: '{' })).toMatchObject({ ok: false });
  });

  test('packaged, a virtual card slot is refused', () => {
    const devices = {
      cardReader: { kind: 'socket', host: '127.0.0.1', port: 1 },
      ticketPrinter: { kind: 'none' },
    };
    const environment = { LOKET_DEVICES: JSON.stringify(devices) };
    expect(readFreshProfile(profile, true, environment)).toMatchObject({
      error: { kind: 'development_only' },
    });
    expect(readFreshProfile(profile, false, environment)).toMatchObject({ ok: true });
  });

  test.each([
    ['https://central.example', true, true],
    ['http://central.example', true, false],
    ['http://127.0.0.1:3000', true, true],
    ['http://central.example', false, true],
    ['central.example', false, false],
    ['file:///etc/passwd', false, false],
  ])('central at %s, packaged %s: %s', (url, packaged, allowed) => {
    expect(isCentralAllowed(url, packaged)).toBe(allowed);
  });
});

describe('numbers that are kept', () => {
  const block = {
    siteCode: 'E',
    series: 'b',
    serviceDay: '2026-03-02',
    from: 42,
    to: 91,
    closesAt: null,
  };

  test('come back after a restart, with the site they are for', () => {
    const offline = { ...OFFLINE_START, block, next: 44, reservedAt: 7 };
    writeKeptOffline(profile, offline, snapshot(null));
    const kept = readKeptOffline(profile);
    expect(kept.offline).toMatchObject({ block, next: 44, reservedAt: 7, tickets: [] });
    expect(kept.snapshot).toMatchObject({ siteName: 'Bree', consultation: null });
    expect(existsSync(join(profile, 'offline.json.new'))).toBe(false);
  });

  test('a file that is no such file gives no numbers', () => {
    writeFileSync(join(profile, 'offline.json'), '{"next":1}');
    expect(readKeptOffline(profile)).toEqual({ offline: OFFLINE_START, snapshot: null });
  });
});
