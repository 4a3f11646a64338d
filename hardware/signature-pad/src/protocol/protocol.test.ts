import fc from 'fast-check';
import { decodeCapability, encodeCapability } from './capability.ts';
import {
  clearScreen,
  clearScreenArea,
  endCapture,
  handwritingArea,
  inkingMode,
  inkThreshold,
  penDataOptionMode,
  reset,
  startCapture,
} from './commands.ts';
import {
  decodeEncryptionStatus,
  decodeParameterBlock,
  selectSessionKeyBlock,
  setEncryptionType,
  setParameterBlocks,
} from './encryption.ts';
import { blockBytesOf, encodePicture, encodingsOf, endImage, imageBlocks, startImage } from './image.ts';
import {
  decodeInformation,
  decodeSerial,
  encodeInformation,
  encodeSerial,
  firmwareOf,
} from './information.ts';
import {
  decodePenReport,
  decodePlainBlock,
  decodeTimedPen,
  encodePen,
  encodePlainBlock,
  type PenSample,
} from './pen.ts';
import { ESERIAL, modelOf, UID2 } from './reports.ts';
import { decodeStatus, encodeStatus } from './status.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const bytes = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
const u16 = fc.integer({ min: 0, max: 0xffff });
const u8 = fc.integer({ min: 0, max: 0xff });

const aSample: fc.Arbitrary<PenSample> = fc.record({
  inProximity: fc.boolean(),
  touching: fc.boolean(),
  pressure: fc.integer({ min: 0, max: 0x0fff }),
  x: u16,
  y: u16,
  clock: fc.option(fc.record({ timeMs: u16, sequence: u16 })),
});

describe('pen data', () => {
  test('the published vector reads as stated', () => {
    expect(decodeTimedPen(bytes('92 64 14 DB 0D C8 0D B9 00 01'))).toEqual({
      inProximity: true,
      touching: true,
      pressure: 612,
      x: 5_339,
      y: 3_528,
      clock: { timeMs: 3_513, sequence: 1 },
    });
  });

  test('a pen that goes away is all zeros', () => {
    expect(decodePenReport(bytes('34 00 00 00 00 00 00 00 00 00 00'))).toMatchObject({
      samples: [{ inProximity: false, touching: false, pressure: 0 }],
    });
  });

  test('every sample comes back from its bytes', () => {
    fc.assert(
      fc.property(aSample, (sample) => {
        const report = Uint8Array.of(sample.clock ? 0x34 : 0x01, ...encodePen(sample));
        expect(report.length).toBe(sample.clock ? 11 : 7);
        expect(decodePenReport(report)).toEqual({ kind: 'plain', samples: [sample] });
      }),
    );
  });

  test('an encrypted block is read by its own session only', () => {
    fc.assert(
      fc.property(aSample, aSample, fc.integer({ min: 1, max: 0xffffffff }), (one, two, session) => {
        const timed = one.clock !== null;
        const samples = timed ? [one] : [one, { ...two, clock: null }];
        const block = encodePlainBlock(samples, session);
        expect(decodePlainBlock(block, timed, session)).toEqual({ kind: 'plain', samples });
        expect(decodePlainBlock(block, timed, session - 1)).toBeNull();
      }),
    );
  });
});

describe('what the pad says of itself', () => {
  test('status, its states and its refusals', () => {
    expect(decodeStatus(bytes('03 00 00 00 00'))).toMatchObject({ state: 'ready', refusal: null });
    expect(decodeStatus(bytes('03 01 02 00 00'))).toMatchObject({ state: 'image', refusal: 'wrong_state' });
    expect(decodeStatus(bytes('03 FF 15 00 00'))).toMatchObject({ state: 'reset', refusal: 'bad_area' });
    expect(decodeStatus(bytes('03 77 99 00 00'))).toMatchObject({ state: 'unknown', refusal: 'unknown' });
    expect(decodeStatus(bytes('03 00 00 00'))).toBeNull();
    fc.assert(
      fc.property(u8, u8, u16, (stateCode, resultCode, word) => {
        const report = encodeStatus({ stateCode, resultCode, word });
        expect(decodeStatus(report)).toMatchObject({ stateCode, resultCode, word });
      }),
    );
  });

  test('capability is most significant byte first', () => {
    const report = bytes('09 25 80 17 70 03 FF 01 40 00 C8 C8 09 EC 02 00 00');
    expect(decodeCapability(report)).toEqual({
      maxX: 9_600,
      maxY: 6_000,
      maxPressure: 1_023,
      widthPx: 320,
      heightPx: 200,
      reportsPerSecond: 200,
      unitsPerInch: 2_540,
      encodingFlags: 2,
    });
    const size = fc.integer({ min: 1, max: 0xffff });
    fc.assert(
      fc.property(
        fc.record({
          maxX: size,
          maxY: size,
          maxPressure: size,
          widthPx: size,
          heightPx: size,
          reportsPerSecond: u8,
          unitsPerInch: size,
          encodingFlags: u8,
        }),
        (capability) => expect(decodeCapability(encodeCapability(capability))).toEqual(capability),
      ),
    );
  });

  test('a capability without a size is none', () => {
    expect(decodeCapability(new Uint8Array(17).fill(0).fill(9, 0, 1))).toBeNull();
  });

  test('information and serial numbers', () => {
    const information = {
      model: 'STU-540',
      firmwareMajor: 1,
      firmwareMinor: 5,
      secureIc: 1,
      secureIcVersion: [1, 0, 0, 2],
    } as const;
    expect(encodeInformation(information).length).toBe(17);
    expect(decodeInformation(encodeInformation(information))).toEqual(information);
    expect(firmwareOf(information)).toBe('1.05');
    expect(decodeSerial(encodeSerial(UID2, '3CZQ100042'))).toBe('3CZQ100042');
    expect(encodeSerial(ESERIAL, '0003CZQ100042').length).toBe(14);
    expect(decodeSerial(encodeSerial(ESERIAL, '0003CZQ100042'))).toBe('0003CZQ100042');
    expect(decodeSerial(new Uint8Array(11).fill(0x0b, 0, 1))).toBeNull();
  });

  test('the 541 and strangers are not driven', () => {
    expect([0x00a4, 0x00a5, 0x00a6, 0x00a8, 0x00a9, 0x1234].map((product) => modelOf(product))).toEqual([
      'STU-430',
      'STU-530',
      'STU-430V',
      'STU-540',
      undefined,
      undefined,
    ]);
  });
});

test('no bytes of any kind make a decoder throw', () => {
  const report = fc
    .tuple(fc.constantFrom(1, 3, 8, 9, 11, 15, 16, 51, 52, 64, 80), fc.uint8Array({ maxLength: 80 }))
    .map(([id, rest]) => Uint8Array.of(id, ...rest));
  fc.assert(
    fc.property(fc.oneof(report, fc.uint8Array({ maxLength: 80 })), (input) => {
      for (const decode of [
        decodeStatus,
        decodeInformation,
        decodeSerial,
        decodeCapability,
        decodePenReport,
        decodeParameterBlock,
        decodeEncryptionStatus,
      ])
        decode(input);
      decodePlainBlock(input, true, 1);
      decodePlainBlock(input, false, 1);
    }),
    { numRuns: 2_000 },
  );
});

test('commands, byte by byte', () => {
  const area = { left: 5, top: 0x0142, right: 0x031f, bottom: 479 };
  const wanted: readonly (readonly [Uint8Array, string])[] = [
    [reset('soft'), '0400'],
    [reset('hard'), '0401'],
    [startCapture(0xdeadbeef), '15deadbeef'],
    [endCapture(), '1600'],
    [clearScreen(), '2000'],
    [inkingMode(true), '2101'],
    [inkingMode(false), '2100'],
    [inkThreshold(21, 16), '2215001000'],
    [inkThreshold(0x3ff, 0x102), '22ff030201'],
    [clearScreenArea(area), '23000105004201 1f03df01'.replaceAll(' ', '')],
    [handwritingArea({ left: 0, top: 0, right: 319, bottom: 199 }), '2a000000003f01c700'],
    [startImage('mono'), '2500'],
    [startImage('rgb565'), '2502'],
    [startImage('rgb24'), '2504'],
    [endImage('commit'), '2700'],
    [endImage('abandon'), '2701'],
    [penDataOptionMode(3), '3203'],
  ];
  expect(wanted.map(([command]) => hex(command))).toEqual(wanted.map(([, text]) => text));
});

describe('encryption', () => {
  test('types, then numbers in blocks of 64 bytes', () => {
    expect(hex(setEncryptionType()).slice(0, 10)).toBe('4001028200');
    const blocks = setParameterBlocks(1, new Uint8Array(256).fill(7));
    expect(blocks.map((block) => [block.length, block[1], block[2], block[3]])).toEqual([
      [68, 2, 1, 64],
      [68, 2, 1, 64],
      [68, 2, 1, 64],
      [68, 2, 1, 64],
    ]);
    expect(hex(setParameterBlocks(0, Uint8Array.of(1, 0, 1))[0]!).slice(0, 14)).toBe('40020003010001');
    expect(hex(selectSessionKeyBlock(3)).slice(0, 8)).toBe('40040203');
  });

  test('a block that says that it is longer than it can be is none', () => {
    const report = new Uint8Array(68);
    report.set([0x40, 4, 2, 65]);
    expect(decodeParameterBlock(report)).toBeNull();
  });
});

describe('pictures', () => {
  const FORMAT = { whiteBit: 1, rgb565: 'big-endian', colourOrder: 'bgr' } as const;
  const dots = (...colours: readonly (readonly [number, number, number])[]) => ({
    widthPx: colours.length,
    heightPx: 1,
    rgb: Uint8Array.from(colours.flat()),
  });
  const picture = dots([255, 255, 255], [0, 0, 0], [0x12, 0x34, 0x56]);

  test('24 bits a dot: blue first, or red first where the option says so', () => {
    expect(hex(encodePicture(picture, { ...FORMAT, encoding: 'rgb24' }))).toBe('ffffff000000563412');
    expect(hex(encodePicture(picture, { ...FORMAT, encoding: 'rgb24', colourOrder: 'rgb' }))).toBe(
      'ffffff000000123456',
    );
  });

  test('565: high byte first, or last', () => {
    expect(hex(encodePicture(picture, { ...FORMAT, encoding: 'rgb565' }))).toBe('ffff000011aa');
    expect(hex(encodePicture(picture, { ...FORMAT, encoding: 'rgb565', rgb565: 'little-endian' }))).toBe(
      'ffff0000aa11',
    );
  });

  test('1 bit a dot: rows of whole bytes, white is 1, or 0', () => {
    const row = dots(
      ...Array.from(
        { length: 9 },
        (_, x) => (x % 2 === 0 ? [255, 255, 255] : [0, 0, 0]) as [number, number, number],
      ),
    );
    expect(hex(encodePicture(row, { ...FORMAT, encoding: 'mono' }))).toBe('aa80');
    expect(hex(encodePicture(row, { ...FORMAT, encoding: 'mono', whiteBit: 0 }))).toBe('557f');
  });

  test('blocks hold every byte once, in order, and are never longer than the model takes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 6_000 }),
        fc.constantFrom('STU-430', 'STU-540'),
        (data, model) => {
          const blocks = [...imageBlocks(data, blockBytesOf(model as 'STU-430'))];
          expect(blocks.every((block) => block.length === (model === 'STU-430' ? 256 : 2_560))).toBe(true);
          const joined = blocks.flatMap((block) => [...block.subarray(3, 3 + block[1]! + block[2]! * 256)]);
          expect(Uint8Array.from(joined)).toEqual(data);
        },
      ),
    );
  });

  test('firmware that does not say what it can show is judged by its model', () => {
    expect(encodingsOf(0, 'STU-430')).toEqual(['mono']);
    expect(encodingsOf(0, 'STU-530')).toEqual(['rgb24', 'rgb565', 'mono']);
    expect(encodingsOf(0x06, 'STU-530')).toEqual(['rgb565', 'mono']);
    expect(encodingsOf(0x01, 'STU-540')).toEqual(['rgb24', 'rgb565', 'mono']);
  });
});
