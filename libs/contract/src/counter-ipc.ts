import { z } from 'zod';
import { IceServer, Signal } from './call.ts';
import {
  CardReaderStatus,
  DocumentPrinterStatus,
  MediaDeviceStatus,
  TicketPrinterStatus,
} from './devices.ts';
import { PhoneUpload } from './dossier.ts';
import { CardFailure, CardFile, CardFileBytes, ReadingStep } from './identity.ts';
import { base64, CardReadingId, ConsultationId } from './ids.ts';
import { AttestPaper, VisitorBadgePaper } from './papers.ts';
import { PinOutcome, SignatureCertificates } from './pin.ts';
import { InstallationTest, OpeningState, SiteRegime } from './places.ts';
import { MAX_STILL_BYTES, PresenceDisplay, PresencePicture, StillFailure } from './presence.ts';
import {
  PenStrokes,
  Presentation,
  SignatureHash,
  SignatureMethod,
  SignedStatement,
  SigningFailure,
  Statement,
} from './statements.ts';
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

/** What the citizen's panel is for during a call: one thing at a time, decided by main from the dossier. */
export const CitizenTask = z.discriminatedUnion('task', [
  /** Just talking; the card may be asked for. */
  z.object({ task: z.literal('talk') }),
  /** The rights text of a victim or witness; nothing is written before it is acknowledged. */
  z.object({ task: z.literal('rights'), statement: Statement }),
  /** Reading along while the inspector writes; a sentence can be said not to be right. */
  z.object({ task: z.literal('read_along'), statement: Statement }),
  /** The QR for the phone, and what arrived. */
  z.object({ task: z.literal('send_files'), upload: PhoneUpload, receivedCount: z.int().nonnegative() }),
  /** A document that the inspector shows; its bytes are fetched from `source`, an address of our own scheme. */
  z.object({
    task: z.literal('look'),
    source: z.string().max(200),
    mediaType: z.enum(['image/jpeg', 'application/pdf']),
    page: z.int().positive(),
    pageCount: z.int().positive(),
  }),
  /** Page by page; `source` is the PDF as it will be signed. */
  z.object({ task: z.literal('confirm_pages'), source: z.string().max(200), presentation: Presentation }),
  /** Every page confirmed: how to sign. `eid` is null when it can be chosen, else why it can't. */
  z.object({
    task: z.literal('choose_signature'),
    eid: z.enum(['no_reader', 'no_card', 'no_signature_certificate', 'pin_blocked']).nullable(),
    /** Why the attempt before did not end in a signature. */
    failure: SigningFailure.nullable(),
  }),
  z.object({ task: z.literal('pen'), widthMm: z.number().positive(), heightMm: z.number().positive() }),
  /** The PIN page lies above this one and is the only thing to touch. */
  z.object({ task: z.literal('pin') }),
  z.object({ task: z.literal('signing'), method: SignatureMethod }),
  z.object({ task: z.literal('signed'), signed: SignedStatement }),
  /** The hearing was stopped. */
  z.object({ task: z.literal('stopped') }),
]);
export type CitizenTask = z.infer<typeof CitizenTask>;

/** A device's test at installation, as the technician sees it on the counter. */
export const InstallationStep = z.object({
  device: InstallationTest.shape.device,
  state: z.enum(['waiting', 'testing', 'ask_person', 'pass', 'fail', 'skipped']),
  detail: z.string().max(120),
  /** Without this one the counter can't go into service. */
  needed: z.boolean(),
});
export type InstallationStep = z.infer<typeof InstallationStep>;

export const CitizenScreen = z.discriminatedUnion('screen', [
  /** `roles` of the appliance decide whether a ticket can be taken here. */
  z.object({
    screen: z.literal('attract'),
    waiting: z.int().nonnegative(),
    takesTickets: z.boolean(),
    opening: OpeningState,
    regime: SiteRegime,
    elsewhere: z.object({ siteName: z.string().max(120), address: z.string().max(200) }).nullable(),
    /** Cut off from central, but numbers of the reserved series can be given. */
    offline: z.boolean(),
  }),
  /** The code of an appointment; `wrong` after one that is not of today at this site. */
  z.object({ screen: z.literal('appointment_code'), wrong: z.boolean(), busy: z.boolean() }),
  z.object({ screen: z.literal('visitor'), busy: z.boolean(), failed: z.boolean() }),
  z.object({
    screen: z.literal('visitor_badge'),
    badge: z.int().positive(),
    accessZone: z.string().max(40),
    paper: z.enum(['printing', 'printed', 'no_paper']),
  }),
  /** A fresh appliance, for its technician. */
  z.object({
    screen: z.literal('enrolment'),
    centralUrl: z.string().max(300),
    state: z.enum(['asking', 'busy']),
    failure: z.enum(['code_not_valid', 'no_connection', 'bad_address', 'too_many_tries']).nullable(),
  }),
  z.object({
    screen: z.literal('installation'),
    steps: z.array(InstallationStep).max(20),
    canFinish: z.boolean(),
  }),
  /** The display is measured with a ruler; the presence shows the calibration picture. */
  z.object({ screen: z.literal('calibration'), widthMm: z.number(), eyeXMm: z.number(), eyeYMm: z.number() }),
  z.object({ screen: z.literal('reason') }),
  z.object({ screen: z.literal('issuing') }),
  z.object({
    screen: z.literal('ticket'),
    number: TicketNumber,
    /** Null when it was given out without central: waiting is unknown. */
    peopleBefore: z.int().nonnegative().nullable(),
    /** Empty without central: there is no page to follow it yet. */
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
    task: CitizenTask,
  }),
  /** The counter's end was away: what was said is kept, the citizen says *Ik ben er* once more. */
  z.object({ screen: z.literal('returning'), number: TicketNumber }),
  z.object({ screen: z.literal('goodbye'), ending: z.enum(['ended', 'stopped', 'no_show', 'interrupted']) }),
  /** Neutral, without anything of anybody: while something restarts or is wiped. */
  z.object({ screen: z.literal('one_moment') }),
  z.object({
    screen: z.literal('out_of_service'),
    cause: z.enum(['no_connection', 'revoked']),
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
  z.object({ intent: z.literal('acknowledge_rights') }),
  z.object({
    intent: z.literal('dispute_sentence'),
    sentence: z.int().nonnegative().max(2_000),
    disputed: z.boolean(),
  }),
  z.object({ intent: z.literal('confirm_page'), page: z.int().positive().max(60) }),
  z.object({ intent: z.literal('choose_signature'), method: SignatureMethod }),
  z.object({ intent: z.literal('pen_done'), strokes: PenStrokes }),
  z.object({ intent: z.literal('cancel_signing') }),
  /** The discreet call for help: nothing on the screen changes. */
  z.object({ intent: z.literal('alarm') }),
  z.object({ intent: z.literal('have_appointment') }),
  z.object({ intent: z.literal('appointment_code'), code: z.string().trim().max(20) }),
  z.object({ intent: z.literal('visit_somebody') }),
  z.object({
    intent: z.literal('check_in'),
    name: z.string().trim().min(1).max(120),
    host: z.string().trim().min(1).max(120),
  }),
  z.object({
    intent: z.literal('enrol'),
    centralUrl: z.string().trim().max(300),
    code: z.string().trim().max(40),
  }),
  z.object({ intent: z.literal('test_device'), device: InstallationTest.shape.device }),
  /** What only a person can judge: the tone was heard, the picture is right. */
  z.object({ intent: z.literal('judge_device'), device: InstallationTest.shape.device, pass: z.boolean() }),
  z.object({ intent: z.literal('calibrate') }),
  z.object({
    intent: z.literal('calibrated'),
    widthMm: z.number().min(50).max(5_000),
    eyeXMm: z.number().min(0).max(5_000),
    eyeYMm: z.number().min(0).max(5_000),
  }),
  z.object({ intent: z.literal('finish_installation') }),
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
  /** What the page draws on; said before anything else. Null: the plain pane. */
  z.object({ command: z.literal('display'), display: PresenceDisplay.nullable() }),
  /** The 100 mm bar, the eye line and each eye's mark, in place of everything else, until `calibrate_end`. */
  z.object({ command: z.literal('calibrate'), display: PresenceDisplay }),
  z.object({ command: z.literal('calibrate_end') }),
  /**
   * One still of the document camera, in its full size; only between *Ik ben er* and the end, like all media.
   * `deviceLabel`: part of the camera's name; without it any camera but the call's, and that one when it is alone.
   */
  z.object({
    command: z.literal('take_still'),
    request: z.uuid(),
    deviceLabel: z.string().min(1).max(120).optional(),
  }),
  /** At installation only: the device is really opened and measured. Answered by `media_tested`. */
  z.object({
    command: z.literal('test_media'),
    test: z.uuid(),
    device: z.enum(['camera', 'microphone', 'speaker']),
  }),
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
  /** At every change of what is drawn, and every five seconds while it is the scene. */
  z.object({ report: z.literal('picture'), picture: PresencePicture }),
  /** Each `take_still` is answered by one of these two. */
  z.object({
    report: z.literal('still'),
    request: z.uuid(),
    jpeg: base64(MAX_STILL_BYTES),
    widthPx: z.int().positive(),
    heightPx: z.int().positive(),
  }),
  z.object({ report: z.literal('still_failed'), request: z.uuid(), cause: StillFailure }),
  /** `detail`: what was measured, such as `1280x720 30 fps`. A tone that was played is a pass; ears judge it. */
  z.object({
    report: z.literal('media_tested'),
    test: z.uuid(),
    pass: z.boolean(),
    detail: z.string().max(120),
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
