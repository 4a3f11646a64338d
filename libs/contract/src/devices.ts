import { z } from 'zod';

/** Facts about a device a person can act on. `detail` is a code or a number, never a citizen's datum. */
const problem = <Kind extends string>(kind: Kind) =>
  z.object({ state: z.literal(kind), detail: z.string().max(120).optional() });

/** The card reader as the counter sees it. No card content here: that is the citizen's. */
export const CardReaderStatus = z.discriminatedUnion('state', [
  z.object({ state: z.literal('ready'), name: z.string().max(120), card: z.enum(['absent', 'present']) }),
  z.object({ state: z.literal('absent'), detail: z.string().max(120).optional() }),
  problem('service_away'), // pcscd is not running, or the device host is being restarted
  problem('error'),
]);
export type CardReaderStatus = z.infer<typeof CardReaderStatus>;

export const TicketPrinterStatus = z.discriminatedUnion('state', [
  z.object({ state: z.literal('ready') }),
  z.object({ state: z.literal('paper_low') }),
  z.object({ state: z.literal('paper_out') }),
  z.object({ state: z.literal('cover_open') }),
  z.object({ state: z.literal('offline') }),
  z.object({ state: z.literal('not_configured') }),
  problem('error'),
]);
export type TicketPrinterStatus = z.infer<typeof TicketPrinterStatus>;

/** A printer of A4 pages behind a queue. `jam` is anything a person has to open the printer for. */
export const DocumentPrinterStatus = z.discriminatedUnion('state', [
  z.object({ state: z.literal('ready') }),
  z.object({ state: z.literal('media_empty') }),
  z.object({ state: z.literal('jam') }),
  z.object({ state: z.literal('offline') }),
  z.object({ state: z.literal('not_configured') }),
  problem('error'),
]);
export type DocumentPrinterStatus = z.infer<typeof DocumentPrinterStatus>;

/** Camera, microphone, speaker and display as far as enumeration tells; deeper tests come with diagnostics. */
export const MediaDeviceStatus = z.discriminatedUnion('state', [
  z.object({ state: z.literal('ready') }),
  z.object({ state: z.literal('absent') }),
  problem('error'),
]);
export type MediaDeviceStatus = z.infer<typeof MediaDeviceStatus>;

export const DeviceReport = z.object({
  cardReader: CardReaderStatus,
  ticketPrinter: TicketPrinterStatus,
  camera: MediaDeviceStatus,
  microphone: MediaDeviceStatus,
  speaker: MediaDeviceStatus,
  documentPrinter: DocumentPrinterStatus.optional(),
});
export type DeviceReport = z.infer<typeof DeviceReport>;

/**
 * Whether a counter can take a call. A call needs a camera, a microphone and a speaker; without a reader the
 * inspector identifies by hand, without a printer the ticket stays on the screen.
 */
export function canTakeACall(report: DeviceReport): boolean {
  return [report.camera, report.microphone, report.speaker].every((device) => device.state === 'ready');
}
