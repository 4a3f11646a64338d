import type { Locale } from '@loket/contract';

/**
 * Secure PIN entry of readers with keys of their own (PC/SC specification part 10): bytes only, no state. Values where
 * the specification leaves a choice are those of the State's middleware.
 */

/** The control codes under which a reader takes PIN commands: at once, or begun and ended. */
export type PinPad = { readonly direct: number } | { readonly start: number; readonly finish: number };

/** Asks a reader which features it has; Windows numbers its control codes in its own way. */
export const featureRequest = (platform: NodeJS.Platform): number =>
  platform === 'win32' ? (0x31 << 16) | (3400 << 2) : 0x42000000 + 3400;

const VERIFY_START = 0x01;
const VERIFY_FINISH = 0x02;
const VERIFY_DIRECT = 0x06;

/** A list of tag, length 4 and control code, big-endian; undefined when the reader takes no PIN. */
export function pinPadOf(features: Uint8Array): PinPad | undefined {
  const codes = new Map<number, number>();
  const view = new DataView(features.buffer, features.byteOffset, features.byteLength);
  for (let at = 0; at + 6 <= features.length; at += 6) {
    if (features[at + 1] !== 4) break;
    codes.set(features[at] ?? 0, view.getUint32(at + 2));
  }
  const [direct, start, finish] = [VERIFY_DIRECT, VERIFY_START, VERIFY_FINISH].map((tag) => codes.get(tag));
  if (direct !== undefined) return { direct };
  return start !== undefined && finish !== undefined ? { start, finish } : undefined;
}

/** Longest wait for the first key, and between two. */
const KEY_WITHIN_S = 30;
/** Longer than any reader waits for keys: afterwards it hangs. */
export const PIN_PAD_MUTE_AFTER_MS = 3 * KEY_WITHIN_S * 1000;

/** Primary language of what the display says (Windows language identifiers); the sub-language is 4 for all. */
const LANGUAGES: Readonly<Record<Locale, number>> = { nl: 0x13, fr: 0x0c, de: 0x07, en: 0x09 };

/** Readers that take no more digits than this, by name; all others take the 12 that a PIN may have. */
const SHORT_PINS: readonly (readonly [RegExp, number])[] = [[/gempc.*pin|gemp?lus.*pin/i, 8]];
export const longestPin = (readerName: string): number =>
  SHORT_PINS.find(([pattern]) => pattern.test(readerName))?.[1] ?? 12;

const SHORTEST_PIN = 4;
/** VERIFY with an empty PIN block, which the reader fills in. */
const VERIFY_TEMPLATE = [0x00, 0x20, 0x00, 0x01, 0x08, 0x20, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];

/** PIN_VERIFY_STRUCTURE; multi-byte numbers are little-endian. */
export const verifyStructure = (locale: Locale, longest: number): Uint8Array =>
  Uint8Array.of(
    KEY_WITHIN_S, // bTimerOut
    KEY_WITHIN_S, // bTimerOut2
    0x89, // bmFormatString: BCD, left-justified, PIN one byte into the data
    0x47, // bmPINBlockString: length of four bits in front, a block of seven bytes
    0x04, // bmPINLengthFormat: the length stands four bits into the data
    longest, // wPINMaxExtraDigit: low byte the longest …
    SHORTEST_PIN, // … high byte the shortest PIN
    0x02, // bEntryValidationCondition: the OK key
    0x01, // bNumberMessage: one message
    LANGUAGES[locale], // wLangId
    0x04,
    0x00, // bMsgIndex: "enter PIN"
    ...[0x00, 0x00, 0x00], // bTeoPrologue: T=1 only
    ...[VERIFY_TEMPLATE.length, 0x00, 0x00, 0x00], // ulDataLength
    ...VERIFY_TEMPLATE,
  );

/** What a reader answers instead of the card; no try was lost. Undefined: the card's own status word. */
export function pinPadFailure(
  status: number,
): 'pin_timed_out' | 'pin_cancelled' | 'pin_entry_error' | undefined {
  switch (status) {
    case 0x6400:
      return 'pin_timed_out';
    case 0x6401:
      return 'pin_cancelled';
    case 0x6402: // two new PINs differ: not asked for here
    case 0x6403: // too short or too long
    case 0x6b80: // the reader does not understand the structure
      return 'pin_entry_error';
    default:
      return undefined;
  }
}
