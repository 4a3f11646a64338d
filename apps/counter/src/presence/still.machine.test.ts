import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Result, StillFailure } from '@loket/contract';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Still } from './still.ts';

/** Chromium with two cameras that are not there: one is in the call, the other looks at the table. */
describe('a still in Chromium', () => {
  let folder: string;
  let server: Server;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'loket-still-'));
    bundle(folder);
    server = createServer((request, response) => {
      const script = request.url === '/page.js';
      response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
      response.end(
        script
          ? readFileSync(join(folder, 'page.js'))
          : '<!doctype html><title>still</title><script src="/page.js"></script>',
      );
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const bound = server.address();
    if (bound === null || typeof bound === 'string') throw new Error('no port');
    browser = await chromium.launch({
      executablePath: process.env.LOKET_CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--headless=new',
        '--no-sandbox',
        '--use-fake-device-for-media-stream=device-count=2',
        '--use-fake-ui-for-media-stream',
        '--disable-background-networking',
        '--no-first-run',
      ],
    });
    page = await browser.newPage();
    await page.goto(`http://localhost:${bound.port}/`);
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    server?.close();
    rmSync(folder, { recursive: true });
  });

  /** With the call's camera open, as it is from *Ik ben er* on. */
  const still = (deviceLabel?: string): Promise<{ taken: Result<Still, StillFailure>; live: number }> =>
    page.evaluate(async (label) => {
      const call = await navigator.mediaDevices.getUserMedia({ video: { width: 640, height: 480 } });
      const take: (stream: MediaStream, label?: string) => Promise<Result<Still, StillFailure>> = Reflect.get(
        window,
        'take',
      );
      const taken = await take(call, label);
      const live = call.getVideoTracks().filter(({ readyState }) => readyState === 'live').length;
      for (const track of call.getTracks()) track.stop();
      return { taken, live };
    }, deviceLabel);

  test('the other camera gives its whole size as a JPEG, and the call’s goes on', async () => {
    const { taken, live } = await still();
    if (!taken.ok) throw new Error(taken.error);
    const bytes = Buffer.from(taken.value.jpeg, 'base64');
    expect([...bytes.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
    expect(taken.value.widthPx).toBeGreaterThan(640);
    expect(live).toBe(1);
  }, 120_000);

  test('a camera that is not there is said, and no other is taken instead', async () => {
    expect((await still('no such camera')).taken).toEqual({ ok: false, error: 'no_camera' });
  }, 120_000);
});

function bundle(folder: string): void {
  const still = JSON.stringify(join(import.meta.dirname, 'still.ts'));
  const entry = join(folder, 'entry.ts');
  writeFileSync(
    entry,
    `import { takeStillFrom } from ${still}; Reflect.set(window, 'take', takeStillFrom(navigator.mediaDevices));`,
  );
  const build = `
    import { build } from 'vite';
    await build({
      configFile: false,
      logLevel: 'error',
      build: {
        outDir: ${JSON.stringify(folder)},
        emptyOutDir: false,
        lib: { entry: ${JSON.stringify(entry)}, formats: ['iife'], name: 'page', fileName: () => 'page.js' },
      },
    });`;
  execFileSync(process.execPath, ['--input-type=module', '-e', build], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
