import { createPrivateKey, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  CounterId,
  DeviceConfiguration,
  err,
  Locale,
  ok,
  PresenceDisplayConfiguration,
  type Result,
  ZoneId,
} from '@loket/contract';
import { z } from 'zod';

/** counter.json in the profile folder: who this counter is, where central is, which devices it has. */
export const CounterFile = z.object({
  centralUrl: z.url({ protocol: /^https?$/ }),
  zoneId: ZoneId,
  counterId: CounterId,
  devices: DeviceConfiguration,
  /** `kiosk: false` gives an ordinary window of this size, for development. */
  display: z
    .object({
      kiosk: z.boolean().default(true),
      width: z.int().min(320).max(10_000).default(1080),
      height: z.int().min(320).max(10_000).default(1920),
    })
    .default({ kiosk: true, width: 1080, height: 1920 }),
  /** The display that the inspector appears on. Without it: the plain video, as a pane of the one window. */
  presenceDisplay: PresenceDisplayConfiguration.optional(),
  /** The language of attract until somebody chooses, and the small second one on paper. */
  locales: z.object({ first: Locale, second: Locale }).default({ first: 'nl', second: 'fr' }),
  cardTrust: z.enum(['production', 'test']).default('production'),
  testRootsFolder: z.string().max(1000).optional(),
});
export type CounterFile = z.infer<typeof CounterFile>;

export type Configuration = CounterFile & { key: KeyObject };

/** `not_enrolled` is shown to people; every other problem is a mistake of the installation and stops the start. */
export type ConfigurationProblem =
  | { kind: 'not_enrolled' }
  | { kind: 'invalid'; file: string; what: string }
  | { kind: 'development_only'; what: string };

/**
 * Reads the profile: `counter.json` and `counter-key.pem` (P-256, PKCS#8, readable by its owner only).
 * @param packaged a packaged counter refuses what only development may have: a virtual card slot, trust in test
 *   cards, and a central without TLS that is not on this machine.
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

export function parseCounterFile(text: string): Result<CounterFile, ConfigurationProblem> {
  const invalid = (what: string) => err({ kind: 'invalid' as const, file: 'counter.json', what });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return invalid('not JSON');
  }
  const parsed = CounterFile.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  // Paths only: values may be anything somebody pasted there.
  return invalid(parsed.error.issues.map((issue) => issue.path.join('.') || '(whole file)').join(', '));
}

/** What in this configuration a packaged counter must not have, or null. */
export function developmentOnly({ centralUrl, devices, cardTrust }: CounterFile): string | null {
  if (devices.cardReader.kind === 'socket') return 'devices.cardReader.kind socket';
  if (cardTrust === 'test') return 'cardTrust test';
  const { protocol, hostname } = new URL(centralUrl);
  const local = hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
  return protocol === 'http:' && !local ? 'centralUrl without TLS' : null;
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
