import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { programExists } from '../electron/display.ts';
import { runsAsRoot } from '../folders.ts';
import { runToEnd } from '../processes/run-to-end.ts';
import { asStep, type Progress } from '../progress.ts';
import { WayOut } from '../way-out.ts';
import { compileCardBinding } from './card-binding.ts';

export type DebianPackage = {
  readonly name: string;
  readonly because: string;
  /** A program or a file that tells, on systems without dpkg, that it is there. */
  readonly proof: string;
};

/** What the whole-system tests need besides npm packages, on Debian and its relatives. */
export const packagesForWholeSystem: readonly DebianPackage[] = [
  { name: 'chromium', because: 'the browser of desk and infoscreen', proof: 'chromium' },
  { name: 'xvfb', because: 'a screen in memory for the counter', proof: 'Xvfb' },
  {
    name: 'openbox',
    because: 'a window manager, so that the kiosk window fills the screen',
    proof: 'openbox',
  },
  {
    name: 'pcscd',
    because: 'the PC/SC service that the counter reads cards through',
    proof: '/usr/sbin/pcscd',
  },
  {
    name: 'vsmartcard-vpcd',
    because: 'a virtual card reader for pcscd',
    proof: '/usr/lib/pcsc/drivers/serial/libifdvpcd.so',
  },
  {
    name: 'opensc',
    because: 'an independent reader of Belgian cards, to check ours against',
    proof: 'opensc-tool',
  },
  {
    name: 'imagemagick',
    because: 'a picture of a packaged counter, which no debugger reaches',
    proof: 'import',
  },
  { name: 'tesseract-ocr', because: 'reading the words in that picture', proof: 'tesseract' },
  {
    name: 'poppler-utils',
    because: 'pdfsig, pdftotext and pdffonts, to check signed records with programs of somebody else',
    proof: 'pdfsig',
  },
  {
    name: 'coturn',
    because: 'a TURN server, so that calls are relayed and cut as on a real network',
    proof: 'turnserver',
  },
  { name: 'openssl', because: 'an independent reader of the signature inside a PDF', proof: 'openssl' },
  { name: 'qpdf', because: 'an independent check of the structure of a PDF', proof: 'qpdf' },
  {
    name: 'cups-ipp-utils',
    because: 'a printer of A4 pages in software, to check ours against',
    proof: 'ippeveprinter',
  },
  { name: 'dbus-daemon', because: 'that printer starts only beside a D-Bus', proof: 'dbus-run-session' },
  { name: 'xdotool', because: 'real keys on the kiosk, for the lock-down', proof: 'xdotool' },
  {
    name: 'libfaketime',
    because: 'an hour of our choosing for PostgreSQL and central, so that a test opens a site at eight',
    proof: `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu/faketime/libfaketimeMT.so.1`,
  },
  {
    name: 'systemd',
    because: 'systemd-analyze and systemd-sysusers, which check the units and the account of an appliance',
    proof: 'systemd-analyze',
  },
  { name: 'udev', because: 'udevadm, which checks the rules of an appliance', proof: 'udevadm' },
  { name: 'socat', because: 'serial lines in memory for the ticket printer', proof: 'socat' },
  {
    name: 'procps',
    because: 'the list of processes, to see that a counter ended all of its own',
    proof: 'ps',
  },
  {
    name: 'qemu-system-x86',
    because: 'a guest with a kernel of its own, where the virtual signature pad is a real HID device',
    proof: 'qemu-system-x86_64',
  },
  { name: 'busybox-static', because: 'the few programs that start that guest', proof: '/bin/busybox' },
  { name: 'cpio', because: 'the archive that the guest boots from', proof: 'cpio' },
  { name: 'xz-utils', because: 'unpacking kernel modules for the guest', proof: 'xz' },
  {
    name: 'libpcsclite-dev',
    because: 'headers for the PC/SC binding',
    proof: '/usr/include/PCSC/winscard.h',
  },
  { name: 'build-essential', because: 'a compiler for the PC/SC binding', proof: 'c++' },
  { name: 'python3', because: 'node-gyp, which compiles the binding', proof: 'python3' },
  { name: 'libgtk-3-0', because: 'Electron', proof: '/usr/lib/x86_64-linux-gnu/libgtk-3.so.0' },
  { name: 'libnss3', because: 'Electron', proof: '/usr/lib/x86_64-linux-gnu/libnss3.so' },
  { name: 'libgbm1', because: 'Electron', proof: '/usr/lib/x86_64-linux-gnu/libgbm.so.1' },
];

/** Only what a counter on a machine without a screen needs. */
export const packagesForHeadlessCounter = packagesForWholeSystem.filter(({ name }) =>
  ['xvfb', 'openbox', 'libgtk-3-0', 'libnss3', 'libgbm1'].includes(name),
);

export function missingOf(packages: readonly DebianPackage[]): readonly DebianPackage[] {
  return packages.filter(({ proof }) => (proof.startsWith('/') ? !existsSync(proof) : !programExists(proof)));
}

/** The command that installs them, for people. */
export const installCommand = (packages: readonly DebianPackage[]): string =>
  `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.map(({ name }) => name).join(' ')}`;

/** Installs what is missing when we may; throws WayOut with the exact command when we may not. */
export async function ensureInstalled(packages: readonly DebianPackage[], progress: Progress): Promise<void> {
  const missing = missingOf(packages);
  if (missing.length === 0) return;
  const prefix = howToBecomeRoot();
  const listed = missing.map(({ name, because }) => `  ${name}: ${because}`).join('\n');
  if (prefix === undefined || !programExists('apt-get')) {
    throw new WayOut(`These packages are missing:\n${listed}`, installCommand(missing));
  }
  const aptGet = (...args: string[]) => {
    const [command = 'apt-get', ...rest] = [...prefix, 'apt-get', ...args];
    return runToEnd(command, rest, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  };
  await asStep(progress, `Installing ${missing.map(({ name }) => name).join(', ')}`, async () => {
    try {
      await aptGet('update', '-q');
      await aptGet('install', '-y', '-q', '--no-install-recommends', ...missing.map(({ name }) => name));
    } catch (cause) {
      throw new WayOut(
        `apt-get could not install what is missing:\n${listed}\n${String(cause)}`,
        installCommand(missing),
      );
    }
  });
  // What it needs came perhaps just now.
  await compileCardBinding(progress);
}

/** Words to put before a command, empty for root, undefined when this account may not become root unasked. */
function howToBecomeRoot(): readonly string[] | undefined {
  if (runsAsRoot()) return [];
  try {
    execFileSync('sudo', ['-n', 'true'], { stdio: 'ignore' });
    return ['sudo', '-n', 'DEBIAN_FRONTEND=noninteractive'];
  } catch {
    return undefined;
  }
}
