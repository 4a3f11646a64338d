import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { UnprivilegedUser } from '../folders.ts';
import { watchOver } from '../processes/watch-over.ts';
import { WayOut } from '../way-out.ts';

export type Display = {
  /** What the program that draws on it needs in its environment. */
  readonly environment: { readonly DISPLAY: string; readonly XAUTHORITY: string };
  /** Whether a window manager runs: without one a kiosk window is not resized to the screen. */
  readonly managed: boolean;
  stop(): void;
};

export const hasOwnDisplay = (): boolean =>
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);

export function programExists(name: string): boolean {
  try {
    execFileSync('/bin/sh', ['-c', 'command -v "$0"', name], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/**
 * Starts a screen that exists in memory only (Xvfb), with openbox on it when that is installed. Only who holds
 * the cookie in `folder` can look at it.
 */
export async function startDisplay(options: {
  readonly folder: string;
  readonly width: number;
  readonly height: number;
  readonly user?: UnprivilegedUser | undefined;
}): Promise<Display> {
  if (!programExists('Xvfb')) {
    throw new WayOut(
      'This machine has no screen, and Xvfb, which makes one in memory, is not installed.',
      'Install it ("sudo apt-get install xvfb openbox"), or use --no-counter, or run on a machine with a screen.',
    );
  }
  const authority = path.join(options.folder, 'display-cookie');
  writeFileSync(authority, cookieFile(randomBytes(16)), { mode: 0o600 });
  const as = options.user === undefined ? {} : { uid: options.user.uid, gid: options.user.gid };
  if (options.user !== undefined) chownSync(authority, options.user.uid, options.user.gid);
  const screen = `${options.width}x${options.height}x24`;
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-auth', authority, '-noreset'],
    { cwd: '/', stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true, ...as },
  );
  const guard = watchOver({ pid: server.pid ?? 0, signal: 'TERM', graceSeconds: 2 });
  const number = await displayNumber(server);
  const environment = { DISPLAY: `:${number}`, XAUTHORITY: authority };
  const managed = programExists('openbox');
  // openbox ends with its display.
  if (managed) {
    const env = { PATH: process.env.PATH, HOME: options.folder, ...environment };
    const configuration = path.join(options.folder, 'openbox.xml');
    writeFileSync(configuration, WINDOW_MANAGER, { mode: 0o644 });
    spawn('openbox', ['--config-file', configuration], {
      cwd: '/',
      env,
      stdio: 'ignore',
      detached: true,
      ...as,
    }).on('error', () => undefined);
  }
  return {
    environment,
    managed,
    stop: () => {
      server.kill('SIGTERM');
      guard.dismiss();
    },
  };
}

/** One desktop, no keys, no menus, no buttons of its own: what an appliance's compositor offers. */
const WINDOW_MANAGER = `<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew></focus>
  <desktops><number>1</number><popupTime>0</popupTime></desktops>
  <keyboard/>
  <mouse/>
</openbox_config>
`;

function displayNumber(server: ReturnType<typeof spawn>): Promise<string> {
  return new Promise((resolve, reject) => {
    const failed = () => reject(new WayOut('Xvfb did not start.', 'Try "Xvfb :99" by hand to see why.'));
    server.once('error', failed);
    server.once('exit', failed);
    server.stdio[3]?.once('data', (chunk: Buffer) => {
      server.off('exit', failed);
      resolve(chunk.toString().trim());
    });
  });
}

/** An Xauthority file with one MIT-MAGIC-COOKIE-1 for any host and display (Xau(3): family 65535 is "wild"). */
function cookieFile(cookie: Buffer): Buffer {
  const counted = (bytes: Buffer) =>
    Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 255]), bytes]);
  const empty = Buffer.alloc(0);
  return Buffer.concat([
    Buffer.from([0xff, 0xff]),
    counted(empty),
    counted(empty),
    counted(Buffer.from('MIT-MAGIC-COOKIE-1')),
    counted(cookie),
  ]);
}
