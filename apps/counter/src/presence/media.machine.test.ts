import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type MediaChoice, type PresenceCommand, PresenceReport } from '@loket/contract';
import { type Browser, chromium, type Page } from 'playwright-core';

const WIDTH = 320;
const HEIGHT = 180;
const FRAMES = 30;
const LOOK = '0b5a1f0e-7e5a-4f5c-8d94-6b1f5c0e7c11';

/** Real Chromium whose camera is a film and whose microphone is a recording, as good or bad as they are made. */
describe('camera and microphone in Chromium', () => {
  let folder: string;
  let server: Server;
  let address: string;
  const browsers: Browser[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'loket-media-'));
    bundle(folder);
    film('black.y4m', () => 16);
    film('frozen.y4m', (_, pixel) => 60 + (pixel % 97));
    film('moving.y4m', (place, pixel) => 60 + ((pixel + 31 * place) % 97));
    // A lens cap on a real sensor: dark, and never twice the same.
    film('capped.y4m', (place, pixel) => 16 + ((pixel * 7 + place * 13) % 3));
    sound('silent.wav', () => 0);
    sound('room.wav', (at) => (at % 977 === 0 ? 1 : 0));
    sound('voice.wav', (at) => 8_000 * Math.sin(at / 20));
    server = createServer((request, response) => {
      const script = request.url === '/page.js';
      response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
      response.end(
        script
          ? readFileSync(join(folder, 'page.js'))
          : '<!doctype html><title>media</title><script src="/page.js"></script>',
      );
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const bound = server.address();
    if (bound === null || typeof bound === 'string') throw new Error('no port');
    address = `http://localhost:${bound.port}/`;
  }, 60_000);

  afterEach(async () => {
    for (const browser of browsers.splice(0)) await browser.close();
  });
  afterAll(() => {
    server?.close();
    rmSync(folder, { recursive: true });
  });

  function film(name: string, light: (frame: number, pixel: number) => number): void {
    const frames = Array.from({ length: FRAMES }, (_, frame) => {
      const luma = Buffer.from(
        Uint8Array.from({ length: WIDTH * HEIGHT }, (_, pixel) => light(frame, pixel)),
      );
      return Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)]);
    });
    const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F15:1 Ip A1:1 C420jpeg\n`);
    writeFileSync(join(folder, name), Buffer.concat([head, ...frames]));
  }

  /** Three seconds of sixteen bits, one channel at 48 kHz. */
  function sound(name: string, sample: (at: number) => number): void {
    const data = Buffer.alloc(3 * 48_000 * 2);
    for (let at = 0; at < data.length / 2; at += 1) data.writeInt16LE(Math.round(sample(at)), at * 2);
    const head = Buffer.alloc(44);
    head.write('RIFF', 0);
    head.writeUInt32LE(36 + data.length, 4);
    head.write('WAVEfmt ', 8);
    head.writeUInt32LE(16, 16);
    head.writeUInt16LE(1, 20);
    head.writeUInt16LE(1, 22);
    head.writeUInt32LE(48_000, 24);
    head.writeUInt32LE(96_000, 28);
    head.writeUInt16LE(2, 32);
    head.writeUInt16LE(16, 34);
    head.write('data', 36);
    head.writeUInt32LE(data.length, 40);
    writeFileSync(join(folder, name), Buffer.concat([head, data]));
  }

  /** @param video null: Chromium's own picture, which moves */
  async function counter(video: string | null, audio: string): Promise<Page> {
    const browser = await chromium.launch({
      executablePath: process.env.LOKET_CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--headless=new',
        '--no-sandbox',
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
        ...(video === null ? [] : [`--use-file-for-fake-video-capture=${join(folder, video)}`]),
        `--use-file-for-fake-audio-capture=${join(folder, audio)}`,
        '--autoplay-policy=no-user-gesture-required',
        '--disable-background-networking',
        '--no-first-run',
      ],
    });
    browsers.push(browser);
    const page = await browser.newPage();
    await page.goto(address);
    return page;
  }

  /** What the page reports of this kind after a command; every track that it opened is counted. */
  async function told<Kind extends PresenceReport['report']>(
    page: Page,
    command: PresenceCommand,
    kind: Kind,
  ): Promise<Extract<PresenceReport, { report: Kind }>> {
    const report = await page.evaluate(
      ({ command: said, kind: awaited }) => {
        const say: (command: unknown, kind: string) => Promise<unknown> = Reflect.get(window, 'say');
        return say(said, awaited);
      },
      { command, kind },
    );
    // Boundary: parsed by the contract, and of the kind that was waited for.
    return PresenceReport.parse(report) as Extract<PresenceReport, { report: Kind }>;
  }
  const look = (page: Page) => told(page, { command: 'look_at_media', look: LOOK }, 'media_looked');
  const choose = (page: Page, choice: MediaChoice) =>
    told(page, { command: 'choose_media', choice }, 'devices');
  const live = (page: Page): Promise<number> =>
    page.evaluate(() => {
      const count: () => number = Reflect.get(window, 'live');
      return count();
    });

  test.each([
    ['moving.y4m', 'voice.wav', 'ready', 'ready'],
    ['moving.y4m', 'room.wav', 'ready', 'ready'],
    ['black.y4m', 'voice.wav', 'black', 'ready'],
    ['capped.y4m', 'voice.wav', 'black', 'ready'],
    ['frozen.y4m', 'voice.wav', 'frozen', 'ready'],
    ['moving.y4m', 'silent.wav', 'ready', 'silent'],
    ['frozen.y4m', 'silent.wav', 'frozen', 'silent'],
  ])(
    '%s and %s: camera %s, microphone %s, and nothing stays open',
    async (video, audio, camera, microphone) => {
      const page = await counter(video, audio);
      const looked = await look(page);
      expect([looked.camera.state, looked.microphone.state]).toEqual([camera, microphone]);
      expect(await live(page)).toBe(0);
    },
    60_000,
  );

  test('a camera that is well is known in less than three seconds', async () => {
    const page = await counter('moving.y4m', 'voice.wav');
    const begun = Date.now();
    await look(page);
    expect(Date.now() - begun).toBeLessThan(3_000);
  }, 60_000);

  test('a chosen camera that is not there is absent by its name, and the one that is there stays closed', async () => {
    const page = await counter('moving.y4m', 'voice.wav');
    await choose(page, { camera: '046d:0825' });
    const looked = await look(page);
    expect(looked.camera).toEqual({ state: 'absent', name: '046d:0825' });
    expect(looked.microphone.state).toBe('ready');
    expect(await page.evaluate(() => Reflect.get(window, 'openedVideo'))).toBe(0);
  }, 60_000);

  test('a chosen camera is found by part of its name', async () => {
    const page = await counter('moving.y4m', 'voice.wav');
    const { camera } = await look(page);
    if (camera.state !== 'ready' || !camera.name) throw new Error('no name');
    await choose(page, { camera: camera.name.slice(-5).toUpperCase() });
    expect((await look(page)).camera).toEqual(camera);
  }, 60_000);

  test('somebody comes in the middle of a look: it is closed at once and says nothing', async () => {
    const page = await counter('frozen.y4m', 'silent.wav');
    const left = await page.evaluate(async (id) => {
      const say: (command: unknown, kind: string | null) => Promise<unknown> = Reflect.get(window, 'say');
      const count: () => number = Reflect.get(window, 'live');
      void say({ command: 'look_at_media', look: id }, null);
      while (count() < 2) await new Promise((resolve) => setTimeout(resolve, 20));
      void say({ command: 'send_media' }, null);
      await new Promise((resolve) => setTimeout(resolve, 300));
      const reports: { report: string }[] = Reflect.get(window, 'reports');
      return { live: count(), looked: reports.filter(({ report }) => report === 'media_looked').length };
    }, LOOK);
    expect(left).toEqual({ live: 0, looked: 0 });
  }, 60_000);

  test('watched again and again, each time broken off with a frame on its way: the camera still gives frames', async () => {
    const page = await counter(null, 'voice.wav');
    const frames = await page.evaluate(async () => {
      const watch: () => Promise<{ framesSeen(): number; close(): Promise<void> }> = Reflect.get(
        window,
        'watch',
      );
      const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
      const seen: number[] = [];
      for (let times = 0; times < 20; times += 1) {
        const sense = await watch();
        await pause(300);
        seen.push(sense.framesSeen());
        // The page's only thread is busy for some frames: they wait for it when the watching ends.
        for (const until = performance.now() + 120; performance.now() < until; );
        await sense.close();
      }
      return seen;
    });
    expect(Math.min(...frames)).toBeGreaterThan(1);
    expect(await live(page)).toBe(0);
  }, 60_000);

  test('the camera’s test tells its size and pace, a black one that it is black', async () => {
    const test = { command: 'test_media', test: LOOK, device: 'camera' } as const;
    expect(await told(await counter('moving.y4m', 'voice.wav'), test, 'media_tested')).toMatchObject({
      pass: true,
      detail: expect.stringMatching(/^\d+x\d+, \d+ fps$/),
    });
    expect(await told(await counter('black.y4m', 'voice.wav'), test, 'media_tested')).toMatchObject({
      pass: false,
      detail: 'black',
    });
  }, 60_000);

  test('the microphone’s test meters in dB of full scale, and hears nothing in nothing', async () => {
    const test = { command: 'test_media', test: LOOK, device: 'microphone' } as const;
    const page = await counter('moving.y4m', 'voice.wav');
    const heard = await told(page, test, 'media_tested');
    // A sine of 8,000 of 32,768 is -12.2 dB at its peak and 3 dB less in the mean.
    expect(heard).toMatchObject({ pass: true, detail: expect.stringMatching(/^-1[4-7] dBFS$/) });
    const levels = await page.evaluate(() => Reflect.get(window, 'reports'));
    expect(levels).toContainEqual(expect.objectContaining({ report: 'media_level', test: LOOK }));
    expect(await told(await counter('moving.y4m', 'silent.wav'), test, 'media_tested')).toMatchObject({
      pass: false,
      detail: 'silent',
    });
  }, 60_000);

  test('a speaker that the microphone does not hear proves nothing of echo, and the number says so', async () => {
    const test = { command: 'test_media', test: LOOK, device: 'echo' } as const;
    const { pass, detail } = await told(await counter('moving.y4m', 'room.wav'), test, 'media_tested');
    expect({ pass, detail }).toMatchObject({
      pass: false,
      detail: expect.stringMatching(/^tone_not_heard, direct -\d+ dB$/),
    });
  }, 60_000);

  test('three seconds are recorded and played, and nothing stays open', async () => {
    const test = { command: 'test_media', test: LOOK, device: 'record_and_play' } as const;
    const page = await counter('moving.y4m', 'voice.wav');
    expect(await told(page, test, 'media_tested')).toMatchObject({ pass: true });
    expect(await live(page)).toBe(0);
  }, 60_000);

  test('in a call a picture that stands still is told, and its tracks stay open', async () => {
    const page = await counter('frozen.y4m', 'voice.wav');
    const states = await page.evaluate(async () => {
      const call: () => void = Reflect.get(window, 'call');
      call();
      const reports: { report: string; look?: string | null; camera?: { state: string } }[] = Reflect.get(
        window,
        'reports',
      );
      const begun = Date.now();
      while (reports.at(-1)?.camera?.state !== 'frozen' && Date.now() - begun < 20_000)
        await new Promise((resolve) => setTimeout(resolve, 100));
      const count: () => number = Reflect.get(window, 'live');
      return { told: reports.map(({ look, camera }) => [look, camera?.state]), live: count() };
    });
    expect(states).toEqual({
      told: [
        [null, 'ready'],
        [null, 'frozen'],
      ],
      // The call’s two, and the one that is watched.
      live: 3,
    });
  }, 60_000);
});

/** The page's own media, with its reports kept and its tracks counted. */
function bundle(folder: string): void {
  const pageMedia = JSON.stringify(join(import.meta.dirname, 'page-media.ts'));
  const senses = JSON.stringify(join(import.meta.dirname, 'stream-senses.ts'));
  const entry = join(folder, 'entry.ts');
  writeFileSync(
    entry,
    `import { pageMedia } from ${pageMedia};
    import { pictureSense } from ${senses};
    const reports = [];
    const tracks = [];
    const clone = MediaStreamTrack.prototype.clone;
    MediaStreamTrack.prototype.clone = function () {
      const track = clone.call(this);
      tracks.push(track);
      return track;
    };
    let openedVideo = 0;
    const { mediaDevices } = navigator;
    const media = pageMedia({
      media: {
        enumerateDevices: () => mediaDevices.enumerateDevices(),
        addEventListener: (...all) => mediaDevices.addEventListener(...all),
        removeEventListener: (...all) => mediaDevices.removeEventListener(...all),
        getUserMedia: async (constraints) => {
          const stream = await mediaDevices.getUserMedia(constraints);
          tracks.push(...stream.getTracks());
          openedVideo += stream.getVideoTracks().length;
          window.openedVideo = openedVideo;
          return stream;
        },
      },
      report: (report) => { reports.push(report); for (const done of waiting) done(report); },
      showPicture: () => {},
    });
    const waiting = new Set();
    window.openedVideo = 0;
    window.watch = async () => {
      const stream = await mediaDevices.getUserMedia({ video: { width: 1280, height: 720 } });
      const sense = pictureSense(stream);
      const close = async () => {
        await sense.close();
        for (const track of stream.getTracks()) track.stop();
      };
      return { framesSeen: sense.framesSeen, close };
    };
    window.reports = reports;
    window.live = () => tracks.filter(({ readyState }) => readyState === 'live').length;
    window.call = () => media.open(() => {}).open();
    window.say = (command, kind) => new Promise((resolve) => {
      const done = (report) => {
        if (report.report !== kind) return;
        waiting.delete(done);
        resolve(report);
      };
      if (kind) waiting.add(done); else resolve(null);
      media.command(command);
    });`,
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
