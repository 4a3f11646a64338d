import { setTimeout as after } from 'node:timers/promises';
import { type CuttableUdp, startUdpProxy } from '@loket/devkit/network/udp-proxy.ts';
import { startTurnServer, type TurnServer } from '@loket/devkit/turn/turn-server.ts';
import type { Page } from 'playwright-core';
import type {} from './testing/call-page.ts';
import { type CallStage, openCallStage } from './testing/call-stage.ts';

const PATIENCE_MS = 30_000;

/** Two pages that reach each other only through coturn, and coturn only through a way that can be cut. */
describe('a call through TURN', () => {
  let turn: TurnServer;
  let way: CuttableUdp;
  let stage: CallStage;
  let counter: Page;
  let desk: Page;

  beforeAll(async () => {
    turn = await startTurnServer();
    way = await startUdpProxy(turn.port);
    stage = await openCallStage();
    ({ counter, desk } = stage);
    const relay = [{ urls: [`turn:127.0.0.1:${way.port}?transport=udp`], ...turn.credentials() }];
    await desk.evaluate((servers) => window.callPage.join('desk', servers), relay);
    await desk.evaluate(() => window.callPage.sendMedia());
    await counter.evaluate((servers) => window.callPage.join('counter', servers), relay);
    await counter.evaluate(() => window.callPage.sendMedia());
  }, 120_000);

  afterAll(async () => {
    await stage?.close();
    await way?.close();
    await turn?.stop();
  });

  /** Both a picture and the reports of it have come for a while. */
  async function flowsIn(page: Page): Promise<void> {
    const giveUpAt = Date.now() + PATIENCE_MS;
    const decoded = async () => (await page.evaluate(() => window.callPage.statistics())).framesDecoded;
    const before = await decoded();
    while (Math.abs((await decoded()) - before) < 30) {
      if (Date.now() > giveUpAt) throw new Error('no picture');
      await after(100);
    }
  }
  const told = (page: Page) => page.evaluate(() => window.callPage.connections());

  test('with relayed candidates only, both see each other', async () => {
    await Promise.all([flowsIn(counter), flowsIn(desk)]);
    const { candidateType } = await counter.evaluate(() => window.callPage.statistics());
    expect(candidateType).toBe('relay');
  }, 60_000);

  test.each([
    ['5 s, signalling too', 5_000, false],
    ['5 s, signalling goes on', 5_000, true],
    ['25 s, longer than ICE and simple-peer bear', 25_000, false],
  ])(
    'cut for %s: noticed at once, and the same call is back',
    async (_, lengthMs, signalling) => {
      await Promise.all([flowsIn(counter), flowsIn(desk)]);
      const before = (await told(counter)).length;
      const peersBefore = await counter.evaluate(() => window.callPage.peersMade());
      way.cut();
      stage.setSignalling(signalling);
      const cutAt = Date.now();
      await counter.waitForFunction((count) => window.callPage.connections().length > count, before);
      const noticedMs = Date.now() - cutAt;
      await after(lengthMs - noticedMs - 500);
      const back = [counter, desk].map((page) => page.evaluate(() => window.callPage.nextFrame()));
      await after(500);
      const mendedAt = performance.timeOrigin + performance.now();
      way.mend();
      stage.setSignalling(true);
      const recoveredMs = (await Promise.all(back)).map((at) => Math.round(at - mendedAt));
      const peersMade = (await counter.evaluate(() => window.callPage.peersMade())) - peersBefore;
      process.stderr.write(
        `${_}: noticed ${noticedMs} ms, back ${recoveredMs.join(' and ')} ms, ${peersMade} peers made\n`,
      );
      await counter.waitForFunction(() => window.callPage.connection() === 'connected', undefined, {
        timeout: PATIENCE_MS,
      });
      expect(noticedMs).toBeLessThan(3_000);
      expect(Math.max(...recoveredMs)).toBeLessThan(lengthMs > 10_000 ? 6_000 : 2_500);
      expect(peersMade).toBeLessThan(10);
      expect(await counter.evaluate(() => window.callPage.ends())).toEqual([]);
    },
    90_000,
  );
});
