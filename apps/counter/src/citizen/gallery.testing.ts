import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { serveGallery } from './gallery-server.ts';
import { GALLERY } from './gallery-views.ts';

/** The gallery in a real Chromium, as the tests of the screens use it. */
export async function openGallery() {
  const folder = await mkdtemp(join(tmpdir(), 'loket-gallery-'));
  const gallery = await serveGallery(folder);
  const browser: Browser = await chromium.launch({
    executablePath: process.env.LOKET_CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });

  /** A page that keeps what it complained of: script errors and refusals of the content security policy. */
  const openPage = async (viewport: { width: number; height: number }) => {
    const page = await browser.newPage({ viewport, reducedMotion: 'reduce' });
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    return { page, complaints };
  };

  const show = async (page: Page, options: Readonly<Record<string, string | number>>): Promise<void> => {
    const query = new URLSearchParams(Object.entries(options).map(([name, value]) => [name, String(value)]));
    await page.goto(`${gallery.url}?${query}`);
    await page.locator('h1').waitFor();
    await page.evaluate(() => document.fonts.ready);
    await settled(page, String(options.screen));
  };

  /** Another screen on the page that is open, as main would send it: no reload, so that many can be looked at. */
  const next = async (page: Page, screen: string, pane: number): Promise<void> => {
    const detail = { content: GALLERY[screen], presencePaneHeight: pane };
    await page.evaluate(
      (view) =>
        new Promise<void>((resolve) => {
          window.dispatchEvent(new CustomEvent('gallery', { detail: view }));
          // Two frames: one that draws, one in which what was measured is drawn again.
          requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
        }),
      detail,
    );
    await settled(page, screen);
  };

  /** A PDF is drawn by a worker: its page, or that there is none, comes after the rest. */
  const settled = async (page: Page, screen: string): Promise<void> => {
    if (/page|look_pdf/.test(screen))
      await page.locator('[data-page-text] p, .frame-say .message').first().waitFor({ state: 'attached' });
  };

  const close = async () => {
    await browser.close();
    await gallery.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { openPage, show, next, close };
}

export async function lastIntent(page: Page): Promise<unknown> {
  const written = await page.getAttribute('html', 'data-last-intent');
  return written === null ? null : JSON.parse(written);
}
