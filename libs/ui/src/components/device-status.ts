import type {
  CardReaderStatus,
  DisplayStatus,
  DocumentPrinterStatus,
  MediaDeviceStatus,
  SignaturePadStatus,
  TicketPrinterStatus,
} from '@loket/contract';
import type { Status } from './status-shape.tsx';

/** The shape in which each state of a device is drawn, the same wherever staff look at a counter. */
export const cardReaderStatus = {
  ready: 'good',
  absent: 'absent',
  service_away: 'attention',
  wedged: 'broken',
  error: 'broken',
} as const satisfies Record<CardReaderStatus['state'], Status>;

export const ticketPrinterStatus = {
  ready: 'good',
  paper_low: 'attention',
  paper_out: 'attention',
  cover_open: 'attention',
  offline: 'broken',
  not_configured: 'absent',
  error: 'broken',
} as const satisfies Record<TicketPrinterStatus['state'], Status>;

export const documentPrinterStatus = {
  ready: 'good',
  media_empty: 'attention',
  jam: 'attention',
  offline: 'broken',
  not_configured: 'absent',
  error: 'broken',
} as const satisfies Record<DocumentPrinterStatus['state'], Status>;

export const signaturePadStatus = {
  ready: 'good',
  absent: 'broken',
  busy: 'broken',
  not_configured: 'absent',
  error: 'broken',
} as const satisfies Record<SignaturePadStatus['state'], Status>;

export const displayStatus = {
  ready: 'good',
  absent: 'broken',
  misplaced: 'broken',
} as const satisfies Record<DisplayStatus['state'], Status>;

export const mediaDeviceStatus = {
  ready: 'good',
  absent: 'broken',
  black: 'broken',
  frozen: 'broken',
  silent: 'broken',
  error: 'broken',
} as const satisfies Record<MediaDeviceStatus['state'], Status>;
