import { type CitizenScreen, CitizenView, type Reading } from '@loket/contract';

const number = { siteCode: 'HH', count: 142, series: '' };
const inspectorName = 'Nora Vandenbroucke-Claes';
const reader = { state: 'ready', name: 'reader', card: 'absent' } as const;
const call = { screen: 'in_call', number, inspectorName, connection: 'connected', reader } as const;
const ticket = {
  screen: 'ticket',
  number,
  peopleBefore: 2,
  followUrl: 'https://loket.example.be/t/8Jq4Kc2yP0vWm3ZrT6xNbg',
  paper: 'printed',
  canCancel: true,
} as const;

/** Every screen in every state that looks different, with the longest names that a zone may have. */
export const GALLERY = {
  attract: { screen: 'attract', waiting: 3, takesTickets: true },
  attract_no_tickets: { screen: 'attract', waiting: 0, takesTickets: false },
  reason: { screen: 'reason' },
  issuing: { screen: 'issuing' },
  ticket,
  ticket_printing: {
    ...ticket,
    peopleBefore: 0,
    number: { siteCode: 'E', count: 42, series: '' },
    paper: 'printing',
  },
  ticket_no_paper: { ...ticket, number: { siteCode: 'HH', count: 1142, series: 'b' }, paper: 'no_paper' },
  ticket_failed: { screen: 'ticket_failed' },
  called: { screen: 'called', number, counterLabel: 1, recalls: 0 },
  called_again: { screen: 'called', number, counterLabel: 2, recalls: 2 },
  call_connecting: { ...call, connection: 'connecting', card: { state: 'waiting_for_card' } },
  call_insert_card: { ...call, card: { state: 'waiting_for_card' } },
  call_reading: {
    ...call,
    reader: { ...reader, card: 'present' },
    card: { state: 'reading', step: 'address' },
  },
  call_read: { ...call, reader: { ...reader, card: 'present' }, card: { state: 'read' } },
  call_failed: { ...call, card: { state: 'failed', cause: 'mute_card' } },
  call_reader_away: { ...call, reader: { state: 'service_away' }, card: { state: 'waiting_for_card' } },
  call_interrupted: { ...call, connection: 'interrupted', card: { state: 'read' } },
  returning: { screen: 'returning', number },
  goodbye_ended: { screen: 'goodbye', ending: 'ended' },
  goodbye_stopped: { screen: 'goodbye', ending: 'stopped' },
  goodbye_no_show: { screen: 'goodbye', ending: 'no_show' },
  goodbye_interrupted: { screen: 'goodbye', ending: 'interrupted' },
  one_moment: { screen: 'one_moment' },
  out_of_service: { screen: 'out_of_service', cause: 'no_connection' },
  out_of_service_revoked: { screen: 'out_of_service', cause: 'revoked' },
} as const satisfies Record<string, CitizenScreen>;

export type GalleryScreen = keyof typeof GALLERY;

export type GalleryOptions = {
  screen: GalleryScreen;
  reading: Reading;
  leavingInSeconds: number | null;
  presencePaneHeight: number;
};

/** A view as main would send it, checked by the same schema. */
export const galleryView = ({ screen, ...rest }: GalleryOptions): CitizenView =>
  CitizenView.parse({ siteName: 'Gemeentehuis Houthalen-Helchteren', content: GALLERY[screen], ...rest });
