/** What hands can do to the printer: load paper, open or close the cover, take what hangs in the exit. */
export type PrinterState = {
  paper: 'ok' | 'low' | 'out';
  cover: 'closed' | 'open';
  exit: 'empty' | 'paper';
};

export const canPrint = ({ paper, cover }: Pick<PrinterState, 'paper' | 'cover'>): boolean =>
  paper !== 'out' && cover === 'closed';

const FIXED = 0x12; // bits 1 and 4 are always set, bits 0 and 7 never: so a host tells the reply from other bytes

/** The reply to `DLE EOT n`, or null for an n that this printer does not know (Epson TM-U220 technical manual). */
export function realTimeStatus(n: number, state: PrinterState): number | null {
  const out = state.paper === 'out';
  const open = state.cover === 'open';
  switch (n) {
    case 1:
      return FIXED | (canPrint(state) ? 0 : 0x08);
    case 2:
      return FIXED | (open ? 0x04 : 0) | (out ? 0x20 : 0);
    case 3:
      return FIXED;
    case 4:
      return FIXED | (state.paper === 'ok' ? 0 : 0x0c) | (out ? 0x60 : 0);
    default:
      return null;
  }
}

/** The reply to `GS r 1`, which waits its turn behind what is to be printed. */
export function queuedPaperStatus({ paper }: PrinterState): number {
  if (paper === 'out') return 0x0f;
  return paper === 'low' ? 0x03 : 0x00;
}

/**
 * The six bytes of `DLE EOT 20` on Custom's kiosk printers (KPM216H manual): start, paper, user, errors. Of all answers
 * only this one tells of a paper in the exit (KPM150 manual: bit 5).
 */
export function fullStatus({ paper, cover, exit }: PrinterState): readonly number[] {
  return [
    0x10,
    0x0f,
    (paper === 'out' ? 0x01 : 0) | (paper === 'ok' ? 0 : 0x04) | (exit === 'paper' ? 0x20 : 0),
    cover === 'open' ? 0x02 : 0,
    0,
    0,
  ];
}

/** The four bytes that are told unasked (Epson TM-U220 technical manual). */
export function unaskedStatus(state: PrinterState): readonly number[] {
  const paper = (state.paper === 'out' ? 0x0c : 0) | (state.paper === 'ok' ? 0 : 0x03);
  return [0x10 | (canPrint(state) ? 0 : 0x08) | (state.cover === 'open' ? 0x20 : 0), 0, paper, 0];
}

const IDENTITY: Readonly<Record<number, string>> = {
  65: '1.00 LOKET',
  66: 'LOKET',
  67: 'VIRTUAL-80',
  68: 'V00000042',
};

/** The reply to `GS I n`, in turn: 5F, the text, 00; nothing for what this printer does not say. */
export function identityReply(n: number): readonly number[] {
  const text = IDENTITY[n];
  return text === undefined ? [] : [0x5f, ...Buffer.from(text, 'latin1'), 0];
}
