import { connect } from 'node:net';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { serveVirtualPrinter, type VirtualPrinter } from './index.ts';
import type { PrintedPaper } from './press.ts';

const bytes = (...parts: (string | number[] | Uint8Array)[]): Buffer =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  );

const INIT = [0x1b, 0x40];
const CUT = [0x1d, 0x56, 0x01];

function qr(content: string, size: number): Buffer {
  const length = content.length + 3;
  return bytes(
    [0x1d, 0x28, 0x6b, 4, 0, 0x31, 0x41, 0x32, 0],
    [0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x43, size],
    [0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x45, 0x31],
    [0x1d, 0x28, 0x6b, length & 0xff, length >> 8, 0x31, 0x50, 0x30],
    content,
    [0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x51, 0x30],
  );
}

describe('virtual printer', () => {
  let printer: VirtualPrinter;
  beforeEach(async () => {
    printer = await serveVirtualPrinter();
  });
  afterEach(() => printer.close());

  const host = () => connect(printer.port, '127.0.0.1').on('error', () => {});
  const nextPaper = () =>
    new Promise<PrintedPaper>((resolve) => {
      const stop = printer.onPaper((paper) => {
        stop();
        resolve(paper);
      });
    });
  /** Sends and collects so many bytes of reply. */
  const ask = (request: number[], count: number) =>
    new Promise<number[]>((resolve) => {
      const heard: number[] = [];
      const socket = host();
      socket.on('data', (data) => {
        heard.push(...data);
        if (heard.length >= count) {
          socket.destroy();
          resolve(heard);
        }
      });
      socket.write(Uint8Array.from(request));
    });
  const ALL_FOUR = [0x10, 4, 1, 0x10, 4, 2, 0x10, 4, 3, 0x10, 4, 4];

  test('reads text in its code page, also when a byte at a time arrives', async () => {
    const paper = nextPaper();
    const socket = host();
    const job = bytes(
      INIT,
      [0x1b, 0x74, 19],
      [0x89, 0x82, 0x8a, 0x88, 0x8b, 0x87, 0x85, 0x81, 0xd5, 0x0a],
      [0x1b, 0x74, 16],
      [0xeb, 0xe9, 0xe8, 0xea, 0xef, 0xe7, 0xe0, 0xfc, 0x80, 0x0a],
      CUT,
    );
    for (const byte of job) socket.write(Uint8Array.of(byte));
    expect((await paper).lines).toEqual(['ëéèêïçàü€', 'ëéèêïçàü€']);
    socket.destroy();
  });

  test('knows how each line was printed', async () => {
    const paper = nextPaper();
    const socket = host();
    socket.write(
      bytes(
        INIT,
        [0x1b, 0x45, 1, 0x1d, 0x21, 0x77],
        'E 42\n',
        [0x1b, 0x45, 0, 0x1d, 0x21, 0],
        [0x1b, 0x61, 1],
        'x\n',
        CUT,
      ),
    );
    expect((await paper).styled).toEqual([
      { text: 'E 42', bold: true, underline: false, align: 'left', width: 8, height: 8 },
      { text: 'x', bold: false, underline: false, align: 'center', width: 1, height: 1 },
    ]);
    socket.destroy();
  });

  test.each([3, 6, 8])('prints a QR of %i dots a module that a phone reads off the picture', async (size) => {
    const address = 'https://loket.example/t/7QK4E42-abcdefghijklmnop';
    const paper = nextPaper();
    const socket = host();
    socket.write(bytes(INIT, 'Politie\n\n', qr(address, size), '\n\n', CUT));
    const printed = await paper;
    expect(printed.qrCodes).toEqual([address]);
    const image = PNG.sync.read(printed.png());
    expect(jsQR(new Uint8ClampedArray(image.data), image.width, image.height)?.data).toBe(address);
    socket.destroy();
  });

  test('draws a raster where its bits are one', async () => {
    const paper = nextPaper();
    const socket = host();
    socket.write(bytes(INIT, [0x1d, 0x76, 0x30, 0, 1, 0, 2, 0, 0b10000001, 0xff], 'x\n', CUT));
    const image = PNG.sync.read((await paper).png());
    const dark = (x: number, y: number) => (image.data[((y + 24) * image.width + x + 24) * 4] ?? 255) < 128;
    expect([0, 1, 6, 7].map((x) => dark(x, 0))).toEqual([true, false, false, true]);
    expect([0, 7, 8].map((x) => dark(x, 1))).toEqual([true, true, false]);
    socket.destroy();
  });

  test('answers DLE EOT as it is', async () => {
    expect(await ask(ALL_FOUR, 4)).toEqual([0x12, 0x12, 0x12, 0x12]);
    printer.set({ paper: 'low' });
    expect(await ask(ALL_FOUR, 4)).toEqual([0x12, 0x12, 0x12, 0x1e]);
    printer.set({ paper: 'out' });
    expect(await ask(ALL_FOUR, 4)).toEqual([0x1a, 0x32, 0x12, 0x7e]);
    printer.set({ paper: 'ok', cover: 'open' });
    expect(await ask(ALL_FOUR, 4)).toEqual([0x1a, 0x16, 0x12, 0x12]);
  });

  test('without paper nothing comes out, and what waits comes out with the next roll', async () => {
    printer.set({ paper: 'out' });
    await ask([...bytes(INIT, 'late\n', CUT), ...ALL_FOUR], 4);
    expect(printer.papers).toHaveLength(0);
    printer.set({ paper: 'ok' });
    expect(printer.papers.map(({ lines }) => lines)).toEqual([['late']]);
  });

  test('a host that clears the buffer gets nothing later', async () => {
    printer.set({ paper: 'out' });
    await ask([...bytes(INIT, 'late\n', CUT), 0x10, 5, 2, ...ALL_FOUR], 4);
    printer.set({ paper: 'ok' });
    expect(printer.papers).toHaveLength(0);
  });

  test('the roll can end in the middle of a ticket', async () => {
    printer.set({ linesLeft: 2 });
    expect(await ask([...bytes(INIT, 'one\ntwo\nthree\n', CUT), ...ALL_FOUR], 4)).toBeTruthy();
    expect(printer.state.paper).toBe('out');
    expect(printer.papers).toHaveLength(0);
    printer.set({ paper: 'ok' });
    expect(printer.papers.map(({ lines }) => lines)).toEqual([['one', 'two', 'three']]);
  });

  test('bytes that mean nothing to it are not text', async () => {
    const paper = nextPaper();
    const socket = host();
    socket.write(bytes(INIT, [0x00, 0x07, 0x7f, 0x1c], 'ok\n', CUT));
    expect((await paper).lines).toEqual(['ok']);
    socket.destroy();
  });

  test('a paper that hangs in the exit is told by a kiosk printer, until somebody tears it off', async () => {
    const FULL = [0x10, 4, 20];
    expect(await ask(FULL, 6)).toEqual([0x10, 0x0f, 0, 0, 0, 0]);
    const paper = nextPaper();
    host().write(bytes(INIT, 'E 42\n', CUT));
    await paper;
    expect(await ask(FULL, 6)).toEqual([0x10, 0x0f, 0x20, 0, 0, 0]);
    printer.tearOff();
    expect(await ask(FULL, 6)).toEqual([0x10, 0x0f, 0, 0, 0, 0]);
  });

  test('unplugged it is gone and forgets what it had not printed; plugged in again it is at the same port', async () => {
    printer.set({ paper: 'out' });
    const socket = host();
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.resume();
    await ask([0x10, 4, 1], 1);
    socket.write(bytes(INIT, 'E 41\n', CUT));
    await ask([0x10, 4, 1], 1);
    await printer.unplug();
    await closed;
    expect(printer).toMatchObject({ plugged: false, openings: 0 });
    await printer.plug();
    printer.set({ paper: 'ok' });
    const paper = nextPaper();
    host().write(bytes(INIT, 'E 42\n', CUT));
    expect((await paper).lines).toEqual(['E 42']);
    expect(printer.papers).toHaveLength(1);
  });
});
