import { z } from 'zod';
import { TicketPrinterStatus } from './devices.ts';

/**
 * How a printer speaks, as its family does; the driver has the data of each. `generic`: ESC/POS as most receipt printers
 * have it. `clone`: one that gives no answer in turn, has no codes of its own and starts in Chinese.
 */
export const TicketPrinterProfileName = z.enum([
  'generic',
  'epson_tm',
  'bixolon_srp',
  'citizen_ct',
  'citizen_ppu',
  'custom_kpm',
  'clone',
]);
export type TicketPrinterProfileName = z.infer<typeof TicketPrinterProfileName>;

const way = {
  /** Left out: `generic`. */
  profile: TicketPrinterProfileName.optional(),
  /** Characters of font A in a line: 48 on 80 mm paper at 203 dots an inch, 42 at 180, 32 on 58 mm. Left out: the profile's. */
  columns: z.int().min(24).max(64).optional(),
};

export const TicketPrinterConfiguration = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('tcp'), host: z.string().max(255), port: z.int().min(1).max(65_535), ...way }),
  z.object({
    kind: z.literal('serial'),
    path: z.string().max(255),
    baudRate: z.int().positive(),
    ...way,
  }),
  /** A device such as `/dev/usb/lp0`, which answers, or a file or pipe that only takes bytes. */
  z.object({ kind: z.literal('file'), path: z.string().max(255), ...way }),
]);
export type TicketPrinterConfiguration = z.infer<typeof TicketPrinterConfiguration>;

/**
 * How a job ended. `mayHavePrinted`: it broke off after its first byte was sent, so a paper may lie there: it is not
 * printed again by itself, and a person looks. Without it nothing came out and nothing will.
 */
export const TicketPrinted = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true) }),
  z.object({
    ok: z.literal(false),
    status: TicketPrinterStatus,
    mayHavePrinted: z.boolean().optional(),
  }),
]);
export type TicketPrinted = z.infer<typeof TicketPrinted>;
