import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { AttestPaper, VisitorBadgePaper } from '@loket/contract';
import {
  type PrintedPaper,
  serveVirtualPrinter,
  type VirtualPrinter,
} from '@loket/simulators/printer/index.ts';
import fc from 'fast-check';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { openTicketPrinter } from './open.ts';
import { printableText } from './protocol/code-page.ts';
import { encodeAttest, encodeBadge } from './protocol/encode.ts';
import { aFormat } from './testing.ts';

/** The other papers of the ticket printer, through the virtual printer's own parser and onto its paper. */

const ATTEST: AttestPaper = {
  zoneName: 'Politie, zone Maasheide',
  siteName: 'Stadhuis Eikenrode',
  title: 'Attest van verlies',
  lines: [
    'Identiteitskaart',
    'Verklaring van Zoë-Éléonore D’Hæyère-Çelik',
    'Dinsdag 24 maart 2026, 14.32 uur',
    'Kenmerk: E 42 / 24.03.2026',
    'PV: HA.20.L1.001234/2026',
  ],
  codeTitle: 'Echt of niet? Kijk op loket.example/echt',
  code: 'K7QM-4T2X-9HWD',
  checkUrl: 'https://loket.example/echt/K7QM-4T2X-9HWD',
  footer: 'Dit attest bewijst dat u de verklaring hebt afgelegd, niet dat zij juist is.',
};
const BADGE: VisitorBadgePaper = {
  siteName: 'Politiehuis Maasheide',
  title: 'Bezoeker',
  badge: 17,
  accessZone: 'Zone B',
  date: '24.03.2026',
  footer: 'Draag dit zichtbaar en geef het aan de uitgang terug.',
};

let printer: VirtualPrinter;
let cable: Socket;
beforeAll(async () => {
  printer = await serveVirtualPrinter();
  cable = connect(printer.port, '127.0.0.1');
  await once(cable, 'connect');
});
afterAll(async () => {
  cable.destroy();
  await printer.close();
});

const printed = (bytes: Uint8Array) =>
  new Promise<PrintedPaper>((resolve) => {
    const stop = printer.onPaper((sheet) => {
      stop();
      resolve(sheet);
    });
    cable.write(bytes);
  });

/** What somebody's telephone reads off the paper itself. */
const scanned = (sheet: PrintedPaper): string | undefined => {
  const image = PNG.sync.read(sheet.png());
  return jsQR(new Uint8ClampedArray(image.data), image.width, image.height)?.data;
};

/** Share of the paper's dots that are black, from top to bottom in ten parts: what it looks like, roughly. */
const blackness = (sheet: PrintedPaper): number[] => {
  const { width, height, data } = PNG.sync.read(sheet.png());
  return Array.from({ length: 10 }, (_, part) => {
    const from = Math.floor((part * height) / 10) * width;
    const to = Math.floor(((part + 1) * height) / 10) * width;
    let black = 0;
    for (let dot = from; dot < to; dot += 1) if ((data[dot * 4] ?? 255) < 128) black += 1;
    return Math.round((100 * black) / (to - from));
  });
};

describe('an attest', () => {
  test.each([48, 32])(
    'on %i columns: every line, the code in letters and as a QR that scans',
    async (columns) => {
      const sheet = await printed(encodeAttest(ATTEST, aFormat(columns)));
      const text = sheet.lines.join(' ');
      const words = [ATTEST.zoneName, ATTEST.siteName, ATTEST.title, ...ATTEST.lines, ATTEST.footer];
      for (const line of words)
        expect(text.replaceAll(' ', '')).toContain(printableText(line, 'cp858').replaceAll(' ', ''));
      expect(sheet.qrCodes).toEqual([ATTEST.checkUrl]);
      expect(scanned(sheet)).toBe(ATTEST.checkUrl);
      expect(sheet.cut).toBe(true);
      const code = sheet.styled.find((line) => line.text === ATTEST.code);
      expect(code).toMatchObject({ bold: true, height: 2 });
      expect(sheet.styled.every((line) => line.text.length * line.width <= columns)).toBe(true);
    },
  );

  test.each(['cp858', 'windows1252'] as const)(
    'quotes an article with its paragraphs, in %s',
    async (page) => {
      const lines = ['§ 2 en ¶ 3', 'Wet van 5 augustus 1992, art. 34 § 1, § 4', '§§ 1–3'];
      const sheet = await printed(encodeAttest({ ...ATTEST, lines }, aFormat(48, page)));
      expect(sheet.lines).toEqual(expect.arrayContaining(lines.map((line) => printableText(line, page))));
    },
  );

  test('has its rules and its code where they belong', async () => {
    const dark = blackness(await printed(encodeAttest(ATTEST, aFormat())));
    expect(dark.every((share) => share < 40)).toBe(true);
    // The code is the darkest part, in the lower half.
    expect(dark.indexOf(Math.max(...dark))).toBeGreaterThanOrEqual(5);
  });

  test('lets no command out of any text', async () => {
    const anyText = (maxLength: number) => fc.string({ unit: 'binary', maxLength });
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          zoneName: anyText(60),
          siteName: anyText(60),
          title: anyText(60),
          lines: fc.array(anyText(60), { maxLength: 12 }),
          codeTitle: anyText(60),
          code: fc.stringMatching(/^[A-Z0-9-]{1,40}$/),
          checkUrl: anyText(100),
          footer: anyText(100),
        }),
        async (paper) => {
          const sheet = await printed(encodeAttest(paper, aFormat()));
          const expected = [
            ...[paper.zoneName, paper.siteName, paper.title],
            ...paper.lines,
            ...[paper.codeTitle, paper.code, paper.footer],
          ];
          expect(sheet.lines.join('').replaceAll(' ', '')).toBe(
            expected
              .map((text) => printableText(text, 'cp858'))
              .join('')
              .replaceAll(' ', ''),
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a badge', () => {
  test.each([
    [17, 48],
    [1, 48],
    [12_345, 48],
    [17, 32],
  ])(
    'number %i on %i columns is as large as the paper takes, and nobody’s name is on it',
    async (badge, columns) => {
      const sheet = await printed(encodeBadge({ ...BADGE, badge }, aFormat(columns)));
      const number = sheet.styled.find((line) => line.text === String(badge));
      expect(number?.width).toBe(Math.min(8, Math.floor(columns / String(badge).length)));
      expect(number?.height).toBe(number?.width);
      const zone = sheet.styled.find((line) => line.text === 'Zone B');
      expect(zone?.width).toBeGreaterThanOrEqual(4);
      expect(sheet.lines).toContain('24.03.2026');
      expect(sheet.cut).toBe(true);
    },
  );
});

test('printed with the promise of a ticket: acknowledged, or the status that stood in the way', async () => {
  const virtual = await serveVirtualPrinter();
  const papers: PrintedPaper[] = [];
  virtual.onPaper((sheet) => papers.push(sheet));
  const driver = openTicketPrinter({ kind: 'tcp', host: '127.0.0.1', port: virtual.port });
  await new Promise<void>((resolve) => {
    driver.onStatus(({ state }) => {
      if (state === 'ready') resolve();
    });
  });
  expect(await driver.printAttest('1', ATTEST)).toEqual({ ok: true });
  expect(await driver.printBadge('2', BADGE)).toEqual({ ok: true });
  expect(papers.map((sheet) => sheet.lines.find((line) => /^(Attest|17)/.test(line)))).toEqual([
    'Attest van verlies',
    '17',
  ]);
  virtual.set({ paper: 'out' });
  expect(await driver.printAttest('3', ATTEST)).toEqual({ ok: false, status: { state: 'paper_out' } });
  await driver.close();
  await virtual.close();
});
