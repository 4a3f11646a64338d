import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { promisify } from 'node:util';

/** Runs `openssl` to its end. @throws with what it said when it fails */
export async function openssl(...parameters: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('openssl', parameters, { maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}

/** The responder of OpenSSL, answering on this port until it is stopped. */
export async function startResponder(
  port: number,
  parameters: readonly string[],
): Promise<() => Promise<void>> {
  const child = spawn('openssl', ['ocsp', '-port', String(port), ...parameters], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  await untilItSays(child, /waiting for OCSP client connections|ACCEPT/i);
  return async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
}

function untilItSays(child: ChildProcess, words: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      if (words.test(said)) resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`openssl ocsp ended: ${said}`)));
  });
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  return address.port;
}
