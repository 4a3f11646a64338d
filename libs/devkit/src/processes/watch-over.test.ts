import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

async function becomes(condition: () => boolean): Promise<boolean> {
  const until = Date.now() + 8_000;
  while (!condition() && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
  return condition();
}

test('a process group and its throw-away folder go with a parent that was killed outright', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'loket-watch-'));
  const module = pathToFileURL(path.resolve(import.meta.dirname, 'watch-over.ts')).href;
  const program = `
    const { spawn } = await import('node:child_process');
    const { watchOver } = await import(${JSON.stringify(module)});
    const child = spawn('/bin/sh', ['-c', 'sleep 60 & sleep 60'], { detached: true, stdio: 'ignore' });
    watchOver({ pid: -child.pid, signal: 'TERM', graceSeconds: 2, alsoRemove: ${JSON.stringify(folder)} });
    console.log(child.pid);
    setInterval(() => undefined, 1000);
  `;
  const parent = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const child = await new Promise<number>((resolve) => {
    parent.stdout.once('data', (chunk: Buffer) => resolve(Number(chunk.toString())));
  });
  expect(isAlive(child)).toBe(true);
  parent.kill('SIGKILL');
  expect(await becomes(() => !isAlive(child) && !existsSync(folder))).toBe(true);
}, 120_000);
