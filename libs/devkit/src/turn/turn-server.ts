import { type ChildProcess, spawn } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../free-port.ts';
import { WayOut } from '../way-out.ts';

export type TurnServer = {
  /** Of loopback, for UDP and TCP. */
  readonly port: number;
  readonly urls: readonly string[];
  /** What central shares with it: LOKET_TURN_SECRET. */
  readonly secret: string;
  /** A name and a password for a minute, as central makes them (draft-uberti-behave-turn-rest-00). */
  credentials(): { username: string; credential: string };
  stop(): Promise<void>;
};

const PROGRAM = '/usr/bin/turnserver';
const READY_WITHIN_MS = 10_000;
const RELAY_PORTS = 200;

/** Whether Debian's coturn is on this machine. */
export const hasTurnServer = (): boolean => existsSync(PROGRAM);

/**
 * A real coturn on loopback, for development and tests. Unlike the one that is shipped (docker/compose.yaml) it relays
 * to loopback, where everything of a test is.
 * @param rules more of coturn's own switches, such as the shipped ones about peers that are denied
 * @throws WayOut when coturn is not installed or does not get ready
 */
export async function startTurnServer(
  rules: readonly string[] = ['--allow-loopback-peers'],
): Promise<TurnServer> {
  if (!hasTurnServer())
    throw new WayOut('There is no TURN server on this machine.', 'apt-get install coturn');
  const port = await freePort();
  const minPort = 40_000 + (port % 20_000);
  const secret = randomBytes(24).toString('base64url');
  const folder = mkdtempSync(path.join(tmpdir(), 'loket-turn-'));
  const child = spawn(
    PROGRAM,
    [
      '-n',
      '--listening-ip=127.0.0.1',
      '--relay-ip=127.0.0.1',
      `--listening-port=${port}`,
      `--min-port=${minPort}`,
      `--max-port=${minPort + RELAY_PORTS}`,
      '--use-auth-secret',
      `--static-auth-secret=${secret}`,
      '--realm=loket.test',
      '--fingerprint',
      '--no-cli',
      '--no-tls',
      '--no-dtls',
      '--no-stdout-log',
      `--log-file=${path.join(folder, 'turn.log')}`,
      '--simple-log',
      `--pidfile=${path.join(folder, 'turn.pid')}`,
      `--userdb=${path.join(folder, 'turn.db')}`,
      ...rules,
    ],
    { stdio: 'ignore', cwd: folder },
  );
  const stop = () => stopChild(child, folder);
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.removeListener('exit', end));
  if (!(await answers(port, child))) {
    await stop();
    throw new WayOut('The TURN server did not get ready.', `Start it by hand to see why: ${PROGRAM}`);
  }
  return {
    port,
    urls: [`turn:127.0.0.1:${port}?transport=udp`, `turn:127.0.0.1:${port}?transport=tcp`],
    secret,
    credentials: () => {
      const username = `${Math.floor(Date.now() / 1_000) + 60}:test`;
      return { username, credential: createHmac('sha1', secret).update(username).digest('base64') };
    },
    stop,
  };
}

async function stopChild(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
}

/** A STUN binding request is answered (RFC 8489, 5). */
async function answers(port: number, child: ChildProcess): Promise<boolean> {
  const socket = createSocket('udp4');
  socket.on('error', () => {});
  const request = Buffer.concat([Buffer.from([0, 1, 0, 0, 0x21, 0x12, 0xa4, 0x42]), randomBytes(12)]);
  const until = Date.now() + READY_WITHIN_MS;
  let heard = false;
  socket.on('message', () => {
    heard = true;
  });
  while (!heard && Date.now() < until && child.exitCode === null) {
    socket.send(request, port, '127.0.0.1');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  socket.close();
  return heard;
}
