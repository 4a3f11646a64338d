import { z } from 'zod';
import { Instant } from './ids.ts';

/** Facts about a device a person can act on. `detail` is a code or a number, never a citizen's datum. */
const problem = <Kind extends string>(kind: Kind) =>
  z.object({ state: z.literal(kind), detail: z.string().max(120).optional() });

/** The card reader as the counter sees it. No card content here: that is the citizen's. */
export const CardReaderStatus = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('ready'),
    name: z.string().max(120),
    card: z.enum(['absent', 'present']),
    /** The reader has keys of its own, so that no digit of a PIN enters the computer. */
    pinPad: z.boolean().optional(),
  }),
  /** There, but a command was not answered: unplugging it, or taking the card out, is what helps. */
  problem('wedged'),
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

/** What a device says of itself, for whoever stands before it; never a citizen's datum. */
export const DeviceIdentity = z.object({
  model: z.string().max(120),
  serial: z.string().max(120).optional(),
  firmware: z.string().max(60).optional(),
});
export type DeviceIdentity = z.infer<typeof DeviceIdentity>;

/** The pad that a citizen signs on with a pen. `busy`: another program has it. */
export const SignaturePadStatus = z.discriminatedUnion('state', [
  z.object({ state: z.literal('ready'), identity: DeviceIdentity }),
  z.object({ state: z.literal('absent') }),
  z.object({ state: z.literal('busy') }),
  z.object({ state: z.literal('not_configured') }),
  problem('error'),
]);
export type SignaturePadStatus = z.infer<typeof SignaturePadStatus>;

const mediaName = z.string().max(120).optional();

/**
 * Camera, microphone and speaker: listed, and looked at for a moment while nobody is in the room. `black` and `frozen`
 * are a camera's pictures, `silent` is a microphone that gives zeros only; a quiet room is not silent. `name` is what
 * the browser calls it; of an absent one, what the configuration asks for.
 */
export const MediaDeviceStatus = z.discriminatedUnion('state', [
  z.object({ state: z.literal('ready'), name: mediaName }),
  z.object({ state: z.literal('absent'), name: mediaName }),
  z.object({ state: z.literal(['black', 'frozen', 'silent']), name: mediaName }),
  z.object({ state: z.literal('error'), detail: z.string().max(120).optional(), name: mediaName }),
]);
export type MediaDeviceStatus = z.infer<typeof MediaDeviceStatus>;

/** The screens that the appliance was told to draw on. `misplaced`: a window is not on the screen that it belongs on. */
export const DisplayStatus = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('ready'),
    name: z.string().max(120),
    widthPx: z.int().positive(),
    heightPx: z.int().positive(),
  }),
  /** `name`: what the configuration asks for. The window is on another screen meanwhile. */
  z.object({ state: z.literal('absent'), name: z.string().max(120).optional() }),
  problem('misplaced'),
]);
export type DisplayStatus = z.infer<typeof DisplayStatus>;

/**
 * `media` in counter.json: part of each device's name as the browser lists it, which on Linux ends with the USB vendor
 * and product, such as `046d:0825`. Left out: the system's first. One that is named and not there is absent; no
 * other takes its place, because a camera that looks elsewhere must not send by mistake.
 */
export const MediaChoice = z.object({
  camera: z.string().min(1).max(120).optional(),
  microphone: z.string().min(1).max(120).optional(),
  speaker: z.string().min(1).max(120).optional(),
});
export type MediaChoice = z.infer<typeof MediaChoice>;

export const DeviceReport = z.object({
  cardReader: CardReaderStatus,
  ticketPrinter: TicketPrinterStatus,
  camera: MediaDeviceStatus,
  microphone: MediaDeviceStatus,
  speaker: MediaDeviceStatus,
  documentPrinter: DocumentPrinterStatus.optional(),
  signaturePad: SignaturePadStatus.optional(),
  citizenDisplay: DisplayStatus.optional(),
  presenceDisplay: DisplayStatus.optional(),
});
export type DeviceReport = z.infer<typeof DeviceReport>;

/**
 * Whether a counter can take a call. A call needs a camera, a microphone and a speaker; without a reader the
 * inspector identifies by hand, without a printer the ticket stays on the screen.
 */
export function canTakeACall(report: DeviceReport): boolean {
  return [report.camera, report.microphone, report.speaker].every((device) => device.state === 'ready');
}

export const DeviceName = DeviceReport.keyof();
export type DeviceName = z.infer<typeof DeviceName>;

/** One change of one device, as central noticed it; newest first in a list. */
export const DeviceChange = z.object({
  device: DeviceName,
  /** The state's code, such as `paper_out`, and its detail. Null: never told before. */
  from: z.string().max(60).nullable(),
  to: z.string().max(60),
  detail: z.string().max(120).nullable(),
  at: Instant,
});
export type DeviceChange = z.infer<typeof DeviceChange>;

/** Changes before an instant, which is the oldest that was shown so far. */
export const ReadDeviceHistory = z.object({
  before: Instant.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ReadDeviceHistory = z.infer<typeof ReadDeviceHistory>;
