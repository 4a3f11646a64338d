import type { Finding } from './finding.ts';
import type { Machine } from './machine.ts';

const RULES = ['/etc/udev/rules.d/70-loket.rules', '/usr/lib/udev/rules.d/70-loket.rules'];
const SOCKET = '/run/pcscd/pcscd.comm';
const RELOAD = 'sudo udevadm control --reload && sudo udevadm trigger';
const WACOM = /^HID_ID=0003:0000056A:/m;

/** What a counter's devices need of a Linux machine. */
export const lookAtDevices = (machine: Machine): readonly Finding[] => [
  cardService(machine),
  ...policy(machine),
  cardBinding(machine),
  addon(machine, 'node-hid', 'a signature pad'),
  rules(machine),
  ...pads(machine),
  addon(machine, 'serialport', 'a serial ticket printer'),
  group(machine, 'dialout', 'a serial ticket printer'),
  group(machine, 'lp', 'a USB ticket printer'),
  ...usbPrinters(machine),
];

function cardService(machine: Machine): Finding {
  const what = 'PC/SC service';
  const needed = 'real card readers';
  if (!machine.exists('/usr/sbin/pcscd'))
    return {
      what,
      good: false,
      fact: 'not installed: virtual cards work, real readers do not',
      needed,
      wayOut: 'sudo apt-get update && sudo apt-get install -y pcscd',
    };
  if (machine.read('/proc/net/unix').includes(SOCKET))
    return { what, good: true, fact: `pcscd is installed, and somebody listens at ${SOCKET}` };
  const wayOut = machine.exists('/run/systemd/system')
    ? 'sudo systemctl enable --now pcscd.socket'
    : 'sudo /usr/sbin/pcscd';
  return {
    what,
    good: false,
    fact: `pcscd is installed and nobody listens at ${SOCKET}`,
    needed,
    wayOut,
  };
}

/** Debian's pcscd lets in whoever sits at the machine; a counter that systemd started sits nowhere. */
function policy(machine: Machine): readonly Finding[] {
  if (!machine.exists('/usr/share/polkit-1/actions/org.debian.pcsc-lite.policy') || machine.isRoot) return [];
  const what = 'Who may see cards';
  if (machine.list('/etc/polkit-1/rules.d').includes('50-loket-pcsc.rules'))
    return [{ what, good: true, fact: 'polkit lets the account of an appliance in' }];
  return [
    {
      what,
      good: false,
      fact: 'polkit lets in who sits at this machine, and not a counter that systemd starts or a login over ssh',
      needed: 'an appliance',
      wayOut: 'sudo install -m 644 hardware/appliance/polkit/50-loket-pcsc.rules /etc/polkit-1/rules.d/',
    },
  ];
}

/** The addon is compiled at the installation: with what is missing for that. */
function cardBinding(machine: Machine): Finding {
  const what = 'PC/SC binding';
  const why = machine.whyNotLoaded('smartcard');
  if (why === null) return { what, good: true, fact: 'smartcard is compiled and loads' };
  const lacks = [
    ...(machine.exists('/usr/include/PCSC/winscard.h') ? [] : ['libpcsclite-dev']),
    ...(machine.hasProgram('c++') && machine.hasProgram('make') ? [] : ['build-essential']),
    ...(machine.hasProgram('python3') ? [] : ['python3']),
  ];
  const install =
    lacks.length > 0 ? `sudo apt-get update && sudo apt-get install -y ${lacks.join(' ')} && ` : '';
  return {
    what,
    good: false,
    fact: `smartcard does not load (${why}): virtual cards work, real readers do not`,
    needed: 'real card readers',
    wayOut: `${install}npm rebuild smartcard`,
  };
}

function addon(
  machine: Machine,
  name: string,
  needed: 'a signature pad' | 'a serial ticket printer',
): Finding {
  const why = machine.whyNotLoaded(name);
  if (why === null) return { what: name, good: true, fact: 'loads' };
  return { what: name, good: false, fact: `does not load (${why})`, needed, wayOut: `npm rebuild ${name}` };
}

function rules(machine: Machine): Finding {
  const what = 'Device rules';
  const found = RULES.find((path) => machine.exists(path));
  if (found) return { what, good: true, fact: found };
  return {
    what,
    good: false,
    fact: 'not installed: a signature pad belongs to root, and a USB ticket printer has no lasting name',
    needed: 'a signature pad',
    wayOut: [
      'sudo install -m 644 hardware/appliance/udev/70-loket.rules /etc/udev/rules.d/',
      'sudo groupadd --force --system loket',
      ...(machine.isRoot ? [] : [`sudo usermod -aG loket ${machine.user}`]),
      RELOAD,
    ].join(' && '),
  };
}

/** The pads that are plugged in now. */
function pads(machine: Machine): readonly Finding[] {
  const plugged = machine
    .list('/sys/class/hidraw')
    .filter((name) => WACOM.test(machine.read(`/sys/class/hidraw/${name}/device/uevent`)));
  return plugged.map((name): Finding => {
    const path = `/dev/${name}`;
    const what = 'Signature pad';
    if (machine.mayReadAndWrite(path)) return { what, good: true, fact: `${path}, ours to use` };
    return {
      what,
      good: false,
      fact: `${path} may not be read and written by ${machine.user}`,
      needed: 'a signature pad',
      wayOut: machine.groups.includes('loket')
        ? RELOAD
        : `sudo usermod -aG loket ${machine.user} (the rules first), log in again, ${RELOAD}`,
    };
  });
}

function group(
  machine: Machine,
  name: 'lp' | 'dialout',
  needed: 'a USB ticket printer' | 'a serial ticket printer',
): Finding {
  const what = `Group ${name}`;
  if (machine.isRoot) return { what, good: true, fact: 'not needed by root' };
  if (machine.groups.includes(name)) return { what, good: true, fact: `${machine.user} is in it` };
  return {
    what,
    good: false,
    fact: `${machine.user} is not in it`,
    needed,
    wayOut: `sudo usermod -aG ${name} ${machine.user}, then log in again`,
  };
}

/** The USB ticket printers that are plugged in now. */
function usbPrinters(machine: Machine): readonly Finding[] {
  return machine
    .list('/dev/usb')
    .filter((name) => /^lp\d+$/.test(name))
    .map((name): Finding => {
      const path = `/dev/usb/${name}`;
      const what = 'USB printer';
      if (machine.mayReadAndWrite(path)) return { what, good: true, fact: `${path}, ours to use` };
      return {
        what,
        good: false,
        fact: `${path} may not be read and written by ${machine.user}`,
        needed: 'a USB ticket printer',
        wayOut: `sudo usermod -aG lp ${machine.user}, then log in again`,
      };
    });
}
