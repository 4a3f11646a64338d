import fc from 'fast-check';
import { PROFILES } from './profiles.ts';
import { isAsbStart, isStatusReply, type Reply, ReplyReader } from './replies.ts';
import { type AsbBytes, interpretAsb, interpretStatus, type StatusBytes } from './status.ts';

/** The tables of the manuals as examples: what each byte means, and how the replies are told apart. */

const GOOD: StatusBytes = [0x12, 0x12, 0x12, 0x12];
const withByte = (n: 1 | 2 | 3 | 4, byte: number): StatusBytes => {
  const bytes: [number, number, number, number] = [...GOOD];
  bytes[n - 1] = byte;
  return bytes;
};

describe('DLE EOT', () => {
  test.each<[string, 1 | 2 | 3 | 4, number, object]>([
    ['healthy', 1, 0x12, { state: 'ready' }],
    ['healthy, with the drawer’s pin high', 1, 0x16, { state: 'ready' }],
    ['offline', 1, 0x1a, { state: 'offline' }],
    ['cover open', 2, 0x16, { state: 'cover_open' }],
    ['the feed button is pressed', 2, 0x1a, { state: 'ready' }],
    ['stopped at the end of the paper', 2, 0x32, { state: 'paper_out' }],
    ['an error', 2, 0x52, { state: 'error', detail: 'unknown' }],
    ['a mechanical error', 3, 0x16, { state: 'error', detail: 'mechanical' }],
    ['the cutter', 3, 0x1a, { state: 'error', detail: 'cutter' }],
    ['unrecoverable', 3, 0x32, { state: 'error', detail: 'unrecoverable' }],
    ['recovers by itself', 3, 0x52, { state: 'error', detail: 'recovers_by_itself' }],
    ['paper near its end', 4, 0x1e, { state: 'paper_low' }],
    ['paper out', 4, 0x72, { state: 'paper_out' }],
    ['paper out, and near its end', 4, 0x7e, { state: 'paper_out' }],
  ])('%s: byte %i is %i', (_, n, byte, status) => {
    expect(isStatusReply(byte)).toBe(true);
    expect(interpretStatus(withByte(n, byte), PROFILES.generic)).toEqual(status);
    expect(interpretStatus(withByte(n, byte), PROFILES.epson_tm)).toEqual(status);
  });

  test('bit 6 of the paper is a Citizen PPU’s presenter, and paper out on an Epson', () => {
    expect(interpretStatus(withByte(4, 0x52), PROFILES.citizen_ppu)).toEqual({ state: 'ready' });
    expect(interpretStatus(withByte(4, 0x52), PROFILES.epson_tm)).toEqual({ state: 'paper_out' });
  });

  test('without the sensor near the end its bits say nothing', () => {
    expect(interpretStatus(withByte(4, 0x1e), PROFILES.clone)).toEqual({ state: 'ready' });
  });
});

describe('told unasked', () => {
  test.each<[string, AsbBytes, object]>([
    ['healthy', [0x10, 0, 0, 0], { state: 'ready' }],
    ['the drawer’s pin high', [0x14, 0, 0, 0], { state: 'ready' }],
    ['offline', [0x18, 0, 0, 0], { state: 'offline' }],
    ['cover open', [0x38, 0, 0, 0], { state: 'cover_open' }],
    ['the feed button', [0x50, 0, 0, 0], { state: 'ready' }],
    ['a mechanical error', [0x18, 0x04, 0, 0], { state: 'error', detail: 'mechanical' }],
    ['the cutter', [0x18, 0x08, 0, 0], { state: 'error', detail: 'cutter' }],
    ['unrecoverable', [0x18, 0x20, 0, 0], { state: 'error', detail: 'unrecoverable' }],
    ['recovers by itself', [0x18, 0x40, 0, 0], { state: 'error', detail: 'recovers_by_itself' }],
    ['near the end', [0x10, 0, 0x03, 0], { state: 'paper_low' }],
    ['paper out', [0x18, 0, 0x0c, 0], { state: 'paper_out' }],
    ['paper out, and near its end', [0x18, 0, 0x0f, 0], { state: 'paper_out' }],
  ])('%s', (_, bytes, status) => {
    expect(isAsbStart(bytes[0])).toBe(true);
    expect(interpretAsb(bytes, PROFILES.epson_tm)).toEqual(status);
  });
});

const repliesTo = (profile: keyof typeof PROFILES, pieces: readonly (readonly number[])[]): Reply[] => {
  const replies: Reply[] = [];
  const reader = new ReplyReader(PROFILES[profile], (reply) => replies.push(reply));
  for (const piece of pieces) reader.read(Uint8Array.from(piece));
  return replies;
};

describe('replies are told apart', () => {
  test.each<[string, keyof typeof PROFILES, number[], Reply[]]>([
    ['a status', 'generic', [0x12], [{ kind: 'status', byte: 0x12 }]],
    ['an answer in turn', 'generic', [0x03], [{ kind: 'gs_r', byte: 0x03 }]],
    ['XON and XOFF are none', 'generic', [0x11, 0x13], []],
    ['four bytes unasked', 'epson_tm', [0x18, 0, 0x0f, 0], [{ kind: 'asb', bytes: [0x18, 0, 0x0f, 0] }]],
    [
      'XOFF among the four',
      'epson_tm',
      [0x18, 0x13, 0, 0x0f, 0],
      [{ kind: 'asb', bytes: [0x18, 0, 0x0f, 0] }],
    ],
    [
      'a status among the four, for it is sent at once',
      'epson_tm',
      [0x18, 0, 0x12, 0x0f, 0],
      [
        { kind: 'status', byte: 0x12 },
        { kind: 'asb', bytes: [0x18, 0, 0x0f, 0] },
      ],
    ],
    [
      'four bytes unasked, one after each status of a printer that its switches make tell them',
      'generic',
      [0x12, 0x18, 0x12, 0x00, 0x12, 0x0f, 0x12, 0x00, 0x03],
      [
        { kind: 'status', byte: 0x12 },
        { kind: 'status', byte: 0x12 },
        { kind: 'status', byte: 0x12 },
        { kind: 'status', byte: 0x12 },
        { kind: 'asb', bytes: [0x18, 0x00, 0x0f, 0x00] },
        { kind: 'gs_r', byte: 0x03 },
      ],
    ],
    ['three of the four answer nothing', 'epson_tm', [0, 0x0f, 0], []],
    [
      'a text in turn',
      'epson_tm',
      [0x5f, 0x54, 0x4d, 0x12, 0x2d, 0x54, 0],
      [
        { kind: 'status', byte: 0x12 },
        { kind: 'gs_i', text: 'TM-T' },
      ],
    ],
    ['a text without its beginning', 'epson_tm', [0x54, 0x4d, 0], []],
    [
      'a Custom’s six bytes',
      'custom_kpm',
      [0x12, 0x10, 0x0f, 0x25, 0, 0x12, 0x01],
      [
        { kind: 'status', byte: 0x12 },
        { kind: 'full_status', bytes: [0x25, 0, 0x12, 0x01] },
      ],
    ],
    [
      'a six of which only the first came',
      'custom_kpm',
      [0x10, 0x12, 0x00],
      [
        { kind: 'status', byte: 0x12 },
        { kind: 'gs_r', byte: 0 },
      ],
    ],
  ])('%s', (_, profile, bytes, replies) => {
    expect(repliesTo(profile, [bytes])).toEqual(replies);
    expect(
      repliesTo(
        profile,
        bytes.map((byte) => [byte]),
      ),
    ).toEqual(replies);
  });

  test('a Custom’s paper: out, near its end, ticket in the exit', () => {
    const paper = (byte: number) => interpretStatus(GOOD, PROFILES.custom_kpm, [byte, 0, 0, 0]);
    expect(paper(0x01)).toEqual({ state: 'paper_out' });
    expect(paper(0x04)).toEqual({ state: 'paper_low' });
    expect(paper(0x20)).toEqual({ state: 'ready' });
    expect(interpretStatus(GOOD, PROFILES.custom_kpm, [0, 0, 0, 1])).toEqual({
      state: 'error',
      detail: 'unrecoverable',
    });
  });

  test('any bytes, in any pieces: the same replies, and never an error', () => {
    const anyBytes = fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 60 });
    const anyProfile = fc.constantFrom(...Object.values(PROFILES).map(({ name }) => name));
    fc.assert(
      fc.property(anyProfile, anyBytes, fc.integer({ min: 1, max: 7 }), (profile, bytes, size) => {
        const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
          bytes.slice(at * size, (at + 1) * size),
        );
        expect(repliesTo(profile, pieces)).toEqual(repliesTo(profile, [bytes]));
      }),
      { numRuns: 500 },
    );
  });
});
