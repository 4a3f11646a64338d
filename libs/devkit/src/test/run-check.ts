import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkoutFolder } from '../folders.ts';
import { watchOver } from '../processes/watch-over.ts';
import {
  type Counts,
  countsOfJest,
  countsOfPlaywright,
  honest,
  nothing,
  oneFailed,
  onePassed,
} from './counts.ts';

const installed = (file: string) => path.join(checkoutFolder, 'node_modules', file);

/** Longer than any check may take together with everything that later work adds. */
const limitMs = 40 * 60_000;
/** A hook that makes a database and keys takes a second alone, and much longer on a machine that is busy elsewhere. */
const testTimeoutMs = 60_000;
/** A runner that wrote its report and still lives after this long holds something open, and would for ever. */
const lingerMs = 30_000;

/**
 * Runs one of npm's programs with its words on our standard error. Resolves with whether it ended well; one that
 * lingers after its report, or takes too long, is ended and did not. A Ctrl-C ends it and us.
 */
export function runShown(
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  report?: string,
): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...nodeOptions(file), installed(file), ...args], {
      cwd: checkoutFolder,
      env: { ...process.env, ...env },
      stdio: ['ignore', 2, 2],
      detached: process.platform !== 'win32',
    });
    const guard = watchOver({ pid: -(child.pid ?? 0), signal: 'TERM', graceSeconds: 5 });
    const pass = (signal: NodeJS.Signals) => () => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, signal);
      } catch {
        // it ended in the same moment
      }
    };
    let interrupted = false;
    const passAndEnd = (signal: NodeJS.Signals) => () => {
      interrupted = true;
      pass(signal)();
    };
    const onInterrupt = passAndEnd('SIGINT');
    const onTerminate = passAndEnd('SIGTERM');
    process.on('SIGINT', onInterrupt).on('SIGTERM', onTerminate);
    const endGroup = (why: string) => {
      process.stderr.write(`\n${file} ${why} and is ended.\n`);
      pass('SIGKILL')();
    };
    const tooLong = setTimeout(() => endGroup(`takes longer than ${limitMs / 60_000} minutes`), limitMs);
    let reportedAt: number | undefined;
    const lingering = setInterval(() => {
      if (report === undefined || !existsSync(report)) return;
      reportedAt ??= Date.now();
      if (Date.now() - reportedAt > lingerMs) endGroup('has reported, but a test left something open,');
    }, 1_000);
    const finish = (good: boolean) => {
      clearTimeout(tooLong);
      clearInterval(lingering);
      process.off('SIGINT', onInterrupt).off('SIGTERM', onTerminate);
      guard.dismiss();
      if (interrupted) process.exit(130);
      resolve(good);
    };
    child.once('error', () => finish(false));
    child.once('close', (code) => finish(code === 0));
  });
}

const nodeOptions = (file: string) => (file.startsWith('jest/') ? ['--experimental-vm-modules'] : []);

/** A check that is right or wrong as a whole, such as the type check. */
export async function wholeCheck(file: string, args: readonly string[]): Promise<Counts> {
  return (await runShown(file, args)) ? onePassed : oneFailed;
}

/** One of jest's projects, counted from its own report. */
export async function jestProject(
  project: 'unit' | 'integration' | 'browser' | 'machine',
  more: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<Counts> {
  return withReport(async (report) => {
    const args = [
      ...more,
      '--selectProjects',
      project,
      `--testTimeout=${testTimeoutMs}`,
      '--json',
      `--outputFile=${report}`,
    ];
    // With --json jest prints the report to its standard output too; runShown sends that to standard error.
    const good = await runShown('jest/bin/jest.js', [...args, '--silent'], env, report);
    return { good, count: countsOfJest };
  });
}

/** The whole-system tests, counted from Playwright's own report. */
export async function wholeSystem(args: readonly string[]): Promise<Counts> {
  return withReport(async (report) => {
    const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report };
    const good = await runShown(
      '@playwright/test/cli.js',
      ['test', '-c', 'apps/e2e', '--reporter=list,json', ...args],
      env,
      report,
    );
    return { good, count: countsOfPlaywright };
  });
}

async function withReport(
  run: (report: string) => Promise<{ good: boolean; count: (report: unknown) => Counts }>,
): Promise<Counts> {
  const folder = mkdtempSync(path.join(tmpdir(), 'loket-report-'));
  const report = path.join(folder, 'report.json');
  try {
    const { good, count } = await run(report);
    const counts = existsSync(report) ? count(JSON.parse(readFileSync(report, 'utf8'))) : nothing;
    return honest(counts, good);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
