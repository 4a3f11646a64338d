import { z } from 'zod';
import type { PadInkPoint } from './device-host.ts';
import { CardReaderStatus, DeviceIdentity, DeviceName, DeviceReport } from './devices.ts';
import { PhoneUpload } from './dossier.ts';
import { CardFailure, ReadingStep } from './identity.ts';
import { InstallationTest, OpeningState, SiteRegime } from './places.ts';
import { Presentation, SignatureMethod, SignedStatement, SigningFailure, Statement } from './statements.ts';
import { TicketNumber } from './tickets.ts';
import { WaitInterval } from './waiting.ts';
import { Locale } from './words.ts';

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
    /** Where the pen would write; the touch screen when it is not said. */
    pen: z.enum(['screen', 'pad']).optional(),
    /** Why the attempt before did not end in a signature. */
    failure: SigningFailure.nullable(),
  }),
  /** `on`: the touch screen, or the pad beside it, whose ink is shown here as it is written. */
  z.object({
    task: z.literal('pen'),
    widthMm: z.number().positive(),
    heightMm: z.number().positive(),
    on: z.enum(['screen', 'pad']).optional(),
  }),
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
  /** While a test listens: how loud it is, 0 to 1. */
  level: z.number().min(0).max(1).optional(),
});
export type InstallationStep = z.infer<typeof InstallationStep>;

export const CitizenScreen = z.discriminatedUnion('screen', [
  /** `roles` of the appliance decide whether a ticket can be taken here. */
  z.object({
    screen: z.literal('attract'),
    waiting: z.int().nonnegative(),
    /** What somebody who takes a ticket now would be told. */
    wait: WaitInterval.nullable(),
    takesTickets: z.boolean(),
    /** Still open for who has a number, and no new ones are given today. */
    lastTicketGiven: z.boolean(),
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
  /** Corners to touch and a line to draw; the page measures and tells. */
  z.object({ screen: z.literal('touch_test') }),
  /** A picture over the whole screen, for eyes to judge. */
  z.object({ screen: z.literal('screen_test') }),
  /** Nothing but a field for a technician's code. `no_connection`: only central can open the service page. */
  z.object({
    screen: z.literal('service_code'),
    state: z.enum(['asking', 'busy']),
    failure: z.enum(['code_not_valid', 'too_many_tries', 'citizen_here', 'no_connection']).nullable(),
  }),
  /** The technician's page. `closing`: after the report that is under way the page closes. */
  z.object({
    screen: z.literal('service'),
    technician: z.string().max(120),
    appVersion: z.string().max(40),
    devices: DeviceReport,
    identities: z.partialRecord(DeviceName, DeviceIdentity),
    steps: z.array(InstallationStep).max(20),
    report: z.enum(['none', 'sending', 'sent', 'failed']),
    closing: z.boolean(),
  }),
  z.object({ screen: z.literal('reason') }),
  z.object({ screen: z.literal('issuing') }),
  z.object({
    screen: z.literal('ticket'),
    number: TicketNumber,
    /** Null when it was given out without central: waiting is unknown. */
    peopleBefore: z.int().nonnegative().nullable(),
    wait: WaitInterval.nullable(),
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
  z.object({
    screen: z.literal('goodbye'),
    /** transferred: a colleague goes on with it. returns_later: the citizen fetches something and keeps the number. */
    ending: z.enum(['ended', 'stopped', 'no_show', 'interrupted', 'transferred', 'returns_later']),
  }),
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

/** What the pen wrote on the pad, for the screen to follow, beside the view; `fresh`: what was drawn before is gone. */
export type PadInkDrawn = { readonly fresh: boolean; readonly points: readonly PadInkPoint[] };
