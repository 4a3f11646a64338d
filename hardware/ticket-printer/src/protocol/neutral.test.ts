import type { TicketPaper } from '@loket/contract';
import fc from 'fast-check';
import { aPaper } from '../testing.ts';
import { isPrintable } from './code-page.ts';
import { encodeAttest, encodeBadge, encodeTicket, formatOf } from './encode.ts';
import { PROFILES } from './profiles.ts';

/** No text can carry a command, whatever stands in it: what is left when our own commands are taken out is text only. */

/** Everything that a paper of ours may contain besides text, each with the length of its data. */
const OURS: readonly (readonly [start: readonly number[], length: (at: Uint8Array) => number])[] = [
  [[0x1b, 0x40], () => 2],
  [[0x1c, 0x2e], () => 2],
  [[0x1b, 0x4d], () => 3],
  [[0x1b, 0x74], () => 3],
  [[0x1b, 0x61], () => 3],
  [[0x1b, 0x45], () => 3],
  [[0x1d, 0x21], () => 3],
  [[0x1d, 0x28, 0x6b], (at) => 5 + (at[3] ?? 0) + 256 * (at[4] ?? 0)],
  [
    [0x1d, 0x76, 0x30, 0],
    (at) => 8 + ((at[4] ?? 0) + 256 * (at[5] ?? 0)) * ((at[6] ?? 0) + 256 * (at[7] ?? 0)),
  ],
  [[0x1d, 0x56, 1], () => 3],
  [[0x1b, 0x69], () => 2],
  [[0x0a], () => 1],
];

function textOf(bytes: Uint8Array): number[] {
  const text: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const rest = bytes.subarray(at);
    const ours = OURS.find(([start]) => start.every((byte, index) => rest[index] === byte));
    if (ours) at += ours[1](rest);
    else {
      text.push(bytes[at] ?? 0);
      at += 1;
    }
  }
  return text;
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({
    unit: fc.integer({ min: 0, max: 0x9f }).map((code) => String.fromCharCode(code)),
    maxLength: 80,
  }),
);
const format = fc.constantFrom(...Object.values(PROFILES).map(({ name }) => formatOf(name)));
const isText = (byte: number) => byte >= 0x20 && byte !== 0x7f;
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').replace(/../g, '$& ');

function expectNeutral(bytes: Uint8Array): void {
  expect(textOf(bytes).filter((byte) => !isText(byte))).toEqual([]);
  expect(hex(bytes)).not.toMatch(/10 (04|05|14)/);
}

test('a ticket, for every family of printers', () => {
  const texts: (keyof TicketPaper)[] = [
    ...(['zoneName', 'siteName', 'position', 'positionSecond', 'followUrl', 'followTitle'] as const),
    ...(['bringTitle', 'bring', 'danger', 'footer'] as const),
  ];
  const paper = fc.record(Object.fromEntries(texts.map((name) => [name, anyText])));
  fc.assert(
    fc.property(format, paper, (as, said) => expectNeutral(encodeTicket({ ...aPaper(7), ...said }, as))),
    { numRuns: 300 },
  );
});

test('an attest and a badge', () => {
  fc.assert(
    fc.property(format, fc.array(anyText, { minLength: 9, maxLength: 9 }), (as, said) => {
      const [
        zoneName = '',
        siteName = '',
        title = '',
        codeTitle = '',
        code = '',
        checkUrl = '',
        footer = '',
      ] = said;
      const [, , , , , , , accessZone = '', date = ''] = said;
      const attest = { zoneName, siteName, title, lines: said, codeTitle, code, checkUrl, footer };
      expectNeutral(encodeAttest(attest, as));
      expectNeutral(encodeBadge({ siteName, title, badge: 7, accessZone, date, footer }, as));
    }),
    { numRuns: 200 },
  );
});

test.each(['cp858', 'windows1252'] as const)('every letter and mark that %s has, one by one', (codePage) => {
  const as = formatOf('generic', { codePage });
  const all = Array.from({ length: 0x2200 }, (_, code) => String.fromCharCode(code));
  const printable = all.filter((character) => isPrintable(character, codePage));
  expect(printable.length).toBeGreaterThan(180);
  const aBadge = (title: string) => ({ siteName: '', title, badge: 7, accessZone: '', date: '', footer: '' });
  for (const character of printable) expectNeutral(encodeBadge(aBadge(character), as));
});
