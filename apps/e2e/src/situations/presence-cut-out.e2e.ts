import { readFile } from 'node:fs/promises';
import { words } from '../counter-window.ts';
import { meet } from '../in-call.ts';
import { inspectorFootage } from '../inspector-footage.ts';
import { framesDrawnPerSecond, measurePresence, presencePixels } from '../presence-picture.ts';
import { expect, test } from '../stage.ts';

const display = { profile: 'stereo-sbs', widthMm: 640, heightMm: 360, viewingDistanceMm: 900 } as const;

test.use({
  stackOptions: {
    counters: [
      {
        site: 'B',
        reader: 'pcsc',
        presence: { display, place: { kind: 'bounds', x: 0, y: 0, width: 640, height: 360 } },
      },
    ],
  },
});

test('the inspector on a stereo display: cut out, life-size, eye to eye', async ({ stage }, {
  annotations,
}) => {
  const { counter, desk, stack } = stage;
  const logFile = stack.counters[0]?.logFile ?? '';
  await counter.shows(words.welcome, 60_000);
  const empty = await presencePixels(await counter.presence());
  await counter.takeTicket();
  await meet({ counter, desk });
  await expect.poll(() => framesDrawnPerSecond(logFile), { timeout: 60_000 }).toBeGreaterThan(0);

  const seen = await measurePresence(await counter.presence(), {
    display,
    empty,
    footage: inspectorFootage(),
    frames: 50,
  });
  const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;
  const figures = {
    leastIoU: Math.min(...seen.intersectionOverUnion),
    worstEyeError: Math.max(...seen.eyeError),
    disparityMm: mean(seen.disparityMm),
    predictedMm: seen.predictedDisparityMm,
    framesPerSecond: await framesDrawnPerSecond(logFile),
  };
  annotations.push({ type: 'presence', description: JSON.stringify(figures) });
  console.log(`presence: ${JSON.stringify(figures)}`);
  expect(figures.leastIoU).toBeGreaterThanOrEqual(0.8);
  expect(figures.worstEyeError).toBeLessThan(0.02);
  expect(Math.abs(figures.disparityMm - figures.predictedMm)).toBeLessThan(1);
  expect(await readFile(logFile, 'utf8')).not.toContain('"mode":"plain"');
  await desk.end();
});
