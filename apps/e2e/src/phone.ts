import type { Browser } from '@playwright/test';
import jsQR from 'jsqr';
import type { Page } from 'playwright-core';
import { PNG } from 'pngjs';

/** What the QR code on the counter's screen says, read from a picture of the screen as a phone's camera does. */
export async function scan(screen: Page): Promise<string> {
  const { data, width, height } = PNG.sync.read(await screen.locator('.qr-code').first().screenshot());
  const read = jsQR(new Uint8ClampedArray(data), width, height)?.data;
  if (!read) throw new Error('there is no code to read on the screen');
  return read;
}

/** A picture that nobody took: noise over a colour, large enough to be re-encoded. */
export function photo(colour: readonly [number, number, number], size = { width: 800, height: 600 }): Buffer {
  const png = new PNG(size);
  for (let at = 0; at < png.data.length; at += 4) {
    const shade = (at * 2654435761) % 41;
    png.data.set([colour[0] + shade, colour[1] + shade, colour[2] + shade, 255], at);
  }
  return PNG.sync.write(png);
}

/** The citizen's own phone: opens the address behind the code and sends these files. */
export async function sendFromPhone(
  browser: Browser,
  address: string,
  files: { name: string; mimeType: string; buffer: Buffer }[],
): Promise<{ said: string; title: string }> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    isMobile: true,
    locale: 'nl-BE',
  });
  try {
    const page = await context.newPage();
    await page.goto(address);
    await page.locator('input[type=file][multiple]').setInputFiles(files);
    await page.locator('#received:not([hidden])').waitFor();
    await page.getByText(new RegExp(`^${files.length} `)).waitFor();
    return { said: await page.locator('#received').innerText(), title: await page.title() };
  } finally {
    await context.close();
  }
}
