import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runInNewContext } from 'node:vm';

/** The appliance's files, read by the programs that will read them: systemd, sysusers, udev, a shell. */

const here = import.meta.dirname;
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'loket-appliance-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const run = (program: string, ...args: string[]) => {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  if (error) throw error;
  return { status, said: stdout + stderr };
};
const put = (path: string, text: string, mode = 0o644) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
  chmodSync(join(root, path), mode);
};
const read = (path: string) => readFileSync(join(here, path), 'utf8');
/** Without what only an installed machine has: documentation pages. */
const ours = (said: string) =>
  said.split('\n').filter((line) => /loket|pcscd\.service/.test(line) && !line.includes('man '));

describe('systemd', () => {
  const verify = (change: (unit: string) => string = (unit) => unit) => {
    cpSync('/lib/systemd/system', join(root, 'usr/lib/systemd/system'), { recursive: true });
    put('etc/systemd/system/loket-counter.service', change(read('systemd/loket-counter.service')));
    put('etc/systemd/system/pcscd.service.d/loket.conf', read('systemd/pcscd.service.d/loket.conf'));
    for (const program of ['usr/bin/xinit', 'usr/bin/Xorg', 'usr/sbin/pcscd'])
      put(program, '#!/bin/sh\n', 0o755);
    const { said } = run(
      'systemd-analyze',
      'verify',
      `--root=${root}`,
      '--man=no',
      'loket-counter.service',
      'pcscd.service',
    );
    return ours(said);
  };

  test('has nothing to say about the units', () => {
    expect(verify()).toEqual([]);
  });

  test('would say it of a mistake', () => {
    expect(verify((unit) => unit.replace('LimitCORE', 'LimitCOER')).join()).toMatch(/Unknown key.*LimitCOER/);
  });

  test('reads the watchdog’s settings', () => {
    put('etc/systemd/system.conf.d/loket-watchdog.conf', read('systemd/system.conf.d/loket-watchdog.conf'));
    const { said } = run('systemd-analyze', 'cat-config', `--root=${root}`, 'systemd/system.conf');
    expect(said).toContain('RuntimeWatchdogSec=60');
  });

  test('would make the account with its groups', () => {
    put('etc/sysusers.d/loket.conf', read('sysusers/loket.conf'));
    const { status, said } = run('systemd-sysusers', '--dry-run', `--root=${root}`);
    expect(said).not.toMatch(/[Ff]ailed|[Ii]nvalid|[Uu]nknown/);
    expect(status).toBe(0);
    expect(said).toMatch(/user '?loket/);
  });
});

describe('udev', () => {
  /** `udevadm verify` is newer than Debian 12: there the rules are read beside the system's in a place of our own. */
  const complaints = (rules: string): string[] => {
    put('rules.d/70-loket.rules', rules);
    put('group', `${readFileSync('/etc/group', 'utf8')}loket:x:990:\n`);
    const file = join(root, 'rules.d/70-loket.rules');
    if (Number.parseInt(run('udevadm', '--version').said, 10) >= 254) {
      const { status, said } = run('udevadm', 'verify', file);
      return status === 0 ? [] : ours(said);
    }
    const script = `mkdir -p /run/udev/rules.d && mount --bind ${join(root, 'group')} /etc/group && mount --bind ${join(root, 'rules.d')} /run/udev/rules.d && udevadm test /sys/class/mem/null`;
    const { said } = run('unshare', '--map-root-user', '--mount', 'sh', '-c', script);
    expect(said).toContain('Reading rules file: /run/udev/rules.d/70-loket.rules');
    return said
      .split('\n')
      .filter((line) => /70-loket\.rules:\d+/.test(line) && !/[A-Z]+ \d+( |$)/.test(line));
  };

  test('has nothing to say about the rules', () => {
    expect(complaints(read('udev/70-loket.rules'))).toEqual([]);
  });

  test.each([
    ['a key that there is not', 'SUBSISTEM=="hidraw", GROUP="loket"\n'],
    ['a quotation that does not end', 'SUBSYSTEM=="hidraw, GROUP="loket"\n'],
    ['an operator where it can not stand', 'SUBSYSTEM="hidraw", GROUP="loket"\n'],
  ])('would say it of %s', (_, rules) => {
    expect(complaints(rules)).not.toEqual([]);
  });

  test('names only groups that the account file makes, or that every Debian has', () => {
    const made = [...read('sysusers/loket.conf').matchAll(/^[ug] (\w+)/gm)].map(([, name]) => name);
    const named = [...read('udev/70-loket.rules').matchAll(/GROUP="(\w+)"/g)].map(([, name]) => name);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !made.includes(name))).toEqual([]);
  });
});

describe('polkit', () => {
  const asked = (user: string, id: string): unknown => {
    const rules: ((action: object, subject: object) => unknown)[] = [];
    const polkit = { addRule: (rule: (typeof rules)[number]) => rules.push(rule), Result: { YES: 'yes' } };
    runInNewContext(read('polkit/50-loket-pcsc.rules'), { polkit });
    return rules.map((rule) => rule({ id }, { user })).find((answer) => answer !== undefined);
  };

  test('lets the counter’s account at readers and cards, and nobody at anything else', () => {
    expect(asked('loket', 'org.debian.pcsc-lite.access_pcsc')).toBe('yes');
    expect(asked('loket', 'org.debian.pcsc-lite.access_card')).toBe('yes');
    expect(asked('loket', 'org.freedesktop.login1.reboot')).toBeUndefined();
    expect(asked('visitor', 'org.debian.pcsc-lite.access_card')).toBeUndefined();
  });
});

test('the session is a script that a shell reads, and starts the counter last', () => {
  expect(run('sh', '-n', join(here, 'session/session'))).toEqual({ status: 0, said: '' });
  expect(read('session/session').trim().split('\n').at(-1)).toBe('exec /opt/loket/loket-counter');
});

test('every setting stands behind a comment that says why', () => {
  for (const folder of ['udev', 'systemd', 'systemd/pcscd.service.d', 'systemd/system.conf.d', 'sysusers'])
    for (const name of readdirSync(join(here, folder)).filter((entry) =>
      /\.(rules|service|conf)$/.test(entry),
    ))
      expect([`${folder}/${name}`, unexplained(read(`${folder}/${name}`))]).toEqual([
        `${folder}/${name}`,
        [],
      ]);
});

/** Blocks of settings, set apart by comments and empty lines, that no comment stands before; headings don't count. */
function unexplained(text: string): string[] {
  const self = /^(\[|Description=|User=|ExecStart=$|WantedBy=)/;
  let isExplained = false;
  return text.split('\n').filter((line) => {
    if (line.startsWith('#')) isExplained = true;
    if (line === '') isExplained = false;
    return line !== '' && !line.startsWith('#') && !self.test(line) && !isExplained;
  });
}
