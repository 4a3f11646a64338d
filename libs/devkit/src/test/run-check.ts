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

/** Runs one of npm's programs with its words on our standard error. Resolves with whether it ended well. */
export function runShown(
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
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
      if (child.pid !== undefined) process.kill(-child.pid, signal);
    };
    const onInterrupt = pass('SIGINT');
    const onTerminate = pass('SIGTERM');
    process.on('SIGINT', onInterrupt).on('SIGTERM', onTerminate);
    const finish = (good: boolean) => {
      process.off('SIGINT', onInterrupt).off('SIGTERM', onTerminate);
      guard.dismiss();
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
  project: 'unit' | 'integration',
  more: readonly string[] = [],
): Promise<Counts> {
  return withReport(async (report) => {
    const args = [...more, '--selectProjects', project, '--json', `--outputFile=${report}`];
    // With --json jest prints the report to its standard output too; runShown sends that to standard error.
    const good = await runShown('jest/bin/jest.js', [...args, '--silent'], {
      FORCE_COLOR: process.env.FORCE_COLOR,
    });
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
