import { z } from 'zod';
import { IceServer, Signal } from './call.ts';
import {
  CardReaderStatus,
  DocumentPrinterStatus,
  MediaDeviceStatus,
  TicketPrinterStatus,
} from './devices.ts';
import { CardFailure, CardFile, CardFileBytes, ReadingStep } from './identity.ts';
import { base64, CardReadingId, ConsultationId } from './ids.ts';
import { AttestPaper, VisitorBadgePaper } from './papers.ts';
import { PinOutcome, SignatureCertificates } from './pin.ts';
import { SignatureHash } from './statements.ts';
import { TicketNumber } from './tickets.ts';
import { Locale, Reason } from './words.ts';

/**
 * What crosses between the processes of one counter. The main process owns every decision and all state;
 * the renderers draw a view and send intents, so that a killed renderer is simply opened again.
 */

/** How the citizen reads: kept in main, forgotten with the visit. */
export const Reading = z.object({
  locale: Locale,
  textScale: z.literal([1, 1.5, 2]),
  highContrast: z.boolean(),
});
export type Reading = z.infer<typeof Reading>;

export const CardProgress = z.discriminatedUnion('state', [
  z.object({ state: z.literal('waiting_for_card') }),
  z.object({ state: z.literal('reading'), step: ReadingStep }),
  z.object({ state: z.literal('read') }),
  z.object({ state: z.literal('failed'), cause: CardFailure }),
]);
export type CardProgress = z.infer<typeof CardProgress>;

export const CitizenScreen = z.discriminatedUnion('screen', [
  /** `roles` of the appliance decide whether a ticket can be taken here. */
  z.object({ screen: z.literal('attract'), waiting: z.int().nonnegative(), takesTickets: z.boolean() }),
  z.object({ screen: z.literal('reason') }),
  z.object({ screen: z.literal('issuing') }),
  z.object({
    screen: z.literal('ticket'),
    number: TicketNumber,
    peopleBefore: z.int().nonnegative(),
    followUrl: z.string().max(300),
    paper: z.enum(['printing', 'printed', 'no_paper']),
    canCancel: z.boolean(),
  }),
  /** Central could not be asked; nothing was issued and the citizen can try again. */
  z.object({ screen: z.literal('ticket_failed') }),
  z.object({
    screen: z.literal('called'),
    number: TicketNumber,
    counterLabel: z.int().positive(),
    recalls: z.int().nonnegative(),
  }),
  z.object({
    screen: z.literal('in_call'),
    number: TicketNumber,
    inspectorName: z.string().max(120),
    connection: z.enum(['connecting', 'connected', 'interrupted']),
    reader: CardReaderStatus,
    card: CardProgress,
  }),
  /** The counter's end was away: what was said is kept, the citizen says *Ik ben er* once more. */
  z.object({ screen: z.literal('returning'), number: TicketNumber }),
  z.object({ screen: z.literal('goodbye'), ending: z.enum(['ended', 'stopped', 'no_show', 'interrupted']) }),
  /** Neutral, without anything of anybody: while something restarts or is wiped. */
  z.object({ screen: z.literal('one_moment') }),
  z.object({
    screen: z.literal('out_of_service'),
    cause: z.enum(['no_connection', 'not_enrolled', 'revoked']),
  }),
]);
export type CitizenScreen = z.infer<typeof CitizenScreen>;

export const CitizenView = z.object({
  reading: Reading,
  siteName: z.string().max(120),
  content: CitizenScreen,
  /** Set when the screen is about to leave by itself; the citizen can ask for more time. */
  leavingInSeconds: z.int().nonnegative().nullable(),
  /** Top part of the window that the presence pane covers now, in CSS pixels; 0 when it is not shown. */
  presencePaneHeight: z.int().nonnegative(),
});
export type CitizenView = z.infer<typeof CitizenView>;

export const CitizenIntent = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('begin'), locale: Locale }),
  z.object({ intent: z.literal('choose_reason'), reason: Reason }),
  z.object({ intent: z.literal('back') }),
  z.object({ intent: z.literal('print_again') }),
  z.object({ intent: z.literal('cancel_ticket') }),
  /** Done with this screen: from ticket, ticket_failed and goodbye back to attract. */
  z.object({ intent: z.literal('done') }),
  z.object({ intent: z.literal('try_again') }),
  /** *Ik ben er*. */
  z.object({ intent: z.literal('here') }),
  /** *Stop en wis*. */
  z.object({ intent: z.literal('stop') }),
  z.object({ intent: z.literal('more_time') }),
  /** Any touch or key: postpones the idle time-out, at most once a second. */
  z.object({ intent: z.literal('touched') }),
  z.object({ intent: z.literal('read'), reading: Reading }),
]);
export type CitizenIntent = z.infer<typeof CitizenIntent>;

/** Main to the presence renderer. */
export const PresenceCommand = z.discriminatedUnion('command', [
  z.object({
    command: z.literal('join'),
    consultationId: ConsultationId,
    iceServers: z.array(IceServer).max(8),
    inspectorName: z.string().max(120),
    locale: Locale,
  }),
  z.object({ command: z.literal('signal'), signal: Signal }),
  /** *Ik ben er* was touched: from now on, and not before, camera and microphone may be opened and sent. */
  z.object({ command: z.literal('send_media') }),
  z.object({ command: z.literal('leave') }),
]);
export type PresenceCommand = z.infer<typeof PresenceCommand>;

/** The presence renderer to main. */
export const PresenceReport = z.discriminatedUnion('report', [
  /** The page is loaded and listens. */
  z.object({ report: z.literal('ready') }),
  z.object({ report: z.literal('signal'), signal: Signal }),
  z.object({
    report: z.literal('connection'),
    connection: z.enum(['connecting', 'connected', 'interrupted']),
  }),
  z.object({ report: z.literal('media_failed'), detail: z.string().max(120) }),
  z.object({
    report: z.literal('devices'),
    camera: MediaDeviceStatus,
    microphone: MediaDeviceStatus,
    speaker: MediaDeviceStatus,
  }),
  /** Once a second while in a call; counts since the peer was made. */
  z.object({
    report: z.literal('statistics'),
    framesDecoded: z.int().nonnegative(),
    framesSent: z.int().nonnegative(),
    audioPacketsReceived: z.int().nonnegative(),
    audioPacketsSent: z.int().nonnegative(),
    roundTripMs: z.number().nonnegative().nullable(),
  }),
]);
export type PresenceReport = z.infer<typeof PresenceReport>;

/** What is printed: text already in the citizen's language; the printer knows layout, not words. */
export const TicketPaper = z.object({
  zoneName: z.string().max(120),
  siteName: z.string().max(120),
  number: TicketNumber,
  /** Bold, in the citizen's language: how many are before you. */
  position: z.string().max(200),
  /** The same, small, in the site's second language. */
  positionSecond: z.string().max(200),
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

/** Where the device host finds its devices. `socket` is a virtual card slot and exists in development only. */
export const DeviceConfiguration = z.object({
  cardReader: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('pcsc') }),
    z.object({ kind: z.literal('socket'), host: z.string().max(255), port: z.int().min(1).max(65_535) }),
  ]),
  ticketPrinter: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('none') }),
    z.object({ kind: z.literal('tcp'), host: z.string().max(255), port: z.int().min(1).max(65_535) }),
    z.object({ kind: z.literal('serial'), path: z.string().max(255), baudRate: z.int().positive() }),
    z.object({ kind: z.literal('file'), path: z.string().max(255) }),
  ]),
  documentPrinter: DocumentPrinterConfiguration.optional(),
});
export type DeviceConfiguration = z.infer<typeof DeviceConfiguration>;

/** Largest PDF that is sent to the document printer. */
export const MAX_PRINTED_PDF_BYTES = 20 * 1024 * 1024;

/** Main to the device host. */
export const DeviceCommand = z.discriminatedUnion('command', [
  z.object({ command: z.literal('open'), configuration: DeviceConfiguration }),
  z.object({ command: z.literal('print'), job: z.uuid(), paper: TicketPaper }),
  /** Cards are read only during a call; a card that lies there already is read at once. */
  z.object({ command: z.literal('read_cards'), on: z.boolean() }),
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
  }),
  z.object({ command: z.literal('cancel_pin'), request: z.uuid() }),
]);
export type DeviceCommand = z.infer<typeof DeviceCommand>;

/** The device host to main. `printed` answers `print`, `print_attest` and `print_badge`. */
export const DeviceEvent = z.discriminatedUnion('event', [
  z.object({ event: z.literal('card_reader'), status: CardReaderStatus }),
  z.object({ event: z.literal('ticket_printer'), status: TicketPrinterStatus }),
  z.object({
    event: z.literal('printed'),
    job: z.uuid(),
    result: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true) }),
      z.object({ ok: z.literal(false), status: TicketPrinterStatus }),
    ]),
  }),
  z.object({ event: z.literal('document_printer'), status: DocumentPrinterStatus }),
  /** `ok`: the printer said that the job is completed. */
  z.object({
    event: z.literal('document_printed'),
    job: z.uuid(),
    result: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true) }),
      z.object({ ok: z.literal(false), status: DocumentPrinterStatus }),
    ]),
  }),
  z.object({ event: z.literal('signature_certificates'), request: z.uuid(), result: SignatureCertificates }),
  z.object({ event: z.literal('pin_ended'), request: z.uuid(), outcome: PinOutcome }),
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
]);
export type DeviceEvent = z.infer<typeof DeviceEvent>;
