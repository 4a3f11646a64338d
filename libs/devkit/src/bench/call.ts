import { randomUUID } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import type { CitizenIntent } from '@loket/contract';
import { REST } from '@loket/contract';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Progress } from '../progress.ts';
import { type Stack, startStack } from '../stack.ts';
import { type Bench, distribution, type Metric } from './bench.ts';
import { agesOfFrames, bareCall, firstRemoteFrame, paintTheTime, STAMP } from './call-page-probes.ts';

const CALLS = 20;
const FRAMES_PER_CALL = 30;

/** From *next* and from *Ik ben er* to the picture, over real calls between Electron and Chromium on loopback. */
export const bench: Bench = {
  name: 'call',
  summary: `accept and touch to first picture, and glass to glass, over ${CALLS} calls on loopback`,
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
      return await measure(stack, browser, progress);
    } finally {
      await browser.close();
      await stack.stop();
    }
  },
};

async function measure(stack: Stack, browser: Browser, progress: Progress): Promise<Record<string, Metric>> {
  const desk = await openDesk(stack, browser);
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

/** The TypeScript runner wraps named functions in a call of this; a page that is given one has to know it. */
const knowNames = 'globalThis.__name ??= (named) => named';

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

async function closeCall(desk: Page): Promise<void> {
  const response = await desk.evaluate(async (path) => {
    const queue = await fetch(path).then((answer) => answer.json());
    return fetch(`/api/consultations/${queue.consultation.id}/close`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ outcome: 'helped' }),
    }).then((answer) => answer.status);
  }, REST.queue);
  if (response >= 400) throw new Error(`closing was refused: ${response}`);
}

async function openDesk(stack: Stack, browser: Browser): Promise<Page> {
  const account = stack.staff.find(({ roles }) => roles.includes('inspector'));
  if (account?.password === undefined) throw new Error('no inspector with a known password');
  const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
  await context.addInitScript(knowNames);
  await context.addInitScript(paintTheTime, STAMP);
  const page = await context.newPage();
  await page.goto(`${stack.centralUrl}/desk/`);
  const statuses = await page.evaluate(
    async ({ login, availability, username, password }) => {
      const send = (path: string, method: string, body: unknown) =>
        fetch(path, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
      const first = await send(login, 'POST', { username, password });
      return [first.status, (await send(availability, 'PUT', { availability: 'available' })).status];
    },
    {
      login: REST.login,
      availability: REST.availability,
      username: account.username,
      password: account.password,
    },
  );
  if (statuses.some((status) => status >= 400))
    throw new Error(`signing in was refused: ${statuses.join(', ')}`);
  await page.reload();
  await page.waitForFunction(() => [...document.querySelectorAll('video')].some((video) => video.srcObject));
  return page;
}

/** The counter's pages through its debugging port; they are fresh at each visit. */
type CounterPages = {
  page(part: 'citizen' | 'presence'): Promise<Page>;
  shows(screen: string): Promise<void>;
  /** Does what a touch does; returns when it was. */
  act(intent: CitizenIntent): Promise<number>;
  renewed(presence: Page): Promise<void>;
  close(): Promise<void>;
};

async function openCounter(stack: Stack): Promise<CounterPages> {
  const appliance = stack.counters[0];
  if (!appliance) throw new Error('no counter');
  const electron = await retried(() => chromium.connectOverCDP(appliance.cdpUrl));
  const page = (part: 'citizen' | 'presence') =>
    retried(async () => {
      const found = electron
        .contexts()
        .flatMap((context) => context.pages())
        .filter((each) => !each.isClosed() && each.url().includes(part))
        .at(-1);
      if (!found) throw new Error(`the counter shows no ${part} page`);
      return found;
    });
  return {
    page,
    shows: (screen) =>
      retried(async () => {
        const shown = await (await page('citizen')).evaluate(
          () => document.querySelector('[data-screen]')?.getAttribute('data-screen') ?? '',
        );
        if (shown !== screen) throw new Error(`the counter shows ${shown} instead of ${screen}`);
      }),
    act: async (intent) =>
      (await page('citizen')).evaluate((sent) => {
        // The bridge that the counter's preload gives to the citizen's page.
        const bridge: { act(intent: CitizenIntent): void } = Reflect.get(window, 'loketCitizen');
        bridge.act(sent);
        return performance.timeOrigin + performance.now();
      }, intent),
    renewed: (presence) =>
      retried(async () => {
        if (!presence.isClosed() || (await page('presence')) === presence) throw new Error('not wiped yet');
      }),
    close: () => electron.close(),
  };
}

async function retried<Value>(attempt: () => Promise<Value>, timeoutMs = 60_000): Promise<Value> {
  const until = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > until) throw error;
      await after(50);
    }
  }
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
