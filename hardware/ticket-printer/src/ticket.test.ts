import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { TicketPaper } from '@loket/contract';
import {
  type PrintedPaper,
  serveVirtualPrinter,
  type VirtualPrinter,
} from '@loket/simulators/printer/index.ts';
import fc from 'fast-check';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { isPrintable, printableText } from './protocol/code-page.ts';
import { encodeTicket } from './protocol/encode.ts';
import { aFormat } from './testing.ts';
import type { CodePage } from './types.ts';

const PAPER: TicketPaper = {
  zoneName: 'Politie, zone Maasheide',
  siteName: 'Stadhuis Eikenrode',
  number: { siteCode: 'E', count: 42, series: '' },
  position: 'Er zijn 2 mensen voor u.',
  wait: 'Wachttijd: tussen 10 en 20 minuten.',
  positionSecond: 'Il y a 2 personnes avant vous.',
  followUrl: 'https://loket.example/t/7QK4E42',
  followTitle: 'Volg uw nummer op uw telefoon',
  bringTitle: 'Leg klaar',
  bring: 'Identiteitskaart, pincode, papieren',
  danger: 'Gevaar? Bel 101.',
  footer: 'Dinsdag 24 maart 2026, 14.32 uur. Alleen vandaag geldig. Op dit ticket staat niets over uw vraag.',
};

/** Bytes apart, so that a search can't match across two halves. */
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').replace(/../g, '$& ');

describe('a ticket as bytes', () => {
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

  /** Puts the bytes through the virtual printer's own parser. */
  const printed = (paper: TicketPaper, codePage: CodePage, columns = 48) =>
    new Promise<PrintedPaper>((resolve) => {
      const stop = printer.onPaper((sheet) => {
        stop();
        resolve(sheet);
      });
      cable.write(encodeTicket(paper, aFormat(columns, codePage)));
    });

  test('has the lines, the number and the code of the ticket', async () => {
    const sheet = await printed(PAPER, 'cp858');
    expect(sheet.lines).toEqual([
      'Politie, zone Maasheide',
      'Stadhuis Eikenrode',
      'E 42',
      'Er zijn 2 mensen voor u.',
      'Wachttijd: tussen 10 en 20 minuten.',
      'Il y a 2 personnes avant vous.',
      'Volg uw nummer op uw telefoon',
      'Leg klaar',
      'Identiteitskaart, pincode, papieren',
      'Gevaar? Bel 101.',
      'Dinsdag 24 maart 2026, 14.32 uur. Alleen vandaag',
      'geldig. Op dit ticket staat niets over uw vraag.',
    ]);
    expect(sheet.qrCodes).toEqual([PAPER.followUrl]);
    expect(sheet.cut).toBe(true);
    const image = PNG.sync.read(sheet.png());
    expect(jsQR(new Uint8ClampedArray(image.data), image.width, image.height)?.data).toBe(PAPER.followUrl);
  });

  test.each([
    [{ siteCode: 'E', count: 1, series: '' }, 48],
    [{ siteCode: 'E', count: 42, series: '' }, 48],
    [{ siteCode: 'HH', count: 99_999, series: 'b' }, 48],
    [{ siteCode: 'E', count: 42, series: '' }, 32],
    [{ siteCode: 'HH', count: 99_999, series: 'b' }, 32],
  ])(
    'fills at least a third of the width with the number %j on %i columns, on one line',
    async (number, columns) => {
      const sheet = await printed({ ...PAPER, number }, 'cp858', columns);
      const line = sheet.styled[2]!;
      expect(line.bold).toBe(true);
      expect(line.text).toBe(`${number.siteCode} ${number.count}${number.series ? ` ${number.series}` : ''}`);
      expect(line.text.length * line.width).toBeGreaterThanOrEqual(columns / 3);
      expect(line.text.length * line.width).toBeLessThanOrEqual(columns);
      expect(line.height).toBe(line.width);
    },
  );

  test('stays on its code page', () => {
    const pages = (codePage: CodePage) => {
      const text = hex(encodeTicket(PAPER, aFormat(48, codePage)));
      return new Set([...text.matchAll(/1b 74 (..)/g)].map(([, page]) => page));
    };
    expect(pages('cp858')).toEqual(new Set(['13']));
    expect(pages('windows1252')).toEqual(new Set(['10']));
  });

  const anyText = (maxLength: number) =>
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength }),
      fc.string({ unit: 'binary', maxLength: maxLength / 2 }),
      fc.stringMatching(/^[ -~éèëêïçàüöß€]{0,100}$/),
    );
  const anyPaper = fc.record({
    zoneName: anyText(100),
    siteName: anyText(100),
    number: fc.constant(PAPER.number),
    position: anyText(180),
    positionSecond: anyText(180),
    wait: fc.option(anyText(100)),
    followUrl: anyText(200),
    followTitle: anyText(100),
    bringTitle: anyText(100),
    bring: anyText(180),
    danger: anyText(100),
    footer: anyText(280),
  });

  test.each(['cp858', 'windows1252'] as const)('prints any text as it is, in %s', async (codePage) => {
    await fc.assert(
      fc.asyncProperty(anyPaper, async (paper) => {
        const sheet = await printed(paper, codePage);
        const followed = /[\x21-\x7e]/.test(paper.followUrl) ? paper.followTitle : '';
        const texts = [
          paper.zoneName,
          paper.siteName,
          'E 42',
          paper.position,
          paper.wait ?? '',
          paper.positionSecond,
          followed,
          paper.bringTitle,
          paper.bring,
          paper.danger,
          paper.footer,
        ];
        const expected = texts
          .map((text) => printableText(text, codePage))
          .join('')
          .replaceAll(' ', '');
        expect(sheet.lines.join('').replaceAll(' ', '')).toBe(expected);
      }),
      { numRuns: 100 },
    );
  });

  test.each(['cp858', 'windows1252'] as const)('changes nothing in a text that %s has', (codePage) => {
    const known = Array.from({ length: 0x2100 }, (_, code) => String.fromCharCode(code)).filter(
      (character) => character !== ' ' && isPrintable(character, codePage),
    );
    expect(known.length).toBeGreaterThan(180);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...known), { minLength: 1 }), (characters) => {
        const text = characters.join('');
        expect(printableText(text, codePage)).toBe(text.normalize('NFC'));
      }),
    );
  });

  test('lets no command out of a text', () => {
    const evil = '\x1b@\x1dV\x00\x10\x04\x01\x1d(k\x03\x00\u009b\u202eabc';
    const text = hex(
      encodeTicket(
        { ...PAPER, zoneName: evil, footer: evil, followUrl: `https://x/\x10\x04\x01${evil}` },
        aFormat(),
      ),
    );
    expect(printableText(evil, 'cp858')).toBe('@V(kabc');
    expect(text.match(/10 0[45]/g)).toBeNull();
    expect(text.match(/1d 56 ../g)).toEqual(['1d 56 01']);
    expect(text.match(/1b 40/g)).toHaveLength(1);
  });

  test.each([
    ['“Ĳsland” – Łódź…', '"IJsland" - Lódz...'],
    ['e\u0301te\u0301', 'été'],
    ['日本', '??'],
    ['\ud800x', '?x'],
    ['a\r\nb\tc', 'a b c'],
  ])('writes %j as %j where the page lacks it', (text, expected) => {
    expect(printableText(text, 'cp858')).toBe(expected);
  });
});
