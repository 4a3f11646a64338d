import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { processesOf } from './counter-log.ts';

/**
 * Which process draws a page. Chromium does not tell a page its own, so the page is given work for a moment and the
 * renderer whose processor time grows is the one.
 */
export async function rendererOf(
  appliance: { pid: number | undefined; logFile: string },
  page: Page,
): Promise<number> {
  const renderers = (await processesOf(appliance)).filter(({ kind }) => kind === 'renderer');
  const before = await Promise.all(renderers.map(({ pid }) => processorTicks(pid)));
  await page.evaluate(
    ({ forMs, salt }) => {
      const until = performance.now() + forMs;
      let text: string = salt;
      while (performance.now() < until) text = btoa(text).slice(0, 64);
      return text.length;
    },
    { forMs: 700, salt: randomUUID() },
  );
  const grown = await Promise.all(
    renderers.map(async ({ pid }, index) => (await processorTicks(pid)) - (before[index] ?? 0)),
  );
  const busiest = grown.indexOf(Math.max(...grown));
  const found = renderers[busiest];
  if (!found) throw new Error('the counter has no renderer');
  return found.pid;
}

/**
 * User time of a process's main thread in clock ticks: field 14 of its stat, counted behind the command in brackets.
 * Scripts run there, while pictures are decoded and drawn in other threads.
 */
async function processorTicks(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/task/${pid}/stat`, 'utf8');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[11]);
}
