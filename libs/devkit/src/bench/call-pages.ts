import { setTimeout as after } from 'node:timers/promises';
import type { CitizenIntent } from '@loket/contract';
import { REST } from '@loket/contract';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Stack } from '../stack.ts';

/** The TypeScript runner wraps named functions in a call of this; a page that is given one has to know it. */
export const knowNames = 'globalThis.__name ??= (named) => named';

export async function closeCall(desk: Page): Promise<void> {
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

/**
 * A desk whose inspector is available and whose camera is open.
 * @param prepare adds what the page has to run before its own scripts
 */
export async function openDesk(
  stack: Stack,
  browser: Browser,
  prepare: (context: BrowserContext) => Promise<unknown>,
): Promise<Page> {
  const account = stack.staff.find(({ roles }) => roles.includes('inspector'));
  if (account?.password === undefined) throw new Error('no inspector with a known password');
  const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
  await context.addInitScript(knowNames);
  await prepare(context);
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
export type CounterPages = {
  page(part: 'citizen' | 'presence'): Promise<Page>;
  shows(screen: string): Promise<void>;
  /** Does what a touch does; returns when it was. */
  act(intent: CitizenIntent): Promise<number>;
  renewed(presence: Page): Promise<void>;
  close(): Promise<void>;
};

export async function openCounter(stack: Stack): Promise<CounterPages> {
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
