import { resolve } from 'node:path';
import { z } from 'zod';

/** An unset variable and an empty one mean the same: shells and compose files can't leave one out. */
const setOrNot = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const words = (text = '') => text.split(/[\s,]+/).filter(Boolean);

const folder = z.string().transform((path) => resolve(path));

const Environment = z
  .object({
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
    LOKET_SECRETS: folder,
    LOKET_HOST: setOrNot(z.string()),
    LOKET_PORT: setOrNot(z.coerce.number().int().min(0).max(65_535)),
    LOKET_PUBLIC_URL: setOrNot(z.url({ protocol: /^https?$/ })),
    LOKET_TRUSTED_PROXIES: setOrNot(z.string()),
    LOKET_WEB_ROOT: setOrNot(folder),
    LOKET_CARD_TRUST: setOrNot(z.enum(['production', 'test'])),
    LOKET_TEST_ROOTS: setOrNot(folder),
    LOKET_EXTRA_ROOTS: setOrNot(folder),
    LOKET_REVOCATION: setOrNot(z.enum(['ask', 'off'])),
    LOKET_REVOCATION_HOSTS: setOrNot(z.string()),
    LOKET_TURN_URLS: setOrNot(z.string()),
    LOKET_TURN_SECRET: setOrNot(z.string().min(16)),
    LOKET_HANDOVER_FOLDER: setOrNot(folder),
    LOKET_SMTP_URL: setOrNot(z.url({ protocol: /^smtps?$/ })),
    LOKET_MAIL_FROM: setOrNot(z.string().min(3).max(320)),
    LOKET_PUBLIC_POSTS_PER_MINUTE: setOrNot(z.coerce.number().int().min(1)),
    LOKET_MAP_TILES: setOrNot(z.url({ protocol: /^https$/ })),
    LOKET_MAP_ATTRIBUTION: setOrNot(z.string().max(200)),
    LOKET_LOG_LEVEL: setOrNot(z.enum(['debug', 'info', 'warn', 'error', 'silent'])),
  })
  .refine((e) => e.LOKET_TEST_ROOTS === undefined || e.LOKET_CARD_TRUST === 'test', {
    message: 'test roots are accepted only with LOKET_CARD_TRUST=test',
    path: ['LOKET_TEST_ROOTS'],
  })
  .refine((e) => e.LOKET_REVOCATION_HOSTS === undefined || e.LOKET_CARD_TRUST === 'test', {
    message: 'other authorities than the State’s are asked only with LOKET_CARD_TRUST=test',
    path: ['LOKET_REVOCATION_HOSTS'],
  })
  .refine((e) => (e.LOKET_TURN_URLS === undefined) === (e.LOKET_TURN_SECRET === undefined), {
    message: 'LOKET_TURN_URLS and LOKET_TURN_SECRET belong together',
    path: ['LOKET_TURN_URLS'],
  })
  .refine((e) => (e.LOKET_SMTP_URL === undefined) === (e.LOKET_MAIL_FROM === undefined), {
    message: 'LOKET_SMTP_URL and LOKET_MAIL_FROM belong together',
    path: ['LOKET_SMTP_URL'],
  })
  .transform((e) => {
    const host = e.LOKET_HOST ?? '127.0.0.1';
    const port = e.LOKET_PORT ?? 3400;
    return {
      /** As the role loket_app: not the owner, under row-level security. */
      databaseUrl: e.DATABASE_URL,
      /** Folder of what must live outside the database; its files are made at the first start, mode 0600. */
      secretsFolder: e.LOKET_SECRETS,
      host,
      port,
      /** Without a slash at the end. Decides cookies, origins and the addresses on paper. */
      publicUrl: (e.LOKET_PUBLIC_URL ?? `http://${host}:${port}`).replace(/\/+$/, ''),
      /** Addresses or subnets of the proxies before us; only these may say for whom they ask. */
      trustedProxies: words(e.LOKET_TRUSTED_PROXIES),
      webRoot: e.LOKET_WEB_ROOT,
      cardTrust: {
        mode: e.LOKET_CARD_TRUST ?? 'production',
        testRootsFolder: e.LOKET_TEST_ROOTS,
        extraRootsFolder: e.LOKET_EXTRA_ROOTS,
      },
      /** Whether authorities are asked if a card was revoked, and which others than the State's. See docs/revocation.md. */
      revocation: {
        asks: e.LOKET_REVOCATION !== 'off',
        testHosts: words(e.LOKET_REVOCATION_HOSTS),
      },
      /** coturn's REST scheme: short-lived credentials made from the secret. */
      turn:
        e.LOKET_TURN_URLS && e.LOKET_TURN_SECRET
          ? { urls: words(e.LOKET_TURN_URLS), secret: e.LOKET_TURN_SECRET }
          : undefined,
      /** Where packages for the police's own system are laid; undefined: nothing is handed over. See docs/hand-over.md. */
      handOverFolder: e.LOKET_HANDOVER_FOLDER,
      /** Undefined: nothing sends or offers e-mail. */
      mail:
        e.LOKET_SMTP_URL && e.LOKET_MAIL_FROM
          ? { url: e.LOKET_SMTP_URL, from: e.LOKET_MAIL_FROM }
          : undefined,
      /** From one address, to the public pages. */
      publicPostsPerMinute: e.LOKET_PUBLIC_POSTS_PER_MINUTE ?? 60,
      /** A map server of the installation's own, `https://…/{z}/{x}/{y}.png`; without it the map is drawn by us. */
      mapTiles: e.LOKET_MAP_TILES
        ? { url: e.LOKET_MAP_TILES, attribution: e.LOKET_MAP_ATTRIBUTION ?? '' }
        : undefined,
      logLevel: e.LOKET_LOG_LEVEL ?? 'info',
    };
  });

/** Everything that central is told from outside, checked once at the start. */
export type Configuration = Readonly<z.output<typeof Environment>>;

/** Injection token: `@Inject(CONFIGURATION) configuration: Configuration`. */
export const CONFIGURATION = Symbol('Configuration');

/**
 * @throws Error naming every wrong variable, never its value (some are secrets).
 */
export function configurationFrom(environment: Record<string, string | undefined>): Configuration {
  const parsed = Environment.safeParse(environment);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment is not complete:\n${wrong.join('\n')}`);
}
