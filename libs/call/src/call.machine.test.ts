import type { Page } from 'playwright-core';
import type { CallEnd } from './pairing.ts';
import type { CallStatistics } from './statistics.ts';
import type {} from './testing/call-page.ts';
import { type CallStage, openCallStage } from './testing/call-stage.ts';

const PATIENCE_MS = 30_000;

describe('a call in Chromium', () => {
  let stage: CallStage;
  let counter: Page;
  let desk: Page;

  beforeAll(async () => {
    stage = await openCallStage();
    ({ counter, desk } = stage);
  }, 120_000);

  afterAll(() => stage?.close());

  const joins = (page: Page, end: CallEnd) => page.evaluate((which) => window.callPage.join(which), end);
  const sends = (page: Page) => page.evaluate(() => window.callPage.sendMedia());
  const counted = (page: Page) => page.evaluate(() => window.callPage.statistics());

  /** The figures once they are as wished; fails with the last ones when that takes too long. */
  async function until(page: Page, wished: (statistics: CallStatistics) => boolean): Promise<CallStatistics> {
    const giveUpAt = Date.now() + PATIENCE_MS;
    for (;;) {
      const statistics = await counted(page);
      if (wished(statistics)) return statistics;
      if (Date.now() > giveUpAt) throw new Error(`never: ${JSON.stringify(statistics)}`);
      await page.waitForTimeout(100);
    }
  }

  const flowsIn = (page: Page) =>
    until(page, ({ framesDecoded, audioPacketsReceived }) => framesDecoded > 10 && audioPacketsReceived > 10);

  async function expectNothingLeavesTheCounter() {
    const here = await counted(counter);
    const there = await counted(desk);
    expect({ framesSent: here.framesSent, audio: here.audioPacketsSent }).toEqual({
      framesSent: 0,
      audio: 0,
    });
    expect({ decoded: there.framesDecoded, audio: there.audioPacketsReceived }).toEqual({
      decoded: 0,
      audio: 0,
    });
  }

  test('the desk is seen and heard at the counter while not one frame leaves the counter', async () => {
    await joins(desk, 'desk');
    await sends(desk);
    await joins(counter, 'counter');
    await flowsIn(counter);
    expect(await counter.evaluate(() => window.callPage.connection())).toBe('connected');
    await expectNothingLeavesTheCounter();
  }, 60_000);

  test('from *Ik ben er* both see and hear each other, and the figures are there', async () => {
    await sends(counter);
    await flowsIn(desk);
    const { roundTripMs, candidateType, framesSent, bytesReceived } = await until(
      counter,
      (statistics) => statistics.framesSent > 10 && statistics.roundTripMs !== null,
    );
    expect(roundTripMs).toBeGreaterThanOrEqual(0);
    expect(candidateType).toMatch(/^(host|prflx)$/);
    expect(framesSent).toBeGreaterThan(10);
    expect(bytesReceived).toBeGreaterThan(1_000);
  }, 60_000);

  test('a camera that is off is black at the other end', async () => {
    await desk.evaluate(() => window.callPage.setMuted({ video: true }));
    await counter.waitForFunction(() => window.callPage.pictureIsDark(), undefined, { timeout: PATIENCE_MS });
    await desk.evaluate(() => window.callPage.setMuted({ video: false }));
    await counter.waitForFunction(() => !window.callPage.pictureIsDark(), undefined, {
      timeout: PATIENCE_MS,
    });
  }, 70_000);

  test('a reloaded desk comes back into the same call', async () => {
    await desk.reload();
    await joins(desk, 'desk');
    await sends(desk);
    await Promise.all([flowsIn(desk), flowsIn(counter)]);
  }, 60_000);

  test('a restarted presence page comes back without media until it is told', async () => {
    await counter.reload();
    await joins(counter, 'counter');
    await flowsIn(counter);
    await expectNothingLeavesTheCounter();
    await sends(counter);
    await flowsIn(desk);
  }, 60_000);

  test.each(['counter', 'desk'] as const)(
    'a connection that dies at the %s is replaced inside the call',
    async (end) => {
      const page = end === 'counter' ? counter : desk;
      const before = await counted(counter);
      await page.evaluate(() => window.callPage.breakPeers());
      await until(counter, ({ framesDecoded }) => framesDecoded < before.framesDecoded);
      await Promise.all([flowsIn(desk), flowsIn(counter)]);
      expect(await counter.evaluate(() => window.callPage.ends())).toEqual([]);
    },
    60_000,
  );

  test('who leaves is gone for both', async () => {
    await desk.evaluate(() => window.callPage.leave());
    await counter.waitForFunction(() => window.callPage.ends().length > 0, undefined, {
      timeout: PATIENCE_MS,
    });
    expect(await counter.evaluate(() => window.callPage.ends())).toEqual(['there']);
    expect(await desk.evaluate(() => window.callPage.ends())).toEqual(['left']);
    expect(await counter.evaluate(() => window.callPage.connection())).toBe('interrupted');
  }, 60_000);
});
