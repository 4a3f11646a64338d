import { randomUUID } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Progress } from '../progress.ts';
import { type Stack, startStack } from '../stack.ts';
import { type Bench, distribution, type Metric } from './bench.ts';
import { agesOfFrames, bareCall, firstRemoteFrame, paintTheTime, STAMP } from './call-page-probes.ts';
import { type CounterPages, closeCall, knowNames, openCounter, openDesk } from './call-pages.ts';
import { measureRecovery } from './call-recovery.ts';

const CALLS = 20;
const FRAMES_PER_CALL = 30;

/** From *next* and from *Ik ben er* to the picture, over real calls between Electron and Chromium on loopback. */
export const bench: Bench = {
  name: 'call',
  summary: `accept and touch to first picture, glass to glass, over ${CALLS} calls on loopback; recovery after a cut through TURN`,
  run: async (progress) => {
    const stack = await startStack({ progress });
    const browser = await chromium.launch({
      executablePath: process.env['LOKET_CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
        '--autoplay-policy=no-user-gesture-required',
        '--disable-background-networking',
      ],
    });
    try {
      const quick = await measure(stack, browser, progress);
      await stack.stop();
      return { ...quick, ...(await measureRecovery(browser, progress)) };
    } finally {
      await browser.close();
      await stack.stop();
    }
  },
};

async function measure(stack: Stack, browser: Browser, progress: Progress): Promise<Record<string, Metric>> {
  const desk = await openDesk(stack, browser, (context) => context.addInitScript(paintTheTime, STAMP));
  const counter = await openCounter(stack);
  const accept: number[] = [];
  const here: number[] = [];
  const ages: number[] = [];
  for (let call = 1; call <= CALLS; call += 1) {
    progress.note(`call ${call} of ${CALLS}`);
    const one = await oneCall(desk, counter);
    accept.push(one.acceptToFirstFrame);
    here.push(one.hereToFirstFrame);
    ages.push(...one.ages);
  }
  await counter.close();
  progress.note('the yardstick: bare peers');
  const bare = await bareCalls(stack, browser);
  return {
    acceptToFirstFrame: beside(distribution('ms', accept), bare.setUp),
    hereToFirstFrame: beside(distribution('ms', here), bare.setUp),
    glassToGlass: beside(distribution('ms', ages), bare.ages),
  };
}

const what = 'bare RTCPeerConnection, both ends in one page';

function beside(ours: Metric, bare: readonly number[]): Metric {
  const { p50, p95 } = distribution('ms', bare);
  return { ...ours, baseline: { what, p50, p95 }, ratio: ours.p95 / p95 };
}

/** One consultation from ticket to close; all waiting ends with what the pages themselves show. */
async function oneCall(desk: Page, counter: CounterPages) {
  await counter.shows('attract');
  await counter.act({ intent: 'begin', locale: 'nl' });
  await counter.act({ intent: 'choose_reason', reason: 'theft' });
  const presence = await counter.page('presence');
  await presence.evaluate(knowNames);
  await desk.waitForFunction(() => document.querySelector('.waiting-list li'));

  const pictureAtCounter = presence.evaluate(firstRemoteFrame);
  const nextAt = await desk.evaluate(() => {
    dispatchEvent(new KeyboardEvent('keydown', { key: 'F2', code: 'F2', bubbles: true }));
    return performance.timeOrigin + performance.now();
  });
  const acceptToFirstFrame = (await pictureAtCounter) - nextAt;

  await counter.shows('called');
  const pictureAtDesk = desk.evaluate(firstRemoteFrame);
  const touchedAt = await counter.act({ intent: 'here' });
  const hereToFirstFrame = (await pictureAtDesk) - touchedAt;

  // The first seconds are Chromium finding its bandwidth; a conversation is what comes after.
  await after(2_000);
  const ages = await presence.evaluate(agesOfFrames, { ...STAMP, frames: FRAMES_PER_CALL });
  await closeCall(desk);
  await counter.renewed(presence);
  return { acceptToFirstFrame, hereToFirstFrame, ages };
}

async function bareCalls(stack: Stack, browser: Browser): Promise<{ setUp: number[]; ages: number[] }> {
  const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
  await context.addInitScript(knowNames);
  await context.addInitScript(paintTheTime, STAMP);
  const page = await context.newPage();
  // Any page of central's own gives the secure context that a camera needs.
  await page.goto(`${stack.centralUrl}/infoscreen/?yardstick=${randomUUID()}`);
  const setUp: number[] = [];
  const ages: number[] = [];
  for (let call = 0; call < CALLS; call += 1) {
    const one = await page.evaluate(bareCall, { ...STAMP, frames: FRAMES_PER_CALL });
    setUp.push(one.setUpMs);
    ages.push(...one.ages);
  }
  await context.close();
  return { setUp, ages };
}
