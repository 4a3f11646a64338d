#!/usr/bin/env node
// The door to every command. Plain JavaScript without dependencies, because it also installs them.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const checkout = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const neededNode = [20, 19];

function stop(whatHappened, wayOut) {
  process.stderr.write(`\n${whatHappened}\n→ ${wayOut}\n`);
  process.exit(1);
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < neededNode[0] || (major === neededNode[0] && minor < neededNode[1])) {
  stop(
    `Loket needs Node.js ${neededNode.join('.')} or newer; this is ${process.versions.node}.`,
    "Install a newer Node.js (https://nodejs.org, or your system's package manager) and try again.",
  );
}

const packagesOf = (file) => JSON.parse(readFileSync(path.join(checkout, file), 'utf8')).packages;

/** Optional, because it compiles: npm leaves it out where it tries and fails, and the type check needs its types. */
const CARD_BINDING = 'node_modules/smartcard';

/** Names of packages that the lock file wants and node_modules lacks or has in another version. */
function missingPackages() {
  const installedList = 'node_modules/.package-lock.json';
  const wanted = Object.entries(packagesOf('package-lock.json')).filter(
    ([name, entry]) =>
      name.includes('node_modules/') &&
      (!entry.optional || name === CARD_BINDING) &&
      !entry.link &&
      !entry.peer,
  );
  if (!existsSync(path.join(checkout, installedList))) return wanted.map(([name]) => name);
  const installed = packagesOf(installedList);
  return wanted.filter(([name, entry]) => installed[name]?.version !== entry.version).map(([name]) => name);
}

/** Runs npm and says every few seconds that it still works, because npm itself is silent without a terminal. */
function npm(args, what) {
  return new Promise((resolve) => {
    const startedAt = Date.now();
    const seconds = () => Math.round((Date.now() - startedAt) / 1000);
    process.stderr.write(`  · ${what}\n`);
    const ticker = setInterval(() => process.stderr.write(`  · ${what}: ${seconds()} s\n`), 5_000);
    const child = spawn('npm', args, {
      cwd: checkout,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        said = (said + chunk).slice(-6_000);
      });
    }
    const finish = (good) => {
      clearInterval(ticker);
      process.stderr.write(`  ${good ? '✓' : '✗'} ${what} (${seconds()} s)\n`);
      resolve({ good, said });
    };
    child.once('error', (cause) => {
      said += cause.message;
      finish(false);
    });
    child.once('close', (code) => finish(code === 0));
  });
}

async function install() {
  const missing = missingPackages();
  if (missing.length === 0) return;
  const count = missing.length === 1 ? '1 package' : `${missing.length} packages`;
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const what = `Installing ${count} (a minute or two the first time)`;
  let { good, said } = await npm(['ci', ...quiet], what);
  // A registry that lacks packages of other systems makes npm think that the lock file is out of step with them.
  // The lock file still decides the versions of what is installed, and is not written.
  if (!good && said.includes('EUSAGE'))
    ({ good, said } = await npm(['install', '--no-save', ...quiet], what));
  if (!good) {
    stop(
      `npm could not install the packages:\n${said.trim()}`,
      "Check the network (and npm's registry setting: npm config get registry), then run the command again.",
    );
  }
}

const args = process.argv.slice(2);
const onlyHelp = args.includes('--help') || args.includes('-h') || args.length === 0;
if (!onlyHelp || !existsSync(path.join(checkout, 'node_modules/tsx'))) await install();

const tsx = path.join(checkout, 'node_modules/tsx/dist/loader.mjs');
const cli = path.join(checkout, 'libs/devkit/src/cli.ts');
const command = [
  '--import',
  new URL(`file://${tsx}`).href,
  '--disable-warning=ExperimentalWarning',
  cli,
  ...args,
];
const child = spawn(process.execPath, command, { stdio: 'inherit', cwd: process.cwd() });
// A terminal sends Ctrl-C to the whole group, so the command gets it itself; a supervisor signals only us.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  });
}
// When whoever started us is gone without a word, the command is ended in order. npm puts a shell between itself
// and us, which outlives a killed npm, so the shell's own parent is looked at too.
function startedBy() {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8');
    return `${process.ppid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`;
  } catch {
    return String(process.ppid);
  }
}
const atStart = startedBy();
setInterval(() => {
  if (startedBy() !== atStart) child.kill('SIGTERM');
}, 1_000).unref();
child.once('error', (cause) => stop(`Node.js could not be started: ${cause.message}`, 'Try again.'));
child.once('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 130));
