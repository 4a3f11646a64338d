import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PresenceDisplay, type PresenceProfile } from '@loket/contract';
import { makePersonFootage, type PersonFootage } from '@loket/devkit/footage/person-footage.ts';
import { findEyes, intersectionOverUnion, type Pixels, type Region } from '@loket/devkit/footage/seen.ts';
import { type Browser, chromium, type Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { disparityMm, eyePoint } from './panel.ts';
import type {} from './testing/scene-page.ts';

const CHROMIUM = process.env.LOKET_CHROMIUM ?? '/usr/bin/chromium';
const SCREEN = { width: 640, height: 360 };
const PANEL = { widthMm: 640, heightMm: 360 };
const FRAMES = { flat: 50, 'peppers-ghost': 10 } as const;
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
  '.html': 'text/html',
};

/** The scene in a real browser, on software GL, with a rendered person through WebRTC; figures go to standard error. */
describe('the scene in Chromium', () => {
  let folder: string;
  let server: Server;
  let browser: Browser;
  let page: Page;
  let footage: PersonFootage;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'loket-presence-'));
    footage = makePersonFootage(join(folder, 'person.y4m'));
    bundle(folder);
    server = createServer((request, response) => {
      const name = new URL(request.url ?? '/', 'http://localhost').pathname;
      // What the counter's own scheme sends along with this page.
      response.setHeader(
        'content-security-policy',
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; media-src blob: mediastream:",
      );
      response.setHeader('content-type', TYPES[extname(name)] ?? 'application/octet-stream');
      if (name === '/index.html')
        response.end(
          '<!doctype html><title>scene</title><body><script type="module" src="/page.js"></script>',
        );
      else response.end(readFileSync(join(folder, 'out', name)));
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const bound = server.address();
    if (bound === null || typeof bound === 'string') throw new Error('no port');
    browser = await chromium.launch({
      executablePath: CHROMIUM,
      args: [
        '--headless=new',
        '--no-sandbox',
        '--use-gl=angle',
        '--use-angle=swiftshader',
        '--enable-unsafe-swiftshader',
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
        `--use-file-for-fake-video-capture=${footage.file}`,
        '--disable-background-networking',
        '--no-first-run',
      ],
    });
    page = await (await browser.newContext({ viewport: SCREEN })).newPage();
    await page.goto(`http://localhost:${bound.port}/index.html`);
    await page.waitForFunction(() => window.scenePage);
    await page.evaluate(() => window.scenePage.call());
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    server?.close();
    rmSync(folder, { recursive: true });
  });

  afterEach(() => page.evaluate(() => window.scenePage.close()));

  const told = () => page.evaluate(() => window.scenePage.told());
  const look = async (): Promise<Pixels> => PNG.sync.read(await page.screenshot());

  /** Opens the scene, sees it empty, and waits until somebody has stood there for a while. */
  async function opened(profile: PresenceProfile): Promise<{ display: PresenceDisplay; empty: Pixels }> {
    const display = PresenceDisplay.parse({ profile, ...PANEL, viewingDistanceMm: 900, personDepthMm: 120 });
    await page.evaluate((wished) => window.scenePage.open(wished), display);
    const empty = await look();
    expect(findEyes(empty)).toBeNull();
    await page.evaluate(() => window.scenePage.begin());
    await page.waitForFunction(
      () => window.scenePage.told().some((each) => each.mode === 'plain' || each.framesPerSecond > 0),
      undefined,
      { timeout: 90_000 },
    );
    expect((await told()).at(-1)).toMatchObject({ mode: 'scene' });
    return { display, empty };
  }

  /** Where the eyes should be in a part of the screen, in its pixels. */
  function target(display: PresenceDisplay, region: Region, disparityShare = 0) {
    const { xMm, yMm } = eyePoint(display);
    const shift = disparityShare * disparityMm(display, display.personDepthMm);
    return {
      xPx: region.x + (0.5 + (xMm + shift) / PANEL.widthMm) * region.width,
      yPx: region.y + (0.5 - yMm / PANEL.heightMm) * region.height,
    };
  }

  test.each(['flat', 'peppers-ghost'] as const)(
    '%s: the person is cut out along their edge, with their eyes at the eye point',
    async (profile) => {
      const { display, empty } = await opened(profile);
      const whole = { x: 0, y: 0, ...SCREEN };
      const until = profile === 'flat' ? SCREEN.height * 0.9 : SCREEN.height;
      const overlaps: number[] = [];
      const errors: number[] = [];
      for (let frame = 0; frame < FRAMES[profile]; frame += 1) {
        const picture = await look();
        const eyes = findEyes(picture);
        if (!eyes) throw new Error(`no eyes in frame ${frame}`);
        const wanted = target(display, whole);
        errors.push(Math.hypot(eyes.xPx - wanted.xPx, eyes.yPx - wanted.yPx) / SCREEN.height);
        overlaps.push(intersectionOverUnion({ picture, empty, eyes, until }, footage));
      }
      const rate = (await told()).at(-1);
      process.stderr.write(
        `${profile}: IoU ${least(overlaps)} to ${most(overlaps)}, eyes off by ${least(errors)} to ${most(errors)} of the height, ${rate?.mode === 'scene' ? rate.framesPerSecond : 0} frames/s\n`,
      );
      expect(Math.min(...overlaps)).toBeGreaterThan(0.8);
      expect(Math.max(...errors)).toBeLessThan(0.02);
    },
    240_000,
  );

  test.each([
    ['stereo-sbs', { x: 0.5, y: 1 }, [0, 0], [0.5, 0]],
    ['stereo-tab', { x: 1, y: 0.5 }, [0, 0], [0, 0.5]],
  ] as const)(
    '%s: the eyes’ pictures differ by the predicted disparity and are not swapped',
    async (profile, squeeze, leftAt, rightAt) => {
      const { display } = await opened(profile);
      const region = ([x, y]: readonly [number, number]): Region => ({
        x: x * SCREEN.width,
        y: y * SCREEN.height,
        width: squeeze.x * SCREEN.width,
        height: squeeze.y * SCREEN.height,
      });
      const measured: number[] = [];
      const errors: number[] = [];
      for (let frame = 0; frame < 10; frame += 1) {
        const picture = await look();
        const left = findEyes(picture, region(leftAt));
        const right = findEyes(picture, region(rightAt));
        if (!left || !right) throw new Error(`no eyes in frame ${frame}`);
        const apart = right.xPx - region(rightAt).x - (left.xPx - region(leftAt).x);
        measured.push((apart / (squeeze.x * SCREEN.width)) * PANEL.widthMm);
        const wanted = target(display, region(leftAt), -0.5);
        errors.push(Math.abs(left.yPx - wanted.yPx) / (squeeze.y * SCREEN.height));
      }
      const predicted = disparityMm(display, display.personDepthMm);
      process.stderr.write(
        `${profile}: disparity ${mean(measured).toFixed(2)} mm, predicted ${predicted.toFixed(2)} mm\n`,
      );
      expect(mean(measured)).toBeGreaterThan(0);
      expect(Math.abs(mean(measured) - predicted)).toBeLessThan(1);
      expect(mean(errors)).toBeLessThan(0.02);
    },
    150_000,
  );

  test('a lost GPU is the plain video, told once, and not a black screen', async () => {
    await opened('flat');
    await page.evaluate(() => window.scenePage.loseContext());
    await page.waitForFunction(() => window.scenePage.told().at(-1)?.mode === 'plain');
    expect((await told()).filter(({ mode }) => mode === 'plain')).toEqual([
      { mode: 'plain', cause: 'context_lost' },
    ]);
  }, 60_000);

  test('a model that is not there is the plain video', async () => {
    await page.route('**/*.tflite', (route) => route.abort());
    const display = PresenceDisplay.parse({ profile: 'flat', ...PANEL });
    await page.evaluate((wished) => window.scenePage.open(wished), display);
    await page.waitForFunction(() => window.scenePage.told().at(-1)?.mode === 'plain');
    expect(await told()).toEqual([{ mode: 'plain', cause: 'no_model' }]);
    await page.unroute('**/*.tflite');
  }, 60_000);
});

const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;
const least = (values: readonly number[]) => Math.min(...values).toFixed(3);
const most = (values: readonly number[]) => Math.max(...values).toFixed(3);

/** The page as Vite builds it for the counter: worker, WebAssembly and model as files of their own. */
function bundle(folder: string): void {
  const entry = fileURLToPath(new URL('./testing/scene-page.ts', import.meta.url));
  const build = `
    import { build } from 'vite';
    await build({
      configFile: false,
      logLevel: 'error',
      base: '/',
      build: {
        outDir: ${JSON.stringify(join(folder, 'out'))},
        assetsInlineLimit: 0,
        target: 'chrome130',
        rolldownOptions: {
          input: ${JSON.stringify(entry)},
          output: { entryFileNames: 'page.js', chunkFileNames: '[name].js', assetFileNames: '[name][extname]' },
        },
      },
    });`;
  const here = fileURLToPath(new URL('.', import.meta.url));
  execFileSync(process.execPath, ['--input-type=module', '-e', build], {
    cwd: here,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
