import { execFile } from 'node:child_process';
import { chmod, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { packageCounter } from '@loket/devkit/package/package-counter.ts';
import { silent } from '@loket/devkit/progress.ts';
import { type StackCounter, startStack } from '@loket/devkit/stack.ts';
import { inLocale } from '@loket/ui';
import { issuingTexts } from '@loket/ui/texts/counter.ts';
import { processesOf } from './counter-log.ts';
import { expect, test } from './stage.ts';

const run = promisify(execFile);

test('packaged counter opens to the welcome screen, its fuses burnt', async () => {
  test.setTimeout(300_000);
  const packaged = await packageCounter(silent, { forTest: true });
  expect(packaged.fuses.filter(({ wanted, read }) => wanted !== read)).toEqual([]);
  expect(packaged.fuses.find(({ name }) => name === 'RunAsNode')?.read).toBe(false);
  expect(packaged.fuses.find(({ name }) => name === 'OnlyLoadAppFromAsar')?.read).toBe(true);

  // The counter runs as an ordinary user, who may not be able to pass through the checkout.
  const folder = await mkdtemp(join(tmpdir(), 'loket-packaged-'));
  await chmod(folder, 0o755);
  await cp(packaged.folder, folder, { recursive: true });
  const stack = await startStack({
    counters: [{ site: 'B', packaged: join(folder, basename(packaged.executable)) }],
  });
  try {
    const counter = stack.counters[0]!;
    await expect
      .poll(() => wordsOnScreen(counter), { timeout: 60_000, intervals: [2_000] })
      .toContain(inLocale(issuingTexts, 'nl').welcome);
    // Chromium's sandbox is on, and nobody's debugger may come in.
    const processes = await processesOf(counter);
    expect(processes.some(({ kind }) => kind === 'renderer')).toBe(true);
    for (const { command } of processes) expect(command).not.toMatch(/--no-sandbox|--remote-debugging/);
  } finally {
    await stack.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

/** What a person would read on the counter's screen, line breaks as spaces. */
async function wordsOnScreen(counter: StackCounter): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'loket-screen-'));
  try {
    const picture = join(folder, 'screen.png');
    const env = { ...process.env, ...counter.display };
    await run('import', ['-window', 'root', picture], { env });
    const { stdout } = await run('tesseract', [picture, '-', '--psm', '11'], { env });
    return stdout.replace(/\s+/g, ' ');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
