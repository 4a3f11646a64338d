/** One thing that the printer's head, paper or cutter does. Bytes that mean nothing are `unknown`, never swallowed. */
export type PrinterCommand =
  | { kind: 'text'; byte: number }
  | { kind: 'line_feed' }
  | { kind: 'feed_lines'; lines: number }
  | { kind: 'initialize' }
  | { kind: 'code_page'; page: number }
  | { kind: 'bold'; on: boolean }
  | { kind: 'underline'; on: boolean }
  | { kind: 'align'; to: 'left' | 'center' | 'right' }
  | { kind: 'font'; font: 'A' | 'B' }
  | { kind: 'size'; width: number; height: number }
  | { kind: 'raster'; widthBytes: number; height: number; data: Uint8Array }
  | { kind: 'qr'; function: number; data: Uint8Array }
  | { kind: 'cut' }
  | { kind: 'transmit_status'; which: number }
  | { kind: 'transmit_identity'; which: number }
  | { kind: 'tell_unasked'; what: number }
  | { kind: 'nothing' }
  | { kind: 'unknown'; byte: number };

const ESC = 0x1b;
const FS = 0x1c;
const GS = 0x1d;

type Parsed = { command: PrinterCommand; length: number };
/** The bytes so far are the beginning of a command: wait for more. */
const UNFINISHED = null;

const ALIGNMENTS = ['left', 'center', 'right'] as const;

/** Takes the first command off the bytes, or null when it is not whole yet. Facts: Epson's ESC/POS command reference. */
export function parseCommand(bytes: Uint8Array): Parsed | null {
  const [first, second] = bytes;
  if (first === undefined) return UNFINISHED;
  if (first === 0x0a) return { command: { kind: 'line_feed' }, length: 1 };
  if (first >= 0x20 && first !== 0x7f) return { command: { kind: 'text', byte: first }, length: 1 };
  if (first !== ESC && first !== FS && first !== GS) {
    return { command: { kind: 'unknown', byte: first }, length: 1 };
  }
  if (second === undefined) return UNFINISHED;
  if (first === FS) {
    return second === 0x2e
      ? { command: { kind: 'nothing' }, length: 2 } // leave Kanji mode
      : { command: { kind: 'unknown', byte: first }, length: 1 };
  }
  return first === ESC ? parseEscape(bytes, second) : parseGroup(bytes, second);
}

function parseEscape(bytes: Uint8Array, letter: number): Parsed | null {
  if (letter === 0x40) return { command: { kind: 'initialize' }, length: 2 };
  if (letter === 0x69) return { command: { kind: 'cut' }, length: 2 }; // Custom's total cut
  if (letter === 0x32) return { command: { kind: 'nothing' }, length: 2 }; // default line spacing
  const value = bytes[2];
  if (value === undefined) return UNFINISHED;
  const command = escapeWithOneValue(letter, value);
  return command ? { command, length: 3 } : { command: { kind: 'unknown', byte: ESC }, length: 1 };
}

function escapeWithOneValue(letter: number, value: number): PrinterCommand | null {
  switch (letter) {
    case 0x74:
      return { kind: 'code_page', page: value };
    case 0x45:
      return { kind: 'bold', on: (value & 1) === 1 };
    case 0x2d:
      return { kind: 'underline', on: value !== 0 && value !== 0x30 };
    case 0x61:
      return { kind: 'align', to: ALIGNMENTS[value % 0x30] ?? 'left' };
    case 0x4d:
      return { kind: 'font', font: value % 0x30 === 1 ? 'B' : 'A' };
    case 0x64:
      return { kind: 'feed_lines', lines: value };
    case 0x33: // line spacing in dots: this printer keeps its lines tight
      return { kind: 'nothing' };
    default:
      return null;
  }
}

function parseGroup(bytes: Uint8Array, letter: number): Parsed | null {
  const value = bytes[2];
  if (value === undefined) return UNFINISHED;
  switch (letter) {
    case 0x21:
      return {
        command: { kind: 'size', width: ((value >> 4) & 7) + 1, height: (value & 7) + 1 },
        length: 3,
      };
    case 0x72:
      return { command: { kind: 'transmit_status', which: value }, length: 3 };
    case 0x49:
      return { command: { kind: 'transmit_identity', which: value }, length: 3 };
    case 0x61:
      return { command: { kind: 'tell_unasked', what: value }, length: 3 };
    case 0x56:
      if (value !== 0x41 && value !== 0x42) return { command: { kind: 'cut' }, length: 3 };
      return bytes.length < 4 ? UNFINISHED : { command: { kind: 'cut' }, length: 4 };
    case 0x76:
      return parseRaster(bytes);
    case 0x28:
      return parseFunction(bytes, value);
    default:
      return { command: { kind: 'unknown', byte: GS }, length: 1 };
  }
}

/** `GS v 0 m xL xH yL yH data` */
function parseRaster(bytes: Uint8Array): Parsed | null {
  const [, , zero, , xLow, xHigh, yLow, yHigh] = bytes;
  if (zero !== 0x30) return { command: { kind: 'unknown', byte: GS }, length: 1 };
  if (xLow === undefined || xHigh === undefined || yLow === undefined || yHigh === undefined) {
    return UNFINISHED;
  }
  const widthBytes = xLow + xHigh * 256;
  const height = yLow + yHigh * 256;
  const length = 8 + widthBytes * height;
  if (bytes.length < length) return UNFINISHED;
  return { command: { kind: 'raster', widthBytes, height, data: bytes.slice(8, length) }, length };
}

/** `GS ( k pL pH 49 fn data`: the two-dimensional codes; of these only QR (49) is known. */
function parseFunction(bytes: Uint8Array, letter: number): Parsed | null {
  const [, , , low, high, code, number] = bytes;
  if (low === undefined || high === undefined) return UNFINISHED;
  const length = 5 + low + high * 256;
  if (bytes.length < length) return UNFINISHED;
  if (letter !== 0x6b || code !== 0x31 || number === undefined) {
    return { command: { kind: 'nothing' }, length };
  }
  return { command: { kind: 'qr', function: number, data: bytes.slice(7, length) }, length };
}
