import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Page } from 'playwright-core';

/** The headers under which central serves the staff's and the public's pages. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'";
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
};

export type Viewport = { readonly width: number; readonly height: number };

/** A page on the built files. What it complained of is collected: script errors, refusals of the policy. */
export type OpenedPage = {
  readonly page: Page;
  readonly complaints: readonly string[];
  /** Requests to anybody but ourselves. */
  readonly strangers: readonly string[];
};

export type BuiltScreens = {
  readonly origin: string;
  openPage(viewport: Viewport): Promise<OpenedPage>;
  close(): Promise<void>;
};

/**
 * Builds a web app with its page of fixtures (`fixtures.html`) and opens a real Chromium on it, without a server: every
 * request is answered from the built files, under the content security policy that central sends.
 *
 * @param appFolder the app's own folder, where its vite.config.ts lies
 * @param origin under which the files are served, like `https://desk.test`
 */
export async function openBuiltScreens(
  appFolder: string,
  origin: string,
  policy: string = POLICY,
): Promise<BuiltScreens> {
  const folder = await mkdtemp(join(tmpdir(), 'loket-screens-'));
  // In a process of its own: the bundler's native part doesn't run inside jest's module registry.
  const vite = join(createRequire(import.meta.url).resolve('vite/package.json'), '../bin/vite.js');
  await promisify(execFile)(process.execPath, [vite, 'build', '--outDir', folder, '--base', '/'], {
    cwd: appFolder,
    env: { ...process.env, LOKET_FIXTURES: '1' },
  });
  const browser = await chromium.launch({
    executablePath: process.env.LOKET_CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  return {
    origin,
    openPage: async (viewport) => {
      const page = await browser.newPage({ viewport, reducedMotion: 'reduce' });
      const complaints: string[] = [];
      const strangers: string[] = [];
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      page.on('request', (request) => {
        if (!request.url().startsWith(`${origin}/`) && !/^(blob|data):/.test(request.url()))
          strangers.push(request.url());
      });
      await page.route(`${origin}/**`, async (route) => {
        const { pathname } = new URL(route.request().url());
        const body = await readFile(join(folder, pathname)).catch(() => null);
        if (!body) return route.fulfill({ status: 204 });
        const contentType = TYPES[extname(pathname)] ?? 'application/octet-stream';
        return route.fulfill({ body, contentType, headers: { 'content-security-policy': policy } });
      });
      return { page, complaints, strangers };
    },
    close: async () => {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
