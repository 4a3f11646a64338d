import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { reachableBy, runsAsRoot, type UnprivilegedUser, unprivilegedUser } from '../folders.ts';
import { freePort } from '../free-port.ts';
import { watchOver } from '../processes/watch-over.ts';
import { WayOut } from '../way-out.ts';
import { type PostgresBinaries, postgresBinaries } from './binaries.ts';
import { holdFolder } from './holder.ts';
import { endLeftover } from './leftover.ts';
import { type ClusterPlace, placeFor } from './place.ts';

const owner = 'loket_owner';
const startLimitMs = 30_000;

export type Cluster = {
  /** Connection address of the owning (superuser) role. */
  ownerUrl(database?: string): string;
  readonly port: number;
  /** Where the cluster's files are; differs from the asked folder when PostgreSQL's user can't reach that one. */
  readonly folder: string;
  /** Makes the database when it is not there yet. */
  ensureDatabase(name: string): Promise<void>;
  stop(): Promise<void>;
};

export type ClusterOptions = {
  readonly dataFolder: string;
  readonly port?: number;
  /** Data that may be lost: no waiting for the disk, and the folder goes when the cluster stops or we die. */
  readonly throwAway?: boolean;
  /** More variables for the server. */
  readonly environment?: Readonly<Record<string, string>>;
};

/**
 * Starts a real PostgreSQL 18 on loopback with its files in `dataFolder`, making them at the first start.
 * Throws {@link WayOut} when the folder is half-initialised or the server does not come up.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const binaries = postgresBinaries();
  const user = serverUser();
  const place = placeFor(options.dataFolder, user, reachableBy);
  mkdirSync(place.folder, { recursive: true });
  const hold = holdFolder(place.holderFile, place.folder);
  await endLeftover(place.cluster);
  const password = existsSync(place.cluster)
    ? readPassword(place)
    : await initialise(binaries, place, user, options);
  const port = options.port !== undefined && options.port !== 0 ? options.port : await freePort();
  const server = launch(binaries, place, user, port, options);
  const guard = watchOver({
    pid: server.pid ?? 0,
    signal: 'INT',
    graceSeconds: 10,
    ...(options.throwAway === true ? { alsoRemove: place.folder } : {}),
  });
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const ownerUrl = (database = 'postgres') =>
    `postgresql://${owner}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
  try {
    await answering(ownerUrl(), server, place);
  } catch (cause) {
    server.kill('SIGINT');
    guard.dismiss();
    hold.release();
    throw cause;
  }
  return {
    ownerUrl,
    port,
    folder: place.folder,
    ensureDatabase: (name) => ensureDatabase(ownerUrl(), name),
    stop: async () => {
      // SIGINT is PostgreSQL's "fast shutdown": sessions are ended, what is committed is kept.
      server.kill('SIGINT');
      await gone;
      guard.dismiss();
      hold.release();
      if (options.throwAway === true) rmSync(place.folder, { recursive: true, force: true });
    },
  };
}

function serverUser(): UnprivilegedUser | undefined {
  const user = unprivilegedUser(['postgres', 'nobody']);
  if (user === undefined && runsAsRoot()) {
    throw new WayOut(
      'PostgreSQL refuses to run as root and this machine has no user "postgres" or "nobody".',
      'Make one ("useradd --system postgres"), or run as an ordinary user, or set DATABASE_URL.',
    );
  }
  return user;
}

async function initialise(
  binaries: PostgresBinaries,
  place: ClusterPlace,
  user: UnprivilegedUser | undefined,
  options: ClusterOptions,
): Promise<string> {
  const password = randomBytes(24).toString('hex');
  mkdirSync(place.folder, { recursive: true });
  if (user !== undefined) chmodSync(place.folder, 0o711);
  mkdirSync(place.cluster, { mode: 0o700 });
  const passwordFile = path.join(place.folder, 'initial-password');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user !== undefined)
    for (const file of [place.cluster, passwordFile]) chownSync(file, user.uid, user.gid);
  const args = ['--auth=scram-sha-256', `--username=${owner}`, `--pwfile=${passwordFile}`, '--encoding=UTF8'];
  args.push('--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8');
  if (options.throwAway === true) args.push('--no-sync');
  const initdb = spawn(binaries.initdb, [`--pgdata=${place.cluster}`, ...args], {
    ...identity(user),
    cwd: '/',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  initdb.stderr?.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    initdb.once('error', reject);
    initdb.once('close', resolve);
  });
  rmSync(passwordFile, { force: true });
  if (code !== 0) {
    rmSync(place.cluster, { recursive: true, force: true });
    throw new WayOut(
      `PostgreSQL could not make its data folder: ${complaint.trim()}`,
      'See the message above it.',
    );
  }
  // Written last: its absence tells a later start that the folder is half-initialised.
  writeFileSync(place.passwordFile, `${password}\n`, { mode: 0o600 });
  return password;
}

function readPassword(place: ClusterPlace): string {
  if (!existsSync(place.passwordFile) || !existsSync(path.join(place.cluster, 'PG_VERSION'))) {
    throw new WayOut(
      `The database folder ${place.folder} is half-initialised: an earlier start was interrupted.`,
      `Remove it ("rm -rf ${place.folder}") and start again, or choose another folder with --data.`,
    );
  }
  return readFileSync(place.passwordFile, 'utf8').trim();
}

function launch(
  binaries: PostgresBinaries,
  place: ClusterPlace,
  user: UnprivilegedUser | undefined,
  port: number,
  { throwAway = false, environment = {} }: ClusterOptions,
): ChildProcess {
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'max_connections=200',
    ...(throwAway ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] : []),
  ];
  const log = openSync(place.logFile, 'a', 0o600);
  const server = spawn(
    binaries.postgres,
    ['-D', place.cluster, ...settings.flatMap((line) => ['-c', line])],
    {
      ...identity(user),
      cwd: '/',
      // Its own process group: a Ctrl-C in the terminal must reach us first, so that we stop things in order.
      detached: true,
      env: { ...process.env, ...environment },
      stdio: ['ignore', log, log],
    },
  );
  closeSync(log);
  server.on('error', () => undefined);
  return server;
}

const identity = (user: UnprivilegedUser | undefined) =>
  user === undefined ? {} : { uid: user.uid, gid: user.gid };

async function answering(url: string, server: ChildProcess, place: ClusterPlace): Promise<void> {
  const until = Date.now() + startLimitMs;
  for (;;) {
    if (
      server.exitCode !== null ||
      server.signalCode !== null ||
      server.pid === undefined ||
      Date.now() > until
    ) {
      const log = existsSync(place.logFile)
        ? readFileSync(place.logFile, 'utf8').trim().split('\n').slice(-4)
        : [];
      throw new WayOut(
        `PostgreSQL did not start:\n  ${log.join('\n  ')}`,
        `The whole log is ${place.logFile}. If a program holds the port, choose another one.`,
      );
    }
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 60));
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

async function ensureDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
