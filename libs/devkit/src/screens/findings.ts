import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Axe = { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };

/**
 * What axe finds wrong with the page as it is now, a line each. It runs in a world that the page's policy lets alone,
 * and waits for fades first: halfway through one, no colour has its contrast.
 */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map(({ finished }) => finished),
    ),
  );
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    // Boundary: axe put itself there a line ago.
    const { axe } = globalThis as unknown as { axe: Axe };
    const { violations } = await axe.run();
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 140)).join(' | ')}`,
    );
  });
}

/** By how many CSS pixels the page is wider than its window; 0 when nothing sticks out. */
export const sticksOut = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));

/** A key instead of its words shows as a name with an underscore; a hole as undefined. */
export const untranslated = async (page: Page): Promise<string[]> =>
  (await page.locator('body').innerText()).match(/\b[a-z]+_[a-z_]+\b|undefined|NaN|\[object/g) ?? [];
