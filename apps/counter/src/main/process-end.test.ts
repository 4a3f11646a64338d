import { spawn } from 'node:child_process';
import { ensureEnded, isAlive } from './process-end.ts';

/** A real process that lives until it is killed, deaf to polite signals. */
async function stubborn(): Promise<number> {
  const child = spawn(process.execPath, [
    '-e',
    "process.on('SIGTERM',()=>{});setInterval(()=>{},1e6);console.log(1)",
  ]);
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return child.pid ?? 0;
}

test('a process that does not end by itself is killed', async () => {
  const pid = await stubborn();
  expect(isAlive(pid)).toBe(true);
  expect(await ensureEnded([pid, 0], 200)).toBe(true);
  expect(isAlive(pid)).toBe(false);
});
