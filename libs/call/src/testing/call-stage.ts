import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Signal } from '@loket/contract';
import { type Browser, chromium, type Page } from 'playwright-core';
import type {} from './call-page.ts';

const CHROMIUM = process.env.LOKET_CHROMIUM ?? '/usr/bin/chromium';

/** Two pages in a real browser with a fake camera and microphone; the stage is the relay between them. */
export type CallStage = {
  readonly counter: Page;
  readonly desk: Page;
  /** While it is cut, what one page says does not reach the other. */
  setSignalling(whole: boolean): void;
  close(): Promise<void>;
};

export async function openCallStage(): Promise<CallStage> {
  const folder = mkdtempSync(join(tmpdir(), 'loket-call-'));
  const script = bundle(folder);
  const server = await serve(script);
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--headless=new',
      '--no-sandbox',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      '--autoplay-policy=no-user-gesture-required',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
    ],
  });
  let whole = true;
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  const address = `http://localhost:${bound.port}/`;
  const pages: { counter?: Page; desk?: Page } = {};
  const counter = await anEnd(browser, address, () => (whole ? pages.desk : undefined));
  pages.counter = counter;
  const desk = await anEnd(browser, address, () => (whole ? pages.counter : undefined));
  pages.desk = desk;
  return {
    counter,
    desk,
    setSignalling: (wished) => {
      whole = wished;
    },
    close: async () => {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true });
    },
  };
}

/** A page whose signals go through the schema to the page that is the other end at that moment. */
async function anEnd(browser: Browser, address: string, other: () => Page | undefined): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.exposeFunction('sendSignal', async (raw: unknown) => {
    const signal = Signal.parse(JSON.parse(JSON.stringify(raw)));
    // A page that is loading hears nothing, as behind a real relay.
    await other()
      ?.evaluate((heard) => window.callPage.receive(heard), signal)
      .catch(() => {});
  });
  await page.goto(address);
  return page;
}

async function serve(script: string): Promise<Server> {
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
    response.end(
      isScript ? script : '<!doctype html><title>call</title><body><script src="/page.js"></script>',
    );
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return server;
}

/** The page as Vite builds it, with nothing filled in for Node: the same way as the desk and the counter. */
function bundle(folder: string): string {
  const entry = fileURLToPath(new URL('./call-page.ts', import.meta.url));
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
  const here = fileURLToPath(new URL('.', import.meta.url));
  execFileSync(process.execPath, ['--input-type=module', '-e', build], { cwd: here, stdio: 'inherit' });
  return readFileSync(join(folder, 'page.js'), 'utf8');
}
