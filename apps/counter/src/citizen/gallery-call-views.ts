import { type CitizenScreen, type CitizenTask, Presentation, Statement } from '@loket/contract';

const number = { siteCode: 'HH', count: 142, series: '' };
const reader = { state: 'ready', name: 'reader', card: 'absent' } as const;
const inside = { ...reader, card: 'present' } as const;
const call = {
  screen: 'in_call',
  number,
  inspectorName: 'Nora Vandenbroucke-Claes',
  connection: 'connected',
  reader,
  card: { state: 'waiting_for_card' },
  task: { task: 'talk' },
} as const;
const read = { ...call, reader: inside, card: { state: 'read' } } as const;
const during = (task: CitizenTask) => ({ ...read, task }) as const;

const statement = Statement.parse({
  id: '0f6f2a34-92b5-4d3c-9a41-6f2f0f5f4f10',
  consultationId: '0f6f2a34-92b5-4d3c-9a41-6f2f0f5f4f11',
  version: 41,
  state: 'drafting',
  language: 'nl',
  content: {
    kind: 'aangifte',
    template: 'bicycle_theft',
    capacity: 'victim',
    answers: {
      left_on: '2026-03-23',
      left_at: '18:15',
      missed_on: '2026-03-23',
      place: 'stalling aan het station van Houthalen-Helchteren',
      bicycle_type: 'city',
      brand: 'Gazelle',
      colour: 'donkergroen',
    },
    story:
      'Toen ik rond 21.40 uur terugkwam, was de fiets weg. Het slot lag doorgeknipt op de grond. Achteraan staat een grijs kinderzitje. Op het kader kleeft een sticker van de school.\nIk heb niemand gezien. Een vrouw van de bakkerij zei mij dat ze',
    interpreter: null,
  },
  rights: { shownAt: '2026-03-24T13:30:00.000Z', acknowledgedAt: '2026-03-24T13:31:00.000Z' },
  startedAt: '2026-03-24T13:31:00.000Z',
  endedAt: null,
  pauses: [],
  writing: { field: 'story' },
  disputed: [1],
});

const unwritten = {
  ...statement,
  content: { ...statement.content, answers: {}, story: '' },
  writing: null,
  disputed: [],
};

const presentation = Presentation.parse({
  id: '0f6f2a34-92b5-4d3c-9a41-6f2f0f5f4f12',
  statementId: statement.id,
  statementVersion: 41,
  state: 'presented',
  sha256: '0'.repeat(64),
  sizeBytes: 40_000,
  pageCount: 2,
  confirmedPages: [],
});
/** Served by the gallery's server, as main serves what a visit shows. */
const source = '/shown/statement.pdf';
const photo = '/shown/photo.jpg';

const upload = {
  url: 'https://loket.example.be/f/carma-8Jq4Kc2yP0vWm3ZrT6xNbg',
  until: '2026-03-24T14:05:00.000Z',
};
const signed = {
  presentationId: presentation.id,
  method: 'eid',
  level: 'qualified_status_not_established',
  signedAt: '2026-03-24T13:58:00.000Z',
  signerName: 'Anneleen Maria Vandersteen',
} as const;
const choose = { task: 'choose_signature', eid: null, failure: null } as const;

/** The call, in every task and state that looks different. */
export const CALL_SCREENS: Readonly<Record<string, CitizenScreen>> = {
  call_connecting: { ...call, connection: 'connecting' },
  call_insert_card: call,
  call_reading: { ...call, reader: inside, card: { state: 'reading', step: 'address' } },
  call_read: read,
  call_failed: { ...call, card: { state: 'failed', cause: 'mute_card' } },
  call_reader_away: { ...call, reader: { state: 'service_away' } },
  call_interrupted: { ...during({ task: 'read_along', statement }), connection: 'interrupted' },
  call_rights: during({ task: 'rights', statement: { ...statement, state: 'rights' } }),
  call_reading_along: during({ task: 'read_along', statement }),
  call_nothing_written: during({ task: 'read_along', statement: unwritten }),
  call_paused: during({
    task: 'read_along',
    statement: { ...statement, writing: null, pauses: [{ from: '2026-03-24T13:40:00.000Z', to: null }] },
  }),
  call_send_files: during({ task: 'send_files', upload, receivedCount: 0 }),
  call_files_arrived: during({ task: 'send_files', upload, receivedCount: 2 }),
  call_look_pdf: during({ task: 'look', source, mediaType: 'application/pdf', page: 2, pageCount: 2 }),
  call_look_photo: during({ task: 'look', source: photo, mediaType: 'image/jpeg', page: 1, pageCount: 1 }),
  call_confirm_pages: during({ task: 'confirm_pages', source, presentation }),
  call_confirm_last_page: during({
    task: 'confirm_pages',
    source,
    presentation: { ...presentation, confirmedPages: [1] },
  }),
  call_page_broken: during({ task: 'confirm_pages', source: '/shown/nothing.pdf', presentation }),
  call_choose_signature: during(choose),
  call_choose_no_eid: during({ ...choose, eid: 'no_signature_certificate' }),
  call_choose_after_failure: during({ ...choose, eid: 'no_card', failure: 'card_pulled' }),
  call_pen: during({ task: 'pen', widthMm: 120, heightMm: 40 }),
  call_choose_pad: during({ ...choose, pen: 'pad' }),
  call_pen_pad: during({ task: 'pen', on: 'pad', widthMm: 96.8, heightMm: 26.9 }),
  call_pin: during({ task: 'pin' }),
  call_signing: during({ task: 'signing', method: 'eid' }),
  call_signed: during({ task: 'signed', signed }),
  call_signed_qualified: during({ task: 'signed', signed: { ...signed, level: 'qualified' } }),
  call_signed_pen: during({ task: 'signed', signed: { ...signed, method: 'pen', level: 'simple' } }),
  call_signed_test: during({ task: 'signed', signed: { ...signed, level: 'test' } }),
  call_stopped: during({ task: 'stopped' }),
};
