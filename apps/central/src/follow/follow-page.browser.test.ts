import { createServer, type IncomingMessage, type Server } from 'node:http';
import { jest } from '@jest/globals';
import { LOCALES, REST, TicketId, type WaitInterval } from '@loket/contract';
import { axeFindings, sticksOut } from '@loket/devkit/screens/findings.ts';
import { type Browser, chromium, type Page } from 'playwright-core';
import { plainPageHeaders } from '../web/plain-page.ts';
import { type Followed, followPage, giveUpPage, laterPage, noTicketPage } from './follow-page.ts';
import type { FollowedTicket } from './followed-ticket.repository.ts';

/** The page on a real browser of a phone's size, under the headers that central sends. */

jest.setTimeout(120_000);

const SECRET = 'carma-AAAAAAAAAAAAAAAAAAAAAA';
const ticket: FollowedTicket = {
  id: TicketId.parse('00000000-0000-4000-8000-000000000001'),
  number: { siteCode: 'BO', count: 142, series: 'b' },
  locale: 'nl',
  zoneName: 'Politiezone',
  timeZone: 'Europe/Brussels',
  siteName: 'Gemeentehuis Houthalen-Helchteren',
  state: 'waiting',
  counterLabel: null,
  peopleBefore: 3,
  parkedUntil: null,
  referredTo: null,
  elsewhere: { name: 'Politiehuis Bree', address: 'Witte Torenwal 22, 3960 Bree' },
  mayComeBack: false,
  now: new Date('2026-11-21T13:41:00Z'),
};
const wait: WaitInterval = { fromMinutes: 10, toMinutes: 25 };

const SITUATIONS: Readonly<Record<string, { over: Partial<FollowedTicket>; wait?: WaitInterval }>> = {
  waiting: { over: {}, wait },
  'waiting-unknown': { over: { peopleBefore: 0 } },
  called: { over: { state: 'called', counterLabel: 2 } },
  parked: { over: { state: 'parked', parkedUntil: new Date('2026-11-21T14:41:00Z'), mayComeBack: true } },
  missed: { over: { state: 'no_show', mayComeBack: true } },
  'sent-on': { over: { state: 'referred', referredTo: 'other_site' } },
  over: { over: { state: 'completed' } },
};
type Locale = (typeof LOCALES)[number];
const followed = (name: string, locale: Locale): Followed => ({
  ticket: { ...ticket, ...SITUATIONS[name]?.over },
  wait: SITUATIONS[name]?.wait ?? null,
  secret: SECRET,
  locale,
  still: false,
});

let server: Server;
let url: string;
let browser: Browser;
let asked: IncomingMessage[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request);
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://follow');
    const locale = LOCALES.find((one) => one === searchParams.get('lang')) ?? 'nl';
    for (const [name, value] of Object.entries(plainPageHeaders(false))) response.setHeader(name, value);
    const name = searchParams.get('situation') ?? 'waiting';
    if (request.method === 'POST')
      response.writeHead(303, { location: `${REST.follow(SECRET)}?lang=${locale}` }).end();
    else if (pathname === '/none') response.end(noTicketPage());
    else if (pathname === '/later') response.end(laterPage());
    else if (pathname.endsWith('/give-up')) response.end(giveUpPage(followed(name, locale)));
    else response.end(followPage(followed(name, locale)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  url = `http://127.0.0.1:${address.port}`;
  browser = await chromium.launch({
    executablePath: process.env.LOKET_CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});
beforeEach(() => {
  asked = [];
});

async function withPage(
  options: Parameters<Browser['newPage']>[0],
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await browser.newPage(options);
  try {
    await work(page);
  } finally {
    await page.close();
  }
}

/** Contrast as AAA asks it: 7 to 1, 4.5 to 1 for large text. Composited over what lies below. */
const lowContrast = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const parse = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
    const light = ([red = 0, green = 0, blue = 0]: number[]) => {
      const [r, g, b] = [red, green, blue].map((part) => {
        const value = part / 255;
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
    };
    const groundOf = (element: Element | null): number[] => {
      for (let at = element; at; at = at.parentElement) {
        const colour = parse(getComputedStyle(at).backgroundColor);
        if (colour.length === 3 || colour[3] === 1) return colour;
      }
      return [255, 255, 255];
    };
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!element || !node.textContent?.trim()) continue;
      const style = getComputedStyle(element);
      const [one, two] = [light(parse(style.color)), light(groundOf(element))];
      const ratio = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
      const size = Number.parseFloat(style.fontSize);
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      if (ratio < (large ? 4.5 : 7)) found.push(`${node.textContent.trim()}: ${ratio.toFixed(2)}`);
    }
    return found;
  });

const pictures = process.env.LOKET_PICTURES;

describe.each(['light', 'dark'] as const)('on a %s phone', (colorScheme) => {
  test.each([...Object.keys(SITUATIONS), 'give-up', 'none', 'later'])(
    '%s: nothing for axe to find, AAA contrast, nothing sticks out',
    async (name) => {
      await withPage({ colorScheme, viewport: { width: 390, height: 844 } }, async (page) => {
        for (const locale of colorScheme === 'light' ? LOCALES : (['nl'] as const)) {
          const path = ['none', 'later'].includes(name)
            ? `/${name}`
            : `${REST.follow(SECRET)}${name === 'give-up' ? '/give-up' : ''}?lang=${locale}&situation=${name}`;
          await page.goto(url + path);
          expect(await axeFindings(page)).toEqual([]);
          expect(await lowContrast(page)).toEqual([]);
          expect(await sticksOut(page)).toBe(0);
          if (pictures && (locale === 'nl' || locale === 'de'))
            await page.screenshot({
              path: `${pictures}/follow-${name}-${colorScheme}-${locale}.png`,
              fullPage: true,
            });
        }
      });
    },
  );
});

test.each(Object.keys(SITUATIONS))(
  'text of 200 %% on a small phone: %s does not stick out, and everything can be touched',
  async (name) => {
    await withPage({ viewport: { width: 320, height: 568 } }, async (page) => {
      for (const locale of ['de', 'fr'] as const) {
        await page.goto(`${url}${REST.follow(SECRET)}?lang=${locale}&situation=${name}`);
        await page.evaluate(() => {
          document.documentElement.style.fontSize = '200%';
        });
        expect(await sticksOut(page)).toBe(0);
        for (const box of await page.locator('.button, nav a, .updated a').all()) {
          const { width, height } = (await box.boundingBox()) ?? { width: 0, height: 0 };
          expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
        }
        if (pictures && locale === 'de')
          await page.screenshot({ path: `${pictures}/follow-${name}-200.png`, fullPage: true });
      }
    });
  },
);

test('by keyboard: to the question, back, and giving up; the browser says where the form comes from', async () => {
  await withPage({ viewport: { width: 390, height: 844 } }, async (page) => {
    await page.goto(`${url}${REST.follow(SECRET)}`);
    await page.getByRole('link', { name: 'Ik kom niet meer' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Komt u niet meer?' }).waitFor();
    expect(asked.every(({ method }) => method === 'GET')).toBe(true);
    await page.getByRole('button', { name: 'Ja, ik kom niet meer' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Ik kom niet meer' }).waitFor();
    const sent = asked.filter(({ method }) => method === 'POST');
    expect(sent.map(({ url: path, headers }) => [path, headers.origin])).toEqual([
      [`${REST.giveUp(SECRET)}?lang=nl`, url],
    ]);
  });
});
