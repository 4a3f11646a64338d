import { z } from 'zod';
import {
  CardReaderStatus,
  DeviceIdentity,
  DeviceName,
  DocumentPrinterStatus,
  SignaturePadStatus,
  TicketPrinterStatus,
} from './devices.ts';
import { CardFailure, CardFile, CardFileBytes, ReadingStep } from './identity.ts';
import { base64, CardReadingId } from './ids.ts';
import { AttestPaper, VisitorBadgePaper } from './papers.ts';
import { PinOutcome, SignatureCertificates } from './pin.ts';
import { PenStrokes, SignatureHash } from './statements.ts';
import { TicketPrinted, TicketPrinterConfiguration } from './ticket-printer.ts';
import { TicketNumber } from './tickets.ts';
import { Locale } from './words.ts';

/** What is printed: text already in the citizen's language; the printer knows layout, not words. */
export const TicketPaper = z.object({
  zoneName: z.string().max(120),
  siteName: z.string().max(120),
  number: TicketNumber,
  /** Bold, in the citizen's language: how many are before you. */
  position: z.string().max(200),
  /** The same, small, in the site's second language. */
  positionSecond: z.string().max(200),
  /** Bold too: how long it may take, an interval. Null: nothing can be said. */
  wait: z.string().max(120).nullable(),
  followUrl: z.string().max(300),
  followTitle: z.string().max(120),
  bringTitle: z.string().max(120),
  bring: z.string().max(200),
  danger: z.string().max(120),
  footer: z.string().max(300),
});
export type TicketPaper = z.infer<typeof TicketPaper>;

/** A4 pages to a queue over IPP, such as `ipp://10.0.0.9/ipp/print`. Left out: there is none. */
export const DocumentPrinterConfiguration = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('ipp'), url: z.url({ protocol: /^ipps?$/ }).max(300) }),
]);
export type DocumentPrinterConfiguration = z.infer<typeof DocumentPrinterConfiguration>;

/** How a page ended; `mayHavePrinted` as of a ticket: the printer had it and never said that nothing came out. */
export const DocumentPrinted = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), status: DocumentPrinterStatus, mayHavePrinted: z.boolean().optional() }),
]);
export type DocumentPrinted = z.infer<typeof DocumentPrinted>;

/**
 * `hid`: the first pad of the given kind, or the one with this serial. `socket` is a virtual pad and exists in
 * development only. Left out: signatures are written on the touch screen.
 */
export const SignaturePadConfiguration = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('hid'), serial: z.string().max(60).optional() }),
  z.object({ kind: z.literal('socket'), host: z.string().max(255), port: z.int().min(1).max(65_535) }),
]);
export type SignaturePadConfiguration = z.infer<typeof SignaturePadConfiguration>;

/** What the pad shows above the pen's line and on its three keys; text in the citizen's language. */
export const PadPage = z.object({
  title: z.string().max(120),
  lines: z.array(z.string().max(120)).max(6),
  keys: z.object({ clear: z.string().max(24), agree: z.string().max(24), cancel: z.string().max(24) }),
});
export type PadPage = z.infer<typeof PadPage>;

/** Where the pad's pen is: shares of the width and height of the box that it writes in. */
export const PadInkPoint = z.object({
  x: z.number().min(0).max(1),
  y: z.number().min(0).max(1),
  down: z.boolean(),
});
export type PadInkPoint = z.infer<typeof PadInkPoint>;

/** How a request for a signature on the pad ended; afterwards the pad's ink is off and its screen is empty. */
export const PadOutcome = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('agreed'), strokes: PenStrokes }),
  z.object({ outcome: z.literal('cancelled') }),
  /** The pad went away: what was written is thrown away, and the citizen writes anew. */
  z.object({ outcome: z.literal('pad_gone') }),
  z.object({ outcome: z.literal('error'), detail: z.string().max(120) }),
]);
export type PadOutcome = z.infer<typeof PadOutcome>;

/** A device proved by hand; `detail` is a fact, never a citizen's datum. */
export const DeviceProof = z.object({ pass: z.boolean(), detail: z.string().max(120) });
export type DeviceProof = z.infer<typeof DeviceProof>;

/** Where the device host finds its devices. `socket` is a virtual card slot and exists in development only. */
export const DeviceConfiguration = z.object({
  cardReader: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('pcsc') }),
    z.object({ kind: z.literal('socket'), host: z.string().max(255), port: z.int().min(1).max(65_535) }),
  ]),
  ticketPrinter: TicketPrinterConfiguration,
  documentPrinter: DocumentPrinterConfiguration.optional(),
  signaturePad: SignaturePadConfiguration.optional(),
});
export type DeviceConfiguration = z.infer<typeof DeviceConfiguration>;

/** Largest PDF that is sent to the document printer. */
export const MAX_PRINTED_PDF_BYTES = 20 * 1024 * 1024;

/** Main to the device host. */
export const DeviceCommand = z.discriminatedUnion('command', [
  z.object({
    command: z.literal('open'),
    configuration: DeviceConfiguration,
    /** An earlier host ended while it printed a ticket: the printer may hold a part of it. */
    afterBrokenJob: z.boolean().optional(),
  }),
  z.object({ command: z.literal('print'), job: z.uuid(), paper: TicketPaper }),
  /** Cards are read only during a call; a card that lies there already is read at once. */
  z.object({
    command: z.literal('read_cards'),
    on: z.boolean(),
    /** A card that lies there already was read by an earlier host: only the next insertion counts. */
    skipPresent: z.boolean().optional(),
  }),
  z.object({ command: z.literal('print_attest'), job: z.uuid(), paper: AttestPaper }),
  z.object({ command: z.literal('print_badge'), job: z.uuid(), paper: VisitorBadgePaper }),
  z.object({ command: z.literal('print_document'), job: z.uuid(), pdf: base64(MAX_PRINTED_PDF_BYTES) }),
  /** Answered by `signature_certificates` of the same request. */
  z.object({ command: z.literal('read_signature_certificates'), request: z.uuid() }),
  /**
   * Comes with one MessagePort: the PIN page's. Answered by `pin_ended` of the same request, once, however it ends.
   * `certificate` is the one that the digest was made for: another card's PIN is not asked.
   */
  z.object({
    command: z.literal('begin_pin'),
    request: z.uuid(),
    hash: SignatureHash,
    digest: z.base64().max(100),
    certificate: base64(4_096),
    /** Of what a reader with keys of its own says on its display. */
    locale: Locale.optional(),
  }),
  z.object({ command: z.literal('cancel_pin'), request: z.uuid() }),
  /** Answered by `pad_ended` of the same request, once; `pad_ink` comes while the pen writes. */
  z.object({ command: z.literal('begin_pad'), request: z.uuid(), page: PadPage }),
  z.object({ command: z.literal('cancel_pad'), request: z.uuid() }),
  /** Central's challenge for the card of this reading: signed by its basic key when it has one. */
  z.object({
    command: z.literal('card_challenge'),
    reading: CardReadingId,
    challenge: z.base64().max(100),
  }),
  /** Answered by `device_identities`: model, serial, firmware of what can tell. */
  z.object({ command: z.literal('identify_devices'), request: z.uuid() }),
]);
export type DeviceCommand = z.infer<typeof DeviceCommand>;

/** The device host to main. `printed` answers `print`, `print_attest` and `print_badge`. */
export const DeviceEvent = z.discriminatedUnion('event', [
  z.object({ event: z.literal('card_reader'), status: CardReaderStatus }),
  z.object({ event: z.literal('ticket_printer'), status: TicketPrinterStatus }),
  z.object({
    event: z.literal('printed'),
    job: z.uuid(),
    result: TicketPrinted,
  }),
  z.object({ event: z.literal('document_printer'), status: DocumentPrinterStatus }),
  /** `ok`: the printer said that the job is completed. */
  z.object({
    event: z.literal('document_printed'),
    job: z.uuid(),
    result: DocumentPrinted,
  }),
  z.object({ event: z.literal('signature_certificates'), request: z.uuid(), result: SignatureCertificates }),
  z.object({ event: z.literal('pin_ended'), request: z.uuid(), outcome: PinOutcome }),
  z.object({ event: z.literal('signature_pad'), status: SignaturePadStatus }),
  /** The pad was asked for its ink: how large the box is that the pen writes in. Once, before any `pad_ink`. */
  z.object({
    event: z.literal('pad_began'),
    request: z.uuid(),
    box: z.object({ widthMm: z.number().positive(), heightMm: z.number().positive() }),
  }),
  /** The stroke under the pen so far, for the citizen's screen to follow; null clears it. */
  z.object({
    event: z.literal('pad_ink'),
    request: z.uuid(),
    point: PadInkPoint.nullable(),
  }),
  z.object({ event: z.literal('pad_ended'), request: z.uuid(), outcome: PadOutcome }),
  z.object({
    event: z.literal('device_identities'),
    request: z.uuid(),
    identities: z.partialRecord(DeviceName, DeviceIdentity),
  }),
  z.object({ event: z.literal('card_step'), reading: CardReadingId, step: ReadingStep }),
  z.object({ event: z.literal('card_file'), reading: CardReadingId, file: CardFile, bytes: CardFileBytes }),
  z.object({
    event: z.literal('card_end'),
    reading: CardReadingId,
    end: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('complete') }),
      z.object({ kind: z.literal('failed'), cause: CardFailure }),
    ]),
  }),
  /** After `complete` and the proof files (`PROOF_FILES`): nothing of this reading comes any more. */
  z.object({ event: z.literal('card_proofs_end'), reading: CardReadingId }),
]);
export type DeviceEvent = z.infer<typeof DeviceEvent>;
