/** What hands can do to the printer: load or take paper, open or close the cover. */
export type PrinterState = { paper: 'ok' | 'low' | 'out'; cover: 'closed' | 'open' };

export const canPrint = ({ paper, cover }: PrinterState): boolean => paper !== 'out' && cover === 'closed';

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
