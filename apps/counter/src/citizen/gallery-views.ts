import {
  type CitizenScreen,
  CitizenView,
  type InstallationStep,
  type Reading,
  type SiteRegime,
} from '@loket/contract';
import { CALL_SCREENS } from './gallery-call-views.ts';

const number = { siteCode: 'HH', count: 142, series: '' };
const ticket = {
  screen: 'ticket',
  number,
  peopleBefore: 2,
  wait: { fromMinutes: 10, toMinutes: 25 },
  followUrl: 'https://loket.example.be/t/8Jq4Kc2yP0vWm3ZrT6xNbg',
  paper: 'printed',
  canCancel: true,
} as const;

const regime: SiteRegime = {
  access: 'walk_in',
  service: 'virtual',
  controlledEntry: false,
  visitorCheckIn: false,
  accessZones: [],
  elsewhere: null,
};
const attract = {
  screen: 'attract',
  waiting: 3,
  wait: { fromMinutes: 10, toMinutes: 25 },
  takesTickets: true,
  lastTicketGiven: false,
  opening: { open: true, until: new Date(Date.now() + 4 * 3_600_000).toISOString() },
  regime,
  elsewhere: null,
  offline: false,
} as const;
const elsewhere = {
  siteName: 'Politiehuis Genk',
  address: 'Europalaan 27, 3600 Genk',
};
const enrolment = {
  screen: 'enrolment',
  centralUrl: 'https://loket.politiezone-heidebrug.example',
  state: 'asking',
  failure: null,
} as const;

const STEPS: InstallationStep[] = [
  { device: 'link', state: 'pass', detail: '38 ms', needed: true },
  { device: 'card_reader', state: 'testing', detail: '', needed: true },
  { device: 'ticket_printer', state: 'fail', detail: 'cover_open', needed: false },
  { device: 'camera', state: 'ask_person', detail: '1280 × 720', needed: true },
  { device: 'speaker', state: 'waiting', detail: '', needed: true },
  { device: 'display', state: 'skipped', detail: '', needed: false },
];

const SERVICE_STEPS: InstallationStep[] = [
  { device: 'link', state: 'pass', detail: '38 ms', needed: true },
  { device: 'touch', state: 'pass', detail: '5 targets, 1 missed, 41 points', needed: false },
  { device: 'citizen_display', state: 'pass', detail: '1080x1920, judged', needed: false },
  { device: 'display', state: 'ask_person', detail: '', needed: true },
  { device: 'camera', state: 'fail', detail: 'black', needed: true },
  { device: 'microphone', state: 'waiting', detail: '', needed: true },
  { device: 'record_and_play', state: 'testing', detail: '', needed: false, level: 0.62 },
  { device: 'echo', state: 'skipped', detail: '', needed: false },
  { device: 'card_reader', state: 'pass', detail: 'read in 1.8 s', needed: false },
  { device: 'signature_pad', state: 'fail', detail: '201 points, 40 mm, no pressure', needed: false },
  { device: 'ticket_printer', state: 'fail', detail: 'paper_out', needed: false },
  { device: 'document_printer', state: 'waiting', detail: '', needed: false },
];
const service = {
  screen: 'service',
  technician: 'Koen Driesen-Vandeputte',
  appVersion: '0.1.0',
  devices: {
    cardReader: { state: 'ready', name: 'ACS ACR38U 00 00', card: 'present' },
    ticketPrinter: { state: 'paper_out' },
    camera: { state: 'black' },
    microphone: { state: 'ready', name: 'Jabra Speak 510 (0b0e:0420)' },
    speaker: { state: 'ready' },
    documentPrinter: { state: 'jam' },
    signaturePad: { state: 'ready', identity: { model: 'STU-540' } },
    citizenDisplay: { state: 'ready', name: 'ELO ET2794L', widthPx: 1080, heightPx: 1920 },
    presenceDisplay: { state: 'misplaced', detail: 'HDMI-1' },
  },
  identities: {
    cardReader: { model: 'ACS ACR38U 00 00' },
    ticketPrinter: { model: 'EPSON TM-m30II', firmware: '1.02 ESC/POS', serial: 'X4TK000123' },
    microphone: { model: 'Jabra Speak 510 (0b0e:0420)' },
    signaturePad: { model: 'Wacom STU-540', firmware: '1.0.4', serial: '8BQS001234' },
    citizenDisplay: { model: 'ELO ET2794L' },
    presenceDisplay: { model: 'LG ULTRAWIDE' },
  },
  steps: SERVICE_STEPS,
  report: 'none',
  closing: false,
} as const satisfies Partial<CitizenScreen>;

/** Every screen in every state that looks different, with the longest names that a zone may have. */
export const GALLERY: Readonly<Record<string, CitizenScreen>> = {
  attract,
  attract_day_and_night: { ...attract, opening: { open: true, until: null }, waiting: 0, wait: null },
  attract_visitors: { ...attract, regime: { ...regime, visitorCheckIn: true, controlledEntry: true } },
  attract_no_tickets: { ...attract, waiting: 0, wait: null, takesTickets: false },
  attract_last_ticket_given: { ...attract, lastTicketGiven: true, elsewhere },
  attract_offline: { ...attract, offline: true },
  attract_closed: { ...attract, opening: { open: false, until: '2036-03-24T07:30:00.000Z' }, elsewhere },
  attract_closed_for_now: { ...attract, opening: { open: false, until: null } },
  attract_by_appointment: {
    ...attract,
    regime: { ...regime, access: 'appointment_only', service: 'staffed' },
    elsewhere,
  },
  appointment_code: { screen: 'appointment_code', wrong: false, busy: false },
  appointment_code_wrong: { screen: 'appointment_code', wrong: true, busy: false },
  appointment_code_busy: { screen: 'appointment_code', wrong: false, busy: true },
  visitor: { screen: 'visitor', busy: false, failed: false },
  visitor_badge: { screen: 'visitor_badge', badge: 12, accessZone: 'Verdieping 2', paper: 'printing' },
  visitor_badge_no_paper: { screen: 'visitor_badge', badge: 112, accessZone: 'A', paper: 'no_paper' },
  enrolment,
  enrolment_address: { ...enrolment, centralUrl: '' },
  enrolment_busy: { ...enrolment, state: 'busy' },
  enrolment_failed: { ...enrolment, failure: 'code_not_valid' },
  installation: { screen: 'installation', steps: STEPS, canFinish: false },
  installation_ready: {
    screen: 'installation',
    steps: STEPS.map((step) => ({ ...step, state: 'pass', detail: '' })),
    canFinish: true,
  },
  calibration: { screen: 'calibration', widthMm: 597.4, eyeXMm: 298.7, eyeYMm: 130 },
  touch_test: { screen: 'touch_test' },
  screen_test: { screen: 'screen_test' },
  service_code: { screen: 'service_code', state: 'asking', failure: null },
  service_code_wrong: { screen: 'service_code', state: 'asking', failure: 'code_not_valid' },
  service_code_limited: { screen: 'service_code', state: 'asking', failure: 'too_many_tries' },
  service_code_citizen: { screen: 'service_code', state: 'asking', failure: 'citizen_here' },
  service_code_away: { screen: 'service_code', state: 'asking', failure: 'no_connection' },
  service_code_busy: { screen: 'service_code', state: 'busy', failure: null },
  service,
  service_sent: { ...service, report: 'sent' },
  service_not_sent: { ...service, report: 'failed' },
  service_closing: { ...service, report: 'sending', closing: true },
  reason: { screen: 'reason' },
  issuing: { screen: 'issuing' },
  ticket,
  ticket_printing: {
    ...ticket,
    peopleBefore: 0,
    wait: null,
    number: { siteCode: 'E', count: 42, series: '' },
    paper: 'printing',
  },
  ticket_no_paper: { ...ticket, number: { siteCode: 'HH', count: 1142, series: 'b' }, paper: 'no_paper' },
  ticket_offline: {
    ...ticket,
    number: { siteCode: 'E', count: 7, series: 'b' },
    peopleBefore: null,
    wait: null,
    followUrl: '',
    canCancel: false,
  },
  ticket_failed: { screen: 'ticket_failed' },
  called: { screen: 'called', number, counterLabel: 1, recalls: 0 },
  called_again: { screen: 'called', number, counterLabel: 2, recalls: 2 },
  ...CALL_SCREENS,
  returning: { screen: 'returning', number },
  goodbye_ended: { screen: 'goodbye', ending: 'ended' },
  goodbye_stopped: { screen: 'goodbye', ending: 'stopped' },
  goodbye_no_show: { screen: 'goodbye', ending: 'no_show' },
  goodbye_transferred: { screen: 'goodbye', ending: 'transferred' },
  goodbye_returns_later: { screen: 'goodbye', ending: 'returns_later' },
  goodbye_interrupted: { screen: 'goodbye', ending: 'interrupted' },
  one_moment: { screen: 'one_moment' },
  out_of_service: { screen: 'out_of_service', cause: 'no_connection' },
  out_of_service_revoked: { screen: 'out_of_service', cause: 'revoked' },
};

export type GalleryOptions = {
  /** A name of the gallery. */
  screen: string;
  reading: Reading;
  leavingInSeconds: number | null;
  presencePaneHeight: number;
};

/** A view as main would send it, checked by the same schema. */
export const galleryView = ({ screen, ...rest }: GalleryOptions): CitizenView =>
  CitizenView.parse({ siteName: 'Gemeentehuis Houthalen-Helchteren', content: GALLERY[screen], ...rest });
