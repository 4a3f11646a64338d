import { setTimeout as after } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import type { Progress } from '../progress.ts';
import { relayOnly, type Stack, type StackNetwork, startStack } from '../stack.ts';
import { distribution, type Metric } from './bench.ts';
import { type CounterPages, closeCall, knowNames, openCounter, openDesk } from './call-pages.ts';
import { framesForAWhile, nextFrame, openBareRelayedCall } from './recovery-probes.ts';

/** A short cut leaves the path as it was; a long one is beyond what ICE and simple-peer survive by themselves. */
const CUTS = [
  { prefix: '', lengthMs: 5_000, rounds: 5 },
  { prefix: 'longCut.', lengthMs: 25_000, rounds: 2 },
] as const;
const GIVE_UP_MS = 30_000;
const what = 'bare RTCPeerConnection over the same relay, with what ICE recovers by itself';

/**
 * From the end of a cut of the whole network, media and central alike, to the first frame at the counter; and the
 * share of an undisturbed conversation through the relay in which the picture stood.
 */
export async function measureRecovery(browser: Browser, progress: Progress): Promise<Record<string, Metric>> {
  const stack = await startStack({ progress, build: false, network: 'cuttable' });
  try {
    if (!stack.network) throw new Error('this stack can not be cut');
    const metrics: Record<string, Metric> = {};
    for (const cut of CUTS) {
      progress.note(`recovery after ${cut.lengthMs / 1_000} s without a network`);
      const { recovered, frozen } = await ours(stack, stack.network, browser, cut);
      const bare = await bareRecoveries(stack, stack.network, browser, cut);
      metrics[`${cut.prefix}recoveryAfterCut`] = beside(distribution('ms', recovered), bare);
      if (cut.prefix === '') metrics['frozenShare'] = distribution('share', frozen);
    }
    return metrics;
  } finally {
    await stack.stop();
  }
}

type Cut = (typeof CUTS)[number];

function beside(ours: Metric, bare: readonly number[]): Metric {
  const { p50, p95 } = distribution('ms', bare);
  const gaveUp = bare.filter((each) => each >= GIVE_UP_MS).length;
  const whatHappened = gaveUp === 0 ? what : `${what}; ${gaveUp} of ${bare.length} never came back`;
  return { ...ours, baseline: { what: whatHappened, p50, p95 }, ratio: ours.p95 / p95 };
}

async function ours(stack: Stack, network: StackNetwork, browser: Browser, cut: Cut) {
  const desk = await openDesk(stack, browser, (context) => context.addInitScript(relayOnly));
  const counter = await openCounter(stack);
  const recovered: number[] = [];
  const frozen: number[] = [];
  try {
    const presence = await meet(desk, counter);
    for (let round = 0; round < cut.rounds; round += 1) {
      frozen.push(await presence.evaluate(framesForAWhile, 5_000));
      recovered.push(await cutOnce(network, cut, presence));
    }
    await closeCall(desk);
    await counter.renewed(presence);
  } finally {
    await desk.context().close();
    await counter.close();
  }
  return { recovered, frozen };
}

async function meet(desk: Page, counter: CounterPages): Promise<Page> {
  await counter.shows('attract');
  await counter.act({ intent: 'begin', locale: 'nl' });
  await counter.act({ intent: 'choose_reason', reason: 'theft' });
  const presence = await counter.page('presence');
  await presence.evaluate(knowNames);
  await desk.waitForFunction(() => document.querySelector('.waiting-list li'));
  await desk.evaluate(() =>
    dispatchEvent(new KeyboardEvent('keydown', { key: 'F2', code: 'F2', bubbles: true })),
  );
  await counter.shows('called');
  await counter.act({ intent: 'here' });
  await presence.evaluate(nextFrame, { patienceMs: GIVE_UP_MS });
  await after(3_000);
  return presence;
}

/** Cuts, mends, and waits for a frame. Milliseconds by the machine's one clock; GIVE_UP_MS when none came. */
async function cutOnce(network: StackNetwork, cut: Cut, page: Page): Promise<number> {
  network.cut();
  // What was decoded already is still shown; after this nothing is.
  await after(cut.lengthMs - 1_000);
  const back = page.evaluate(nextFrame, { patienceMs: 1_000 + GIVE_UP_MS });
  await after(1_000);
  const mendedAt = performance.timeOrigin + performance.now();
  network.mend();
  const at = await back;
  return at === null ? GIVE_UP_MS : Math.max(0, at - mendedAt);
}

async function bareRecoveries(
  stack: Stack,
  network: StackNetwork,
  browser: Browser,
  cut: Cut,
): Promise<number[]> {
  const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
  await context.addInitScript(knowNames);
  const recovered: number[] = [];
  try {
    for (let round = 0; round < cut.rounds; round += 1) {
      const page = await context.newPage();
      await page.goto(`${stack.centralUrl}/infoscreen/?yardstick=${round}`);
      await page.evaluate(openBareRelayedCall, network.iceServers());
      await after(3_000);
      recovered.push(await cutOnce(network, cut, page));
      await page.close();
    }
  } finally {
    await context.close();
  }
  return recovered;
}
