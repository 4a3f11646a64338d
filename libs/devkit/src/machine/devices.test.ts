import { lookAtDevices } from './devices.ts';
import type { Machine } from './machine.ts';

/** Machines made up: a technician's laptop on which all is well, and what each of its lacks reads like. */

type Lacks = {
  paths?: readonly string[];
  groups?: readonly string[];
  programs?: readonly string[];
  unloadable?: Readonly<Record<string, string>>;
  unreachable?: readonly string[];
  plugged?: Readonly<Record<string, string>>;
  isRoot?: boolean;
};

const GOOD_PATHS = [
  '/usr/sbin/pcscd',
  '/run/pcscd/pcscd.comm',
  '/run/systemd/system',
  '/usr/include/PCSC/winscard.h',
  '/etc/udev/rules.d/70-loket.rules',
  '/usr/share/polkit-1/actions/org.debian.pcsc-lite.policy',
  '/etc/polkit-1/rules.d/50-loket-pcsc.rules',
  '/dev/usb/lp0',
];

function aMachine(lacks: Lacks = {}): Machine {
  const paths = GOOD_PATHS.filter((path) => !lacks.paths?.includes(path));
  const plugged = lacks.plugged ?? { hidraw0: 'HID_ID=0003:0000056A:000000A4\n' };
  return {
    user: 'an',
    isRoot: lacks.isRoot ?? false,
    groups: ['an', 'lp', 'dialout', 'loket'].filter((name) => !lacks.groups?.includes(name)),
    exists: (path) => paths.includes(path),
    mayReadAndWrite: (path) => !lacks.unreachable?.includes(path),
    list: (folder) =>
      folder === '/sys/class/hidraw'
        ? Object.keys(plugged)
        : paths.filter((path) => path.startsWith(`${folder}/`)).map((path) => path.slice(folder.length + 1)),
    read: (path) =>
      path === '/proc/net/unix' ? paths.join('\n') : (plugged[path.split('/')[4] ?? ''] ?? ''),
    hasProgram: (name) => !lacks.programs?.includes(name),
    whyNotLoaded: (name) => lacks.unloadable?.[name] ?? null,
  };
}

const bad = (lacks: Lacks) => lookAtDevices(aMachine(lacks)).filter(({ good }) => !good);

test('all is well: nothing to do', () => {
  const findings = lookAtDevices(aMachine());
  expect(findings.filter(({ good }) => !good)).toEqual([]);
  expect(findings.every(({ wayOut }) => wayOut === undefined)).toBe(true);
  expect(findings.map(({ what }) => what)).toContain('Signature pad');
});

test.each<[string, Lacks, string, string, RegExp]>([
  [
    'no pcscd',
    { paths: ['/usr/sbin/pcscd'] },
    'PC/SC service',
    'real card readers',
    /apt-get install -y pcscd/,
  ],
  [
    'pcscd does not run',
    { paths: ['/run/pcscd/pcscd.comm'] },
    'PC/SC service',
    'real card readers',
    /systemctl enable --now pcscd\.socket/,
  ],
  [
    'pcscd does not run, and there is no systemd',
    { paths: ['/run/pcscd/pcscd.comm', '/run/systemd/system'] },
    'PC/SC service',
    'real card readers',
    /^sudo \/usr\/sbin\/pcscd$/,
  ],
  [
    'no polkit rule',
    { paths: ['/etc/polkit-1/rules.d/50-loket-pcsc.rules'] },
    'Who may see cards',
    'an appliance',
    /polkit\/50-loket-pcsc\.rules/,
  ],
  [
    'a binding that was not compiled, for want of headers and a compiler',
    {
      paths: ['/usr/include/PCSC/winscard.h'],
      programs: ['c++', 'python3'],
      unloadable: { smartcard: 'Cannot find module' },
    },
    'PC/SC binding',
    'real card readers',
    /install -y libpcsclite-dev build-essential python3 && npm rebuild smartcard$/,
  ],
  [
    'a binding that was not compiled though everything is there',
    { unloadable: { smartcard: 'Cannot find module' } },
    'PC/SC binding',
    'real card readers',
    /^npm rebuild smartcard$/,
  ],
  [
    'node-hid does not load',
    { unloadable: { 'node-hid': 'libudev.so.1: cannot open' } },
    'node-hid',
    'a signature pad',
    /npm rebuild node-hid/,
  ],
  [
    'no rules',
    { paths: ['/etc/udev/rules.d/70-loket.rules'] },
    'Device rules',
    'a signature pad',
    /install -m 644 hardware\/appliance\/udev\/70-loket\.rules .* usermod -aG loket an .*udevadm trigger/,
  ],
  [
    'a pad that is root’s',
    { unreachable: ['/dev/hidraw0'], groups: ['loket'] },
    'Signature pad',
    'a signature pad',
    /usermod -aG loket an/,
  ],
  [
    'not in dialout',
    { groups: ['dialout'] },
    'Group dialout',
    'a serial ticket printer',
    /usermod -aG dialout an/,
  ],
  ['not in lp', { groups: ['lp'] }, 'Group lp', 'a USB ticket printer', /usermod -aG lp an/],
  [
    'a USB printer that is not ours',
    { unreachable: ['/dev/usb/lp0'] },
    'USB printer',
    'a USB ticket printer',
    /usermod -aG lp an/,
  ],
])('%s', (_, lacks, what, needed, wayOut) => {
  const found = bad(lacks);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ what, needed });
  expect(found[0]?.wayOut).toMatch(wayOut);
});

test('another maker’s mouse is no pad', () => {
  const findings = lookAtDevices(aMachine({ plugged: { hidraw0: 'HID_ID=0003:0000046D:0000C077\n' } }));
  expect(findings.map(({ what }) => what)).not.toContain('Signature pad');
});

test('root needs no groups and no polkit', () => {
  expect(
    bad({
      isRoot: true,
      groups: ['lp', 'dialout', 'loket'],
      paths: ['/etc/polkit-1/rules.d/50-loket-pcsc.rules'],
    }),
  ).toEqual([]);
});
