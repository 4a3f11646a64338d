import { asciiBytes, asciiOf } from './numbers.ts';
import { ESERIAL, INFORMATION, UID2 } from './reports.ts';

/** Report 08: who the pad is. */
export type Information = {
  /** Such as `STU-430`; nine bytes at most. */
  readonly model: string;
  readonly firmwareMajor: number;
  readonly firmwareMinor: number;
  /** 0: no secure chip. */
  readonly secureIc: number;
  readonly secureIcVersion: readonly [number, number, number, number];
};

const MODEL_BYTES = 9;

/** Null: not a whole information report. */
export function decodeInformation(report: Uint8Array): Information | null {
  if (report[0] !== INFORMATION.id || report.length < INFORMATION.length) return null;
  const at = (index: number) => report[index] ?? 0;
  return {
    model: asciiOf(report.subarray(1, 1 + MODEL_BYTES)),
    firmwareMajor: at(10),
    firmwareMinor: at(11),
    secureIc: at(12),
    secureIcVersion: [at(13), at(14), at(15), at(16)],
  };
}

export function encodeInformation(information: Information): Uint8Array {
  const { model, firmwareMajor, firmwareMinor, secureIc, secureIcVersion } = information;
  return Uint8Array.of(
    INFORMATION.id,
    ...asciiBytes(model, MODEL_BYTES),
    firmwareMajor,
    firmwareMinor,
    secureIc,
    ...secureIcVersion,
  );
}

/** Report 0B (ten characters) or 0F (thirteen, the 540): the serial number. Null: none in there. */
export function decodeSerial(report: Uint8Array): string | null {
  const { length } = report[0] === ESERIAL.id ? ESERIAL : UID2;
  if ((report[0] !== ESERIAL.id && report[0] !== UID2.id) || report.length < length) return null;
  return asciiOf(report.subarray(1, length)) || null;
}

export function encodeSerial(report: typeof UID2 | typeof ESERIAL, serial: string): Uint8Array {
  return Uint8Array.of(report.id, ...asciiBytes(serial, report.length - 1));
}

/** As it stands on the pad's sticker: major in decimal, minor as two digits. */
export const firmwareOf = ({ firmwareMajor, firmwareMinor }: Information): string =>
  `${firmwareMajor}.${String(firmwareMinor).padStart(2, '0')}`;
