import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { checkoutFolder } from '../folders.ts';
import { startTurnServer, type TurnServer } from './turn-server.ts';

/** The rules about peers in the configuration that we ship, as coturn's own switches. */
const shippedRules = readFileSync(path.join(checkoutFolder, 'docker/compose.yaml'), 'utf8')
  .split('\n')
  .map(
    (line) => /^\s*- (--(?:denied-peer-ip|no-multicast-peers|no-tcp-relay|user-quota)\S*)$/.exec(line)?.[1],
  )
  .filter((rule) => rule !== undefined);

const PATIENCE_MS = 4_000;

/**
 * Asks the server to relay to a peer, with coturn's own client, and waits for its refusal.
 * @returns `refused`, or `accepted` when none came
 */
function relayTo(peer: string, { port, credentials }: TurnServer): Promise<'refused' | 'accepted'> {
  const { username, credential } = credentials();
  const args = ['-u', username, '-w', credential, '-e', peer, '-r', '3480', '-n', '1', '-m', '1', '-c'];
  if (peer.includes(':')) args.push('-x');
  return new Promise((resolve) => {
    const client = execFile(
      'turnutils_uclient',
      [...args, '-p', String(port), '127.0.0.1'],
      { timeout: PATIENCE_MS, killSignal: 'SIGKILL' },
      () => resolve('accepted'),
    );
    client.stdout?.on('data', (text: string) => {
      if (!text.includes('403')) return;
      resolve('refused');
      client.kill('SIGKILL');
    });
  });
}

describe('the TURN server as it is shipped', () => {
  let server: TurnServer;
  beforeAll(async () => {
    server = await startTurnServer(shippedRules);
  }, 120_000);
  afterAll(() => server.stop());

  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.254',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
  ])(
    'is no way into our own networks: %s',
    async (peer) => {
      expect(await relayTo(peer, server)).toBe('refused');
    },
    PATIENCE_MS * 2,
  );

  test(
    'relays to the world',
    async () => {
      expect(await relayTo('198.51.100.7', server)).toBe('accepted');
    },
    PATIENCE_MS * 2,
  );
});

test('the development server relays on loopback, where everything of a test is', async () => {
  const server = await startTurnServer();
  expect(await relayTo('127.0.0.1', server)).toBe('accepted');
  await server.stop();
}, 120_000);
