import { createPrivateKey, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  CounterId,
  DeviceConfiguration,
  DisplayChoice,
  err,
  Locale,
  MediaChoice,
  ok,
  PresenceDisplayConfiguration,
  type Result,
  ZoneId,
} from '@loket/contract';
import { z } from 'zod';

/** What an appliance is made of, whoever it is enrolled as: appliance.json of a fresh profile, part of counter.json. */
export const ApplianceFile = z.object({
  devices: DeviceConfiguration.default({ cardReader: { kind: 'pcsc' }, ticketPrinter: { kind: 'none' } }),
  /** `kiosk: false` gives an ordinary window of this size, for development. `on`: the citizen's display, of several. */
  display: z
    .object({
      on: DisplayChoice.optional(),
      kiosk: z.boolean().default(true),
      width: z.int().min(320).max(10_000).default(1080),
      height: z.int().min(320).max(10_000).default(1920),
    })
    .default({ kiosk: true, width: 1080, height: 1920 }),
  /** The display that the inspector appears on. Without it: the plain video, as a pane of the one window. */
  presenceDisplay: PresenceDisplayConfiguration.optional(),
  /** Which camera, microphone and speaker; without it the system's first of each. */
  media: MediaChoice.default({}),
  /** The language of attract until somebody chooses, and the small second one on paper. */
  locales: z.object({ first: Locale, second: Locale }).default({ first: 'nl', second: 'fr' }),
  cardTrust: z.enum(['production', 'test']).default('production'),
  testRootsFolder: z.string().max(1000).optional(),
});
export type ApplianceFile = z.infer<typeof ApplianceFile>;

/** counter.json in the profile folder: who this counter is, where central is, which devices it has. */
export const CounterFile = ApplianceFile.extend({
  centralUrl: z.url({ protocol: /^https?$/ }),
  zoneId: ZoneId,
  counterId: CounterId,
  devices: DeviceConfiguration,
});
export type CounterFile = z.infer<typeof CounterFile>;

export type Configuration = CounterFile & { key: KeyObject };

/** A profile of no counter: what the appliance is made of, and the central that its code will be asked of. */
export type FreshProfile = { appliance: ApplianceFile; centralUrl: string };

/** `not_enrolled` is shown to people; every other problem is a mistake of the installation and stops the start. */
export type ConfigurationProblem =
  | { kind: 'not_enrolled' }
  | { kind: 'invalid'; file: string; what: string }
  | { kind: 'development_only'; what: string };

/**
 * Reads the profile: `counter.json` and `counter-key.pem` (P-256, PKCS#8, readable by its owner only).
 * @param packaged a packaged counter refuses what only development may have: a virtual card slot or pad, trust
 *   in test cards, and a central without TLS that is not on this machine.
 */
export function readConfiguration(
  profileFolder: string,
  packaged: boolean,
): Result<Configuration, ConfigurationProblem> {
  const text = readOrNull(join(profileFolder, 'counter.json'));
  if (text === null) return err({ kind: 'not_enrolled' });
  const file = parseCounterFile(text);
  if (!file.ok) return file;
  const refused = packaged ? developmentOnly(file.value) : null;
  if (refused) return err({ kind: 'development_only', what: refused });
  const key = readKey(join(profileFolder, 'counter-key.pem'));
  return key.ok ? ok({ ...file.value, key: key.value }) : key;
}

/**
 * A profile without counter.json. Devices are those of `LOKET_DEVICES` (DeviceConfiguration as JSON), else of
 * appliance.json, else a PC/SC reader and no printer; the address is `LOKET_CENTRAL_URL`'s, else appliance.json's.
 */
export function readFreshProfile(
  profileFolder: string,
  packaged: boolean,
  environment: Readonly<Record<string, string | undefined>>,
): Result<FreshProfile, ConfigurationProblem> {
  const file = parseJson('appliance.json', readOrNull(join(profileFolder, 'appliance.json')) ?? '{}');
  if (!file.ok) return file;
  const devices = parseJson('LOKET_DEVICES', environment.LOKET_DEVICES ?? 'null');
  if (!devices.ok) return devices;
  const told = Fresh.safeParse(devices.value ? { ...file.value, devices: devices.value } : file.value);
  if (!told.success) return err({ kind: 'invalid', file: 'appliance.json', what: fieldsOf(told.error) });
  const { centralUrl, ...appliance } = told.data;
  const refused = packaged ? developmentOnlyDevices(appliance) : null;
  if (refused) return err({ kind: 'development_only', what: refused });
  return ok({ appliance, centralUrl: environment.LOKET_CENTRAL_URL ?? centralUrl });
}

const Fresh = ApplianceFile.extend({ centralUrl: z.string().max(300).default('') });

/** Whether a counter may be enrolled at this address: with TLS, or on this machine, or where development allows it. */
export function isCentralAllowed(centralUrl: string, packaged: boolean): boolean {
  if (!URL.canParse(centralUrl)) return false;
  const { protocol } = new URL(centralUrl);
  return protocol === 'https:' || (protocol === 'http:' && (!packaged || isLocal(centralUrl)));
}

const isLocal = (centralUrl: string) =>
  ['localhost', '127.0.0.1', '[::1]'].includes(new URL(centralUrl).hostname);

function parseJson(file: string, text: string): Result<Record<string, unknown> | null, ConfigurationProblem> {
  try {
    const parsed = z.record(z.string(), z.unknown()).nullable().safeParse(JSON.parse(text));
    return parsed.success ? ok(parsed.data) : err({ kind: 'invalid', file, what: '(whole file)' });
  } catch {
    return err({ kind: 'invalid', file, what: 'not JSON' });
  }
}

/** Paths only: values may be anything somebody pasted there. */
const fieldsOf = (error: z.ZodError) =>
  error.issues.map((issue) => issue.path.join('.') || '(whole file)').join(', ');

export function parseCounterFile(text: string): Result<CounterFile, ConfigurationProblem> {
  const json = parseJson('counter.json', text);
  if (!json.ok) return json;
  const parsed = CounterFile.safeParse(json.value);
  return parsed.success
    ? ok(parsed.data)
    : err({ kind: 'invalid', file: 'counter.json', what: fieldsOf(parsed.error) });
}

/** What in this configuration a packaged counter must not have, or null. */
export function developmentOnly(file: CounterFile): string | null {
  const devices = developmentOnlyDevices(file);
  if (devices) return devices;
  return isCentralAllowed(file.centralUrl, true) ? null : 'centralUrl without TLS';
}

function developmentOnlyDevices({ devices, cardTrust }: ApplianceFile): string | null {
  if (devices.cardReader.kind === 'socket') return 'devices.cardReader.kind socket';
  if (devices.signaturePad?.kind === 'socket') return 'devices.signaturePad.kind socket';
  return cardTrust === 'test' ? 'cardTrust test' : null;
}

function readKey(path: string): Result<KeyObject, ConfigurationProblem> {
  const invalid = (what: string) => err({ kind: 'invalid' as const, file: 'counter-key.pem', what });
  const text = readOrNull(path);
  if (text === null) return invalid('missing');
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0)
    return invalid('readable by others than its owner');
  try {
    const key = createPrivateKey(text);
    return key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? ok(key) : invalid('not a P-256 key');
  } catch {
    return invalid('not a private key');
  }
}

const readOrNull = (path: string): string | null => (existsSync(path) ? readFileSync(path, 'utf8') : null);
