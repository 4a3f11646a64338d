import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDocumentPrinter } from '@loket/document-printer';
import { TEST_PAGE } from '@loket/document-printer/test-page.ts';
import { type CardReader, openCardReader } from '@loket/eid';
import { openSignaturePad, type SignaturePad } from '@loket/signature-pad';
import { openTestHierarchy } from '@loket/simulators';
import { type Browser, chromium, type Page } from 'playwright-core';
import { axeFindings, sticksOut, untranslated } from '../screens/findings.ts';
import { furnishRoom } from './room.testing.ts';
import { openSimulatorPage, type SimulatorPage } from './server.ts';

/**
 * The simulator page in a real Chromium, and the counter's own drivers at the other end of every cable: what a visitor
 * does on the page is what they meet at the wire.
 */

let around: Awaited<ReturnType<typeof furnishRoom>>;
let served: SimulatorPage;
let browser: Browser;
let folder: string;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loket-room-'));
  around = await furnishRoom(await openTestHierarchy(folder));
  served = await openSimulatorPage(around.room, 0);
  browser = await chromium.launch({
    executablePath: process.env.LOKET_CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  page = await openAt(1280, 800);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await served?.close();
  await around?.close();
  await rm(folder, { recursive: true });
});

/** Everything as it stands in a room in the morning. */
beforeEach(async () => {
  around.slot.mend();
  around.slot.pull();
  around.printer.set({ paper: 'ok', cover: 'closed' });
  // What waited inside came out with the new roll.
  around.printer.tearOff();
  around.documents.become(null);
  around.pad.plug.replug();
  around.pad.plug.silent = false;
  for (const device of [around.slot, around.printer, around.documents]) await device.plug();
});
afterEach(() => {
  expect(complaints.splice(0)).toEqual([]);
});

async function openAt(width: number, height: number): Promise<Page> {
  const opened = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
  opened.on('pageerror', (error) => complaints.push(String(error)));
  opened.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await opened.goto(served.url);
  await opened.locator('#strip svg[data-status=good]').first().waitFor();
  return opened;
}

const press = (name: string, within = 'body') =>
  page.locator(within).getByRole('button', { name, exact: true }).click();
/** Every group of cards is open. */
const unfold = (within = page) =>
  within.locator('details').evaluateAll((all) => {
    for (const each of all) (each as HTMLDetailsElement).open = true;
  });
const stateOf = (device: string, text: string) =>
  page.locator(`#${device} .state`, { hasText: text }).waitFor();
const until = async (isSo: () => boolean) => {
  for (let looks = 0; !isSo(); looks += 1) {
    if (looks > 2_000) throw new Error('it never became so');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

/** `DLE EOT n` for each n, asked at the printer's port. */
async function statusBytes(): Promise<number[]> {
  const socket = connect(around.printer.port, '127.0.0.1');
  const heard: number[] = [];
  socket.on('data', (bytes) => heard.push(...bytes));
  socket.write(Uint8Array.from([1, 2, 3, 4].flatMap((n) => [0x10, 4, n])));
  await until(() => heard.length >= 4);
  socket.destroy();
  return heard;
}

/** Prints as a counter would, until it is cut. */
async function printTicket(text: string): Promise<void> {
  const socket = connect(around.printer.port, '127.0.0.1');
  socket.end(Buffer.concat([Buffer.from(`\x1b@${text}\n`, 'latin1'), Buffer.of(0x1d, 0x56, 1)]));
  await once(socket.resume(), 'close');
}

const readerAt = (port: number): CardReader =>
  openCardReader({ kind: 'socket', host: '127.0.0.1', port }, { muteAfterMs: 300 });
const padAt = (port: number): SignaturePad => openSignaturePad({ kind: 'socket', host: '127.0.0.1', port });

describe('the card reader', () => {
  let reader: CardReader;
  let ends: string[];
  beforeEach(() => {
    ends = [];
    reader = readerAt(around.slot.port);
    reader.onReading((event) => {
      if (event.kind === 'complete') ends.push(event.kind);
    });
  });
  afterEach(() => reader.close());
  const is = (state: string, card?: string) =>
    until(() => {
      const status = reader.status();
      return (
        status.state === state && (card === undefined || (status.state === 'ready' && status.card === card))
      );
    });

  test('a card is inserted: it is read to the end, and the page counts its commands; pulled, the reader is empty', async () => {
    reader.setReading(true);
    await is('ready', 'absent');
    await page.locator('button[value=anneleen]').click();
    await until(() => ends.length === 1);
    await page
      .locator('#reader .state', { hasText: /Anneleen.*: [1-9]\d* commands.*3 of 3 tries/ })
      .waitFor();
    expect(await page.locator('button[value=anneleen]').getAttribute('aria-pressed')).toBe('true');
    await press('Pull the card');
    await is('ready', 'absent');
    await stateOf('reader', 'No card is in it.');
  });

  test('the reader is wedged: the driver says so; mended, the same card is read', async () => {
    reader.setReading(true);
    await is('ready', 'absent');
    await press('Wedge the reader');
    await stateOf('reader', 'Wedged');
    await page.locator('button[value=zoe]').click();
    await is('wedged');
    await press('Mend the reader');
    await is('ready', 'present');
    await until(() => ends.length === 1);
  });

  test('the reader is unplugged: nobody answers at its port; plugged in again, its card is there', async () => {
    await is('ready', 'absent');
    await page.locator('button[value=mykola]').click();
    await is('ready', 'present');
    await press('Unplug it', '#reader');
    await is('service_away');
    expect(around.slot.plugged).toBe(false);
    await stateOf('reader', 'Unplugged');
    await press('Plug it in', '#reader');
    await is('ready', 'present');
  });

  test('a blocked card stays blocked when it is put in again, until everybody gets a new one', async () => {
    await unfold();
    await page.locator('button[value=last-try]').click();
    await stateOf('reader', '1 of 3 tries');
    const wrong = Buffer.from('0020000108' + '249999FFFFFFFFFF', 'hex');
    around.slot.card?.transmit(wrong);
    await stateOf('reader', '0 of 3 tries');
    await press('Pull the card');
    await page.locator('button[value=last-try]').click();
    await stateOf('reader', '0 of 3 tries');
    await press('Give everybody a new card');
    await page.locator('button[value=last-try]').click();
    await stateOf('reader', '1 of 3 tries');
  });

  test('every card of the gallery can be put in', async () => {
    await unfold();
    const values = await page
      .locator('#cards button')
      .evaluateAll((buttons) => buttons.map((button) => (button as HTMLButtonElement).value));
    expect(values.length).toBeGreaterThan(20);
    for (const value of values) {
      await page.locator(`button[value=${value}]`).click();
      await page.locator(`button[value=${value}][aria-pressed=true]`).waitFor();
    }
    for (const picture of await page.locator('#cards img').all())
      expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  }, 60_000);
});

describe('the ticket printer', () => {
  test('out of paper, low and cover open are in what DLE EOT answers', async () => {
    expect(await statusBytes()).toEqual([0x12, 0x12, 0x12, 0x12]);
    await page.getByRole('group', { name: 'Roll' }).getByLabel('nearly out').check();
    await stateOf('printer', 'nearly out');
    expect(await statusBytes()).toEqual([0x12, 0x12, 0x12, 0x1e]);
    await page.getByRole('group', { name: 'Roll' }).getByLabel('out', { exact: true }).check();
    await stateOf('printer', 'No paper');
    expect(await statusBytes()).toEqual([0x1a, 0x32, 0x12, 0x7e]);
    await page.getByRole('group', { name: 'Roll' }).getByLabel('enough').check();
    await page.getByRole('group', { name: 'Cover' }).getByLabel('open').check();
    await stateOf('printer', 'cover is open');
    expect(await statusBytes()).toEqual([0x1a, 0x16, 0x12, 0x12]);
  });

  test('a ticket comes out as it was printed, hangs in the exit, and is torn off', async () => {
    await printTicket('G 42');
    await page.locator('#papers li', { hasText: 'G 42' }).first().waitFor();
    await stateOf('printer', 'hangs in its exit');
    expect(
      await page
        .locator('#papers img')
        .first()
        .evaluate((image: HTMLImageElement) => image.naturalWidth),
    ).toBe(624);
    await press('Tear the paper off');
    await stateOf('printer', 'Ready to print.');
    expect(around.printer.state.exit).toBe('empty');
    expect(await page.locator('.hanging').count()).toBe(0);
    // Whoever opens the page later finds it there too.
    const later = await openAt(1280, 800);
    await later.locator('#papers li', { hasText: 'G 42' }).first().waitFor();
    await later.close();
  });

  test('the roll ends in the middle of a ticket', async () => {
    const before = around.printer.papers.length;
    await press('Let the roll end in the next ticket');
    await printTicket('1\n2\n3\n4\n5\n6\n7\n8');
    await stateOf('printer', 'No paper');
    expect(around.printer.papers).toHaveLength(before);
  });

  test('unplugged it is gone from the wire', async () => {
    await press('Unplug it', '#printer');
    await stateOf('printer', 'without power');
    const socket = connect(around.printer.port, '127.0.0.1');
    expect(await once(socket, 'error')).toEqual([expect.objectContaining({ code: 'ECONNREFUSED' })]);
    await press('Plug it in', '#printer');
    await stateOf('printer', 'Ready');
    expect(await statusBytes()).toEqual([0x12, 0x12, 0x12, 0x12]);
  });
});

describe('the signature pad', () => {
  const REQUEST = {
    title: 'Aangifte',
    lines: ['Genk'],
    keys: { clear: 'Wissen', agree: 'Akkoord', cancel: 'Annuleren' },
  };
  let pad: SignaturePad;
  beforeEach(async () => {
    pad = padAt(around.pad.port);
    await until(() => pad.status().state === 'ready');
  });
  afterEach(() => pad.close());
  const ask = async () => {
    const request = pad.sign(REQUEST);
    await stateOf('pad', 'taking ink');
    return request;
  };
  /** Dark dots of the pad's picture on the page, in its pen's part. */
  const dark = () =>
    page.locator('#pad-screen').evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas
        .getContext('2d')!
        .getImageData(0, canvas.height * 0.36, canvas.width, canvas.height * 0.36);
      return data.filter((channel, at) => at % 4 === 0 && channel < 100).length;
    });
  const inkBecomes = async (enough: (dots: number) => boolean) => {
    for (let looks = 0; !enough(await dark()); looks += 1) {
      if (looks > 400) throw new Error('the ink never became so');
      await page.waitForTimeout(50);
    }
  };
  const drawLine = async () => {
    const box = (await page.locator('#pad-screen').boundingBox())!;
    const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
    await page.mouse.move(...at(0.2, 0.5));
    await page.mouse.down();
    await page.mouse.move(...at(0.5, 0.6), { steps: 20 });
    await page.mouse.move(...at(0.8, 0.45), { steps: 20 });
    await page.mouse.up();
  };

  test('shows what the counter asks; a hand draws, the ink shows, and Agree gives strokes with pressure', async () => {
    const request = await ask();
    await page.locator('#pad-screen').scrollIntoViewIfNeeded();
    expect(await dark()).toBe(0);
    await drawLine();
    await inkBecomes((dots) => dots > 200);
    await press('Agree');
    const outcome = await request.outcome;
    expect(outcome.outcome).toBe('agreed');
    if (outcome.outcome !== 'agreed') return;
    const points = outcome.strokes.strokes.flat();
    expect(outcome.strokes.strokes).toHaveLength(1);
    expect(points.length).toBeGreaterThan(20);
    expect(new Set(points.map((point) => point.pressure)).size).toBeGreaterThan(1);
    await stateOf('pad', 'nothing is asked');
    expect(await page.getByRole('button', { name: 'Agree' }).isDisabled()).toBe(true);
  });

  test('the recorded signature is written as fast as a hand, cleared, written again, and refused', async () => {
    const request = await ask();
    await press('Write the recorded signature');
    await stateOf('pad', 'a hand writes');
    await stateOf('pad', 'taking ink');
    await inkBecomes((dots) => dots > 500);
    await press('Clear');
    await inkBecomes((dots) => dots === 0);
    await stateOf('pad', 'taking ink');
    await press('Cancel');
    expect((await request.outcome).outcome).toBe('cancelled');
  }, 120_000);

  test('unplugged in the middle of a line it is gone, and empty when it is back', async () => {
    const request = await ask();
    await page.locator('#pad-screen').scrollIntoViewIfNeeded();
    await drawLine();
    await press('Unplug it', '#pad');
    expect((await request.outcome).outcome).toBe('pad_gone');
    await until(() => pad.status().state === 'absent');
    await stateOf('pad', 'Unplugged');
    await press('Plug it in', '#pad');
    await until(() => pad.status().state === 'ready');
    expect(around.pad.plug.pad.screen.isEmpty).toBe(true);
  });

  test('silent it takes commands and answers none, until it answers again', async () => {
    await press('Make it fall silent');
    await stateOf('pad', 'Silent');
    expect(around.pad.plug.silent).toBe(true);
    await press('Let it answer again');
    await stateOf('pad', 'nothing is asked');
  });
});

test('the A4 printer: troubles and absence are what IPP says, and a page that came out can be opened', async () => {
  const printer = openDocumentPrinter({ kind: 'ipp', url: around.documents.url });
  expect(await printer.print(TEST_PAGE)).toEqual({ ok: true });
  await page.locator('#sheets li', { hasText: '1 page' }).waitFor();
  const href = (await page.locator('#sheets a').getAttribute('href'))!;
  const got = await page.request.get(new URL(href, served.url).href);
  expect(await got.body()).toEqual(Buffer.from(TEST_PAGE));
  const stranger = await page.request.get(new URL(href.replace(/token=.*/, 'token=x'), served.url).href);
  expect(stranger.status()).toBe(404);
  await page.getByLabel('tray empty').check();
  await stateOf('documents', 'tray is empty');
  expect(await printer.print(TEST_PAGE)).toMatchObject({ ok: false, status: { state: 'media_empty' } });
  await press('Unplug it', '#documents');
  await stateOf('documents', 'without power');
  expect(await printer.print(TEST_PAGE)).toMatchObject({ ok: false, status: { state: 'offline' } });
  await printer.close();
}, 120_000);

test('the counter is switched off and on, and what it says of its devices stands beside what they are', async () => {
  const ready = { state: 'ready', name: 'Test' } as const;
  around.told.set('first', {
    cardReader: { state: 'ready', name: 'slot', card: 'absent' },
    ticketPrinter: { state: 'paper_low' },
    camera: ready,
    microphone: { state: 'silent' },
    speaker: ready,
  });
  await page
    .locator('#printer .told', { hasText: 'The counter says: ' })
    .or(page.locator('#reader .told'))
    .first()
    .waitFor();
  await page.locator('#others li', { hasText: 'Microphone: ' }).waitFor();
  await press('Switch the counter off');
  await stateOf('power', 'It is switched off.');
  expect(around.power.on).toBe(false);
  await press('Switch the counter on');
  await stateOf('power', 'It runs.');
  expect(around.power.on).toBe(true);
});

test('a counter without pad, reader and A4 printer says so and offers nothing for them', async () => {
  const select = page.getByRole('combobox', { name: /^Counter/ });
  await select.selectOption('1');
  await stateOf('pad', 'This counter has no pad');
  await stateOf('documents', 'no A4 printer');
  await stateOf('reader', 'through pcscd');
  expect(await page.locator('#pad button:visible').count()).toBe(0);
  expect(await page.locator('#cards button:enabled').count()).toBe(0);
  await select.selectOption('0');
  await stateOf('pad', 'nothing is asked');
});

test('everything can be done with the keyboard alone', async () => {
  await page.locator('button[value=anneleen]').focus();
  await page.keyboard.press('Enter');
  await stateOf('reader', 'Anneleen');
  await page.locator('#pull').focus();
  await page.keyboard.press('Space');
  await stateOf('reader', 'No card');
  // The window takes every key, and tells how to get out of it.
  const note = page.locator('#window-note');
  expect(await page.locator('#window').getAttribute('aria-describedby')).toBe(await note.getAttribute('id'));
  await page.locator('#window').focus();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('window');
  await page.keyboard.press('Shift+Escape');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#reader');
});

test.each([
  [1280, 800, 'English'],
  [1920, 1080, 'Nederlands'],
  [390, 844, 'Nederlands'],
] as const)(
  '%i × %i in %s: axe finds nothing, nothing sticks out',
  async (width, height, language) => {
    const sized = await openAt(width, height);
    await sized.getByRole('button', { name: language }).click();
    await printTicket('G 42');
    await sized.locator('#papers li').first().waitFor();
    await unfold(sized);
    await sized.locator('button[value=boudewijn]').click();
    await sized.locator('button[value=boudewijn][aria-pressed=true]').waitFor();
    expect(await axeFindings(sized)).toEqual([]);
    expect(await sticksOut(sized)).toBe(0);
    expect(await untranslated(sized)).toEqual([]);
    const pictures = process.env.LOKET_PICTURES;
    if (pictures) await sized.screenshot({ path: `${pictures}/simulator-${width}.png`, fullPage: true });
    await sized.close();
  },
  60_000,
);
