import type { TicketPrinterProfileName } from '@loket/contract';
import type { CodePage } from '../types.ts';

/** What differs between printer families, as data. Each value's source stands in the README's table. */
export type PrinterProfile = {
  readonly name: TicketPrinterProfileName;
  readonly codePage: CodePage;
  /** Characters of font A, 12 dots wide, in a line of 80 mm paper. */
  readonly columns: number;
  /** `native`: `GS ( k`. `raster`: drawn by us, for a printer without it. */
  readonly qr: 'native' | 'raster';
  readonly cut: readonly number[];
  /** From the print head to the cutter, in lines; 0 when the cut command feeds by itself. */
  readonly linesToCutter: number;
  /** `FS .`: leave Chinese or Japanese, in which some are born. */
  readonly leavesKanji: boolean;
  /** The command that is answered when everything before it was worked off. `none`: nothing tells that. */
  readonly inTurn: 'gs_r' | 'gs_i' | 'none';
  /** `asb`: tells changes unasked after `GS a`. */
  readonly unasked: 'asb' | 'none';
  /** `DLE EOT 20` besides 1 to 4. */
  readonly fullStatus: boolean;
  /** Without the optional sensor its bits say nothing. */
  readonly nearEndSensor: boolean;
  /** Bits of the answer to `DLE EOT 4` that mean no paper; on a Citizen PPU bit 6 is the presenter's. */
  readonly paperOutBits: number;
};

const PARTIAL_CUT = [0x1d, 0x56, 1] as const;
const BIT_5 = 0x20;
const BITS_5_AND_6 = 0x60;

const GENERIC: PrinterProfile = {
  name: 'generic',
  codePage: 'cp858',
  columns: 48,
  qr: 'native',
  cut: PARTIAL_CUT,
  linesToCutter: 5,
  leavesKanji: true,
  inTurn: 'gs_r',
  unasked: 'none',
  fullStatus: false,
  nearEndSensor: true,
  paperOutBits: BIT_5,
};

export const PROFILES: Readonly<Record<TicketPrinterProfileName, PrinterProfile>> = {
  generic: GENERIC,
  epson_tm: {
    ...GENERIC,
    name: 'epson_tm',
    columns: 42,
    inTurn: 'gs_i',
    unasked: 'asb',
    paperOutBits: BITS_5_AND_6,
  },
  bixolon_srp: {
    ...GENERIC,
    name: 'bixolon_srp',
    columns: 42,
    inTurn: 'gs_i',
    unasked: 'asb',
    paperOutBits: BITS_5_AND_6,
  },
  citizen_ct: { ...GENERIC, name: 'citizen_ct', paperOutBits: BITS_5_AND_6 },
  citizen_ppu: { ...GENERIC, name: 'citizen_ppu' },
  custom_kpm: {
    ...GENERIC,
    name: 'custom_kpm',
    qr: 'raster',
    cut: [0x1b, 0x69],
    linesToCutter: 0,
    leavesKanji: false,
    fullStatus: true,
  },
  clone: { ...GENERIC, name: 'clone', qr: 'raster', inTurn: 'none', nearEndSensor: false },
};
