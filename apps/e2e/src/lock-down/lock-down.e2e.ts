import { languageNames } from '@loket/ui';
import { confinementOf, processesOf } from '../counter-log.ts';
import { words } from '../counter-window.ts';
import { test as base, expect, type PcscService } from '../stage.ts';
import { ESCAPES } from './escapes.ts';
import { GESTURES, KEYS } from './keys.ts';
import { Kiosk } from './kiosk.ts';

/** A citizen can't leave the kiosk by any key, gesture or page: tried on the running one, as hands would. */
const test = base.extend<{ kiosk: Kiosk }, { pcscd: PcscService }>({
  // No card is put in here: the machine's one card service is left to others.
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
  pcscd: [async ({}, use) => use({ start: async () => {}, stop: async () => {} }), { scope: 'worker' }],
  kiosk: async ({ stack }, use) => {
    const counter = stack.counters[0];
    if (!counter) throw new Error('the stack has no counter');
    const kiosk = await Kiosk.open(counter);
    await (await kiosk.citizen()).getByText(words.welcome).waitFor();
    await use(kiosk);
    await kiosk.close();
  },
});

test.use({ stackOptions: { counters: [{ site: 'B' }] } });

/** A citizen who comes next finds the counter working. */
async function works(kiosk: Kiosk): Promise<void> {
  const page = await kiosk.citizen();
  for (let look = 0; look < 100; look += 1) {
    // A key may have begun a choice, as it may: the way back is the citizen's.
    if (await page.getByText(words.welcome).isVisible()) break;
    await page
      .getByRole('button', { name: words.back })
      .click({ timeout: 500 })
      .catch(() => undefined);
    await page.waitForTimeout(100);
  }
  await page.getByRole('button', { name: languageNames.fr }).click();
  await page.getByRole('button', { name: /Retour/ }).click();
  await page.getByText(words.welcome).waitFor();
}

test('lock-down: no key leads out', async ({ kiosk }) => {
  const before = await kiosk.state();
  expect(before.windows).toBe(1);
  expect(before.programs).toHaveLength(1);
  for (const [meaning, keys] of Object.entries(KEYS)) {
    await test.step(meaning, async () => {
      for (const key of keys) {
        await kiosk.press(key);
        expect(kiosk.addresses(), key).toEqual(before.addresses);
      }
      await kiosk.citizen();
      expect(await kiosk.state(), meaning).toEqual(before);
    });
  }
  await works(kiosk);
});

test('lock-down: no gesture leads out', async ({ kiosk }) => {
  const before = await kiosk.state();
  for (const [gesture, args] of Object.entries(GESTURES)) {
    await kiosk.point(...args);
    await kiosk.citizen();
    expect(await kiosk.state(), gesture).toEqual(before);
  }
  const page = await kiosk.citizen();
  expect(await page.evaluate(() => [visualViewport?.scale, devicePixelRatio])).toEqual([1, 1]);
  await works(kiosk);
});

async function attempt(kiosk: Kiosk, script: string): Promise<void> {
  const page = await kiosk.citizen();
  await page.evaluate((source) => {
    // A script of the page, as one that was put into it would be: the policy decides whether it runs at all.
    const element = document.createElement('script');
    element.textContent = source;
    document.body.append(element);
    element.remove();
  }, script);
  // And as code that is the page's own already, so that the doors behind the policy are tried too.
  await page.evaluate(
    `setTimeout(() => { Promise.resolve((async () => { ${script} })()).catch(() => {}) }, 0)`,
  );
  await new Promise((resolve) => setTimeout(resolve, 150));
}

test('lock-down: no script in the page leads out, and what was tried is in the log', async ({ kiosk }) => {
  const before = await kiosk.state();
  const deniedBefore = await kiosk.logLines('denied');
  for (const [name, script] of Object.entries(ESCAPES)) {
    await test.step(name, async () => {
      await attempt(kiosk, script);
      await kiosk.citizen();
      expect.soft(await kiosk.windows(), name).toBe(before.windows);
      await expect.poll(() => kiosk.addresses()).toEqual(before.addresses);
    });
  }
  expect(await kiosk.state()).toEqual(before);
  expect(await kiosk.logLines('denied')).toBeGreaterThan(deniedBefore + 20);
  // What the page did to itself goes with the page: the visit's end brings a fresh one.
  const page = await kiosk.citizen();
  expect(await page.locator('iframe').count()).toBeLessThanOrEqual(2);
  await page.evaluate(() =>
    document.querySelectorAll('iframe, webview, object').forEach((each) => void each.remove()),
  );
  await works(kiosk);
});

test('lock-down: the process that draws is killed, and within five seconds the next citizen is welcome', async ({
  kiosk,
  stack,
}) => {
  const counter = stack.counters[0]!;
  const before = await kiosk.state();
  const drawing = (await processesOf(counter)).find(({ command }) => command.includes('--type=gpu-process'));
  if (drawing) process.kill(drawing.pid, 'SIGKILL');
  await kiosk.citizen();
  await works(kiosk);
  expect((await kiosk.state()).windows).toBe(before.windows);
});

test('lock-down: what a page finds around it is its bridge, and nothing else', async ({ kiosk, stack }) => {
  const page = await kiosk.citizen();
  const found = await page.evaluate(
    () =>
      new Promise<Record<string, unknown>>((resolve) => {
        // In a turn of the page's own: the debugger's turn is free of the policy.
        setTimeout(async () => {
          const reached = async (address: string) => (await fetch(address).catch(() => null))?.status ?? null;
          const evaluated = () => {
            try {
              return new Function('return 1')();
            } catch {
              return null;
            }
          };
          resolve({
            node: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window),
            bridges: Object.getOwnPropertyNames(window).filter((name) => name.startsWith('loket')),
            evaluated: evaluated(),
            elsewhere: await reached('https://example.com'),
            central: await reached('http://127.0.0.1:80/'),
            file: await reached('file:///etc/passwd'),
            otherPage: await reached('loket://presence/index.html'),
            pickers: ['showOpenFilePicker', 'showSaveFilePicker', 'showDirectoryPicker'].filter(
              (name) => name in window,
            ),
          });
        }, 0);
      }),
  );
  expect(found).toEqual({
    node: [],
    bridges: ['loketCitizen'],
    evaluated: null,
    elsewhere: null,
    central: null,
    file: null,
    otherPage: null,
    pickers: [],
  });
  const renderers = (await processesOf(stack.counters[0]!)).filter(({ kind }) => kind === 'renderer');
  expect(renderers.length).toBeGreaterThanOrEqual(2);
  for (const { pid } of renderers) {
    const confinement = await confinementOf(pid);
    expect(confinement?.user).not.toBe(0);
    expect(confinement?.seccompFilter).toBe(true);
  }
});
